import { describe, expect, it } from 'vitest';
import { exactText, relativeText } from './relative-time-text';

const now = Date.UTC(2026, 2, 12, 14, 3, 7);
const minutes = (count: number) => count * 60_000;

describe('relativeText', () => {
  it.each([
    [0, 'just now'],
    [44_999, 'just now'],
    [45_000, '1 min ago'],
    [minutes(59.9), '59 min ago'],
    [minutes(60), '1 h ago'],
    [minutes(60 * 24) - 1, '23 h ago'],
    [minutes(60 * 24), '1 d ago'],
    [minutes(60 * 24 * 30), '10 Feb 2026'],
    [-minutes(5), 'in 5 min'],
    [-minutes(60 * 24 * 7 - 1), 'in 7 d'],
  ])('says %i ms before as %s', (before, text) => {
    expect(relativeText(now - before, now)).toBe(text);
  });
});

describe('exactText', () => {
  it.each([
    [0, '12 Mar 2026, 14:03:07 UTC'],
    [60, '12 Mar 2026, 15:03:07 UTC+1'],
    [-210, '12 Mar 2026, 10:33:07 UTC−3:30'],
    [600, '13 Mar 2026, 00:03:07 UTC+10'],
  ])('with an offset of %i minutes', (offset, text) => {
    expect(exactText(now, offset)).toBe(text);
  });
});
