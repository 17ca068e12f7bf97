import type { Problem } from '@/lib/contract/problem';
import type { Turn } from '@/lib/contract/tester';

/** One frame of upstream, and when this page got it. */
export interface ArrivedFrame {
  at_ms: number;
  data: string;
  /** In ms, of this page's clock. */
  arrived: number;
}

/** A turn as the page shows it. */
export interface ShownTurn {
  turn: Turn;
  /** Of an answer that this page followed. */
  frames: readonly ArrivedFrame[];
  /** This page asked, and got every frame as it came. */
  isWitnessed: boolean;
  /** The connection is broken and being tried again. */
  isLost: boolean;
  isStopping: boolean;
  /** What was refused about it: following, or stopping. */
  problem?: Problem | undefined;
}

export function shown(turn: Turn, known?: ShownTurn): ShownTurn {
  return {
    frames: [],
    isWitnessed: false,
    isStopping: false,
    ...known,
    problem: undefined,
    isLost: false,
    turn,
  };
}

export function isRunning({ turn }: ShownTurn): boolean {
  return turn.status === 'running';
}

/** What a frame of the agents API adds to the answer. */
export function textOf(data: string): string {
  if (!data.includes('"content"')) return '';
  try {
    const { choices } = Object(JSON.parse(data)) as { choices?: { delta?: { content?: unknown } }[] };
    const content = choices?.[0]?.delta?.content;
    return typeof content === 'string' ? content : '';
  } catch {
    return '';
  }
}

/**
 * A page of turns, the newest first, put to what is known. What it leaves out in its range was superseded, and after
 * the newest page nothing comes but what was begun while it was read.
 */
export function withPage(known: readonly ShownTurn[], page: readonly Turn[], isNewest: boolean): ShownTurn[] {
  const first = page.at(-1)?.position ?? 0;
  const last = page[0]?.position ?? -1;
  const by = new Map(known.map((each) => [each.turn.turn_id, each]));
  const fresh = page.toReversed().map((turn) => {
    const held = by.get(turn.turn_id);
    // What this page follows is newer than what was read.
    return held && isRunning(held) && turn.status === 'running' ? held : shown(turn, held);
  });
  const before = known.filter(({ turn }) => turn.position < first);
  const after = known.filter(
    (each) => page.length > 0 && each.turn.position > last && (!isNewest || isRunning(each)),
  );
  return [...before, ...fresh, ...after];
}

/** Whether something on the way held the frames back: they were sent over a while and came nearly at once. */
export function isHeldBack({ frames, isWitnessed }: Pick<ShownTurn, 'frames' | 'isWitnessed'>): boolean {
  const [first, last] = [frames[0], frames.at(-1)];
  if (!isWitnessed || !first || !last) return false;
  const sent = last.at_ms - first.at_ms;
  return sent > 1500 && last.arrived - first.arrived < sent / 3;
}
