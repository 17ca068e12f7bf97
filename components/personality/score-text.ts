import type { ScoreName } from '@/lib/personality/personality-record';

/** "Openness" for `openness`. */
export function scoreLabel(name: ScoreName): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A fraction as it is read: "72", or "93.33" where somebody was that exact. */
export function pointsText(fraction: number): string {
  return String(Math.round(fraction * 10_000) / 100);
}

/** The fraction that a reader typed as points; null for what is no number from 0 to 100. */
export function parsePoints(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,20})?$|^\.\d{1,20}$/.test(text)) return null;
  const points = Number(text);
  return points <= 100 ? points / 100 : null;
}

/** "+12" or "−3.5"; "0" when they read the same. */
export function differenceText(from: number, to: number): string {
  const points = Math.round((to - from) * 10_000) / 100;
  if (points === 0) return '0';
  return points > 0 ? `+${points}` : `−${Math.abs(points)}`;
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
