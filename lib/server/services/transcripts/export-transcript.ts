import type { Transcript, TranscriptFormat, TranscriptTurn } from '@/lib/contract/transcripts';
import type { Context } from '../../context';
import { fileResponse } from '../../file-response';
import { listTranscriptTurns } from './list-transcript-turns';
import { getTranscript } from './list-transcripts';

const PAGE = 100;

interface Asked {
  agentId: string;
  transcriptId: string;
  format: TranscriptFormat;
}

/** The whole transcript from its beginning, as a file. */
export async function exportTranscript(ctx: Context, asked: Asked, signal: AbortSignal): Promise<Response> {
  const head = await getTranscript(ctx, asked);
  const isLines = asked.format === 'jsonl';
  const name = `transcript-${head.transcript_id.slice(0, 8)}.${isLines ? 'jsonl' : 'md'}`;
  const mediaType = isLines ? 'application/jsonl' : 'text/markdown';
  return fileResponse({ name, mediaType, signal }, textsOf(ctx, asked, head));
}

async function* textsOf(ctx: Context, asked: Asked, head: Transcript): AsyncGenerator<string> {
  const isLines = asked.format === 'jsonl';
  yield isLines ? `${JSON.stringify({ transcript: head })}\n` : titleOf(head);
  for (let cursor: string | undefined, more = true; more; ) {
    const query = { cursor, page_size: PAGE, oldest_first: true };
    const page = await listTranscriptTurns(ctx, { ...asked, query });
    for (const turn of page.items ?? []) yield isLines ? `${JSON.stringify(turn)}\n` : markdownOf(turn);
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
