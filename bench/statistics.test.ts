import { describe, expect, it } from 'vitest';
import { p50, p95, percentile, shareUnder } from './statistics';

describe('percentile', () => {
  it('is a sample that was measured, never one in between', () => {
    expect(p50([4, 1, 3, 2])).toBe(2);
    expect(p50([9, 1, 5])).toBe(5);
    expect(p95(Array.from({ length: 100 }, (_, index) => index + 1))).toBe(95);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('is no number without samples', () => {
    expect(p50([])).toBeNaN();
  });
});

it('counts samples strictly under a limit', () => {
  expect(shareUnder([100, 199, 200, 300], 200)).toBe(0.5);
});
