import type { ForkRunner } from './fork-runner';

type Slot = { runner: ForkRunner | null };

/** Next loads this module once for routes and once for its start-up; the runner of the process is one. */
function slot(): Slot {
  const home = globalThis as unknown as Record<symbol, Slot | undefined>;
  const key = Symbol.for('troupe.forks');
  home[key] ??= { runner: null };
  return home[key];
}

/** From now on this process copies. */
export function setForkRunner(runner: ForkRunner | null): void {
  slot().runner = runner;
}

/** A fork was asked for: begun at once here, and by polling elsewhere. */
export function pokeForks(): void {
  slot().runner?.poke();
}
