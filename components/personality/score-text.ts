import type { ScoreName } from '@/lib/personality/personality-record';
import { pointsText } from '../points-text';

/** "Openness" for `openness`. */
export function scoreLabel(name: ScoreName): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** One row of the charts. */
export interface ScoreRow {
  name: ScoreName;
  live: number;
  /** As it would be after a save; the same as live while it is not changed. */
  draft: number;
  parent?: number;
}

/** Whether a reader sees two values. */
export function isChanged({ live, draft }: Pick<ScoreRow, 'live' | 'draft'>): boolean {
  return pointsText(live) !== pointsText(draft);
}

/** "72, draft, live 60, parent 55", to follow the score's name. */
export function spokenScore(row: Omit<ScoreRow, 'name'>): string {
  const own = isChanged(row)
    ? `${pointsText(row.draft)}, draft, live ${pointsText(row.live)}`
    : pointsText(row.live);
  return row.parent === undefined ? own : `${own}, parent ${pointsText(row.parent)}`;
}
