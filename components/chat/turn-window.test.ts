import { describe, expect, it } from 'vitest';
import { groupsInSight } from './turn-window';

describe('groups in sight', () => {
  const heights = Array.from({ length: 300 }, (_, index) => 400 + (index % 7) * 100);

  it('are those that the reader sees, and some around', () => {
    const top = heights.slice(0, 100).reduce((total, height) => total + height, 0);
    expect(groupsInSight(heights, top, 800).from).toBe(100);
    const { from, to } = groupsInSight(heights, top, 800, 400);
    expect(from).toBeLessThan(100);
    expect(to).toBeGreaterThan(101);
    expect(to - from).toBeLessThan(8);
  });

  it('are the first at the beginning and the last at the end', () => {
    expect(groupsInSight(heights, 0, 800).from).toBe(0);
    const all = heights.reduce((total, height) => total + height, 0);
    expect(groupsInSight(heights, all - 800, 800).to).toBe(300);
  });

  it('are the last one when the place lies beyond all of them', () => {
    expect(groupsInSight(heights, 10_000_000, 800)).toEqual({ from: 299, to: 300 });
    expect(groupsInSight([], 0, 800)).toEqual({ from: 0, to: 0 });
  });
});
