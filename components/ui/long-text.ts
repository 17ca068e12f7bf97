const LONG = 4000;

/** Laying out a long text without a blank takes seconds when each line is kerned anew. */
export function longTextStyle(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length < LONG) return undefined;
  return '[font-kerning:none] [font-variant-ligatures:none]';
}
