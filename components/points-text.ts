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
