import { sessionOfPage } from '@/lib/auth/page-request';
import { uuid } from '@/lib/contract/common';
import { isProblemError } from '@/lib/problem-error';
import { apis } from '@/lib/server/app';
import { exportTranscript, type TranscriptFormat } from '@/lib/server/export-transcript';

export const dynamic = 'force-dynamic';

/** A transcript as a file, written as it is read. */
export async function GET(request: Request): Promise<Response> {
  const session = await sessionOfPage(request);
  if (session instanceof Response) return session;
  const query = new URL(request.url).searchParams;
  const ids = [uuid.safeParse(query.get('agent')), uuid.safeParse(query.get('transcript'))] as const;
  const format: TranscriptFormat = query.get('format') === 'jsonl' ? 'jsonl' : 'markdown';
  const [agent, transcript] = ids;
  if (!agent.success || !transcript.success) return new Response('Not a transcript.', { status: 404 });
  const as = { api: apis().dashboard, token: session.token };
  try {
    const params = { agentId: agent.data, transcriptId: transcript.data };
    return await exportTranscript(as, params, { format, signal: request.signal });
  } catch (error) {
    if (!isProblemError(error)) throw error;
    const headers = { 'Content-Type': 'application/problem+json' };
    return new Response(JSON.stringify(error.problem), { status: error.problem.status, headers });
  }
}
