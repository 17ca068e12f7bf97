import { sql } from 'drizzle-orm';

/** Work that goes on in one process says so in its row; others read there that it is gone, or ask it to stop. */

const BEAT_MS = 2000;

/** Seen last before this: whoever held the work is gone. */
export const LOST_AFTER = sql`clock_timestamp() - interval '10 seconds'`;

/** Beats until the work is over. `beat` writes that it lives and answers whether somebody wants it to stop. */
export async function withHeartbeat<T>(
  beat: () => Promise<boolean>,
  stop: AbortController,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    beat()
      .then((isStopWanted) => isStopWanted && stop.abort())
      .catch(() => {
        // The next one may get through.
      });
  }, BEAT_MS);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
