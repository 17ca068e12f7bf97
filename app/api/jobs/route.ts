import { refusePage, sessionOfPage } from '@/lib/auth/page-request';
import { openClient } from '@/lib/client/client';
import { connection } from '@/lib/client/connection';
import { watchForks } from '@/lib/client/watch-forks';
import { isUuid } from '@/lib/contract/is-uuid';
import { JOBS_DONE, type JobUpdate, MOST_JOBS } from '@/lib/contract/jobs';

export const dynamic = 'force-dynamic';

const KEEP_AWAKE_MS = 15_000;

/** How far forks are, as server-sent events: a page can follow them without asking again and again. */
export async function GET(request: Request): Promise<Response> {
  const session = await sessionOfPage(request);
  if (session instanceof Response) return session;
  const ids = [...new Set(new URL(request.url).searchParams.getAll('agent'))];
  if (ids.length === 0 || ids.length > MOST_JOBS || !ids.every(isUuid)) {
    return refusePage(422, 'refused', `Name 1 to ${MOST_JOBS} agents by their id.`);
  }
  const firstWaitMs = connection().kind === 'remote' ? 2000 : 300;
  const { signal } = request;
  const updates = watchForks(openClient(session.token), ids, { firstWaitMs, signal });
  return new Response(stream(updates, signal), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

/** A token lives a minute: when it has ended the stream does, and the browser comes again with the next one. */
function stream(updates: AsyncGenerator<JobUpdate>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const say = (text: string) => {
        if (!signal.aborted) controller.enqueue(encoder.encode(text));
      };
      const awake = setInterval(() => say(':\n\n'), KEEP_AWAKE_MS);
      try {
        say('retry: 1000\n\n');
        for await (const update of updates) say(`data: ${JSON.stringify(update)}\n\n`);
        say(`data: ${JOBS_DONE}\n\n`);
      } catch {
        // The browser asks again and is told the reason then.
      } finally {
        clearInterval(awake);
        if (!signal.aborted) controller.close();
      }
    },
  });
}
