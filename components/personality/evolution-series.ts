import type { PersonalityDelta } from '@/lib/contract/personality';
import type { ScoreName } from '@/lib/personality/personality-record';

/** A score from one time on. */
interface Step {
  /** Milliseconds since 1970. */
  at: number;
  score: number;
}

export interface Series {
  name: ScoreName;
  /** In the order of time; the first is what it was when the chart begins. */
  steps: Step[];
  changes: number;
}

export interface Evolution {
  from: number;
  to: number;
  series: Series[];
}

/**
 * Each score over time, from `evolution` as the API answers it, the newest first. A score that did not change is a
 * level line at what it is now.
 */
export function evolutionOf(
  evolution: readonly PersonalityDelta[],
  live: Partial<Record<ScoreName, number>>,
  names: readonly ScoreName[],
  now: number,
): Evolution {
  const times = evolution.map(({ timestamp }) => Date.parse(timestamp)).filter(Number.isFinite);
  const first = Math.min(now, ...times);
  // What was before the first change needs room to be seen.
  const from = first - Math.max(1000, (now - first) * 0.05);
  return { from, to: now, series: names.map((name) => seriesOf(evolution, live[name] ?? 0.5, name, from)) };
}

function seriesOf(
  evolution: readonly PersonalityDelta[],
  live: number,
  name: ScoreName,
  from: number,
): Series {
  const changes = evolution
    .filter((delta) => delta.trait_name === name)
    .map((delta) => ({ at: Date.parse(delta.timestamp), score: delta.new_value, old: delta.old_value }))
    .filter(({ at }) => Number.isFinite(at))
    .toSorted((one, other) => one.at - other.at);
  const start: Step = { at: from, score: changes[0]?.old ?? live };
  return {
    name,
    steps: [start, ...changes.map(({ at, score }) => ({ at, score }))],
    changes: changes.length,
  };
}
