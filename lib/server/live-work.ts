/**
 * Work that a request began and that goes on when the request is closed. Next loads modules more than once: what this
 * process holds is one all the same.
 */

interface Held {
  stop: AbortController;
  wake: Set<() => void>;
  over: Promise<void>;
}

function held(): Map<string, Held> {
  const home = globalThis as unknown as Record<symbol, Map<string, Held> | undefined>;
  const key = Symbol.for('troupe.live-work');
  home[key] ??= new Map();
  return home[key];
}

/** Begins the work, which must not throw. */
export function holdWork(id: string, work: (stop: AbortController) => Promise<void>): void {
  const stop = new AbortController();
  const wake = new Set<() => void>();
  const over = work(stop).finally(() => {
    held().delete(id);
    for (const each of wake) each();
  });
  held().set(id, { stop, wake, over });
}

export function isHeldHere(id: string): boolean {
  return held().has(id);
}

/** False when another process holds it, or nobody. */
export function stopWork(id: string): boolean {
  const own = held().get(id);
  own?.stop.abort();
  return own !== undefined;
}

const SETTLE_MS = 3000;

/** The process ends: what runs stops, and has a moment to clean up after itself. */
export async function endWork(): Promise<void> {
  const all = [...held().values()];
  for (const { stop } of all) stop.abort();
  const late = new Promise<void>((resolve) => setTimeout(resolve, SETTLE_MS).unref());
  await Promise.race([Promise.all(all.map(({ over }) => over)), late]);
}

/** Those who follow it look again. */
export function noteProgress(id: string): void {
  for (const wake of held().get(id)?.wake ?? []) wake();
}

/** Until there is progress, and no longer than `ms`: another process says nothing. */
function nextProgress(id: string, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const own = held().get(id);
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      own?.wake.delete(end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    own?.wake.add(end);
  });
}

const LOOK_AGAIN_MS = 500;
/** Between two looks, however much happens. */
const PAUSE_MS = 60;

export interface Look<T> {
  /** Undefined: nothing changed. */
  event: T | undefined;
  isOver: boolean;
}

/** How the work stands, whenever that changed, until it is over. Throws when it cannot be read: it can be followed again. */
export async function* followWork<T>(
  id: string,
  look: () => Promise<Look<T>>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  while (!signal.aborted) {
    const progress = nextProgress(id, LOOK_AGAIN_MS, signal);
    const seen = await look();
    if (seen.event !== undefined) yield seen.event;
    if (seen.isOver) return;
    await progress;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
