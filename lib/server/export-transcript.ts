import { call, type Transport } from '@/lib/call';
import { getTranscript, listTranscriptTurns } from '@/lib/contract/endpoints/transcripts';
import type { Transcript, TranscriptTurn } from '@/lib/contract/transcripts';
import type { Api } from './api';

export type TranscriptFormat = 'jsonl' | 'markdown';

const PAGE = 100;

/** The whole transcript from its beginning, a page in memory at a time; a reader that goes away ends it. */
export async function exportTranscript(
  { api, token }: { api: Pick<Api, 'fetch'>; token: string },
  params: { agentId: string; transcriptId: string },
  { format, signal }: { format: TranscriptFormat; signal: AbortSignal },
): Promise<Response> {
  const here: Transport = {
    base: 'http://embedded/api/troupe/v1',
    token,
    fetch: async (request) => api.fetch(request),
  };
  const head = await call(here, getTranscript, { params });
  const texts = textsOf(here, params, { head, format });
  const body = new ReadableStream<string>({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done || signal.aborted) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
  const isLines = format === 'jsonl';
  const name = `transcript-${head.transcript_id.slice(0, 8)}.${isLines ? 'jsonl' : 'md'}`;
  return new Response(body.pipeThrough(new TextEncoderStream()), {
    headers: {
      'Content-Type': isLines ? 'application/jsonl; charset=utf-8' : 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}

async function* textsOf(
  here: Transport,
  params: { agentId: string; transcriptId: string },
  { head, format }: { head: Transcript; format: TranscriptFormat },
): AsyncGenerator<string> {
  yield format === 'jsonl' ? `${JSON.stringify({ transcript: head })}\n` : titleOf(head);
  for (let cursor: string | undefined, more = true; more; ) {
    const query = { cursor, page_size: PAGE, oldest_first: true };
    const page = await call(here, listTranscriptTurns, { params, query });
    for (const turn of page.items ?? []) {
      yield format === 'jsonl' ? `${JSON.stringify(turn)}\n` : markdownOf(turn);
    }
    cursor = page.next_cursor;
    more = cursor !== undefined;
  }
}

function titleOf(head: Transcript): string {
  const user = head.user_id ? `, user ${head.user_id}` : '';
  return `# Transcript of ${head.instance_name}${user}\n\nSession ${head.session_id}, ${head.turns} turns, begun ${head.created_at}\n`;
}

function markdownOf({
  created_at: at,
  said,
  response,
  error,
  model,
  provider,
  ...turn
}: TranscriptTurn): string {
  const by = provider === 'rehearsal' ? 'rehearsal, no language model' : model;
  const parts = [
    `\n## ${at}${turn.reset_at ? ' (before a reset, no longer context)' : ''}`,
    quoted(said || '(answers to tool calls)'),
    response,
    turn.tools.length > 0 && `Called: ${turn.tools.join(', ')}`,
    error && `Ended with: ${error}`,
    `*${by}*`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** What the user said, told apart from the answer. */
function quoted(text: string): string {
  return text.replaceAll(/^/gm, '> ');
}
