import { expect, test } from 'vitest';
import { isAll, moved, nearestCycle, nearestTo, placeOf, SHORTEST, ticksOf, within, zoomed } from './axis';

const cycles = [1, 251, 501, 751, 1000];
const all = { from: 1, to: 1000 };

test('a place on the axis finds the nearest cycle that is shown', () => {
  expect(nearestTo(0, cycles, all)).toBe(0);
  expect(nearestTo(0.12, cycles, all)).toBe(0);
  expect(nearestTo(0.13, cycles, all)).toBe(1);
  expect(nearestTo(1, cycles, all)).toBe(4);
  expect(nearestTo(7, cycles, all)).toBe(4);
  expect(nearestTo(-7, cycles, all)).toBe(0);
});

test('every shown cycle is nearest to itself', () => {
  const many = Array.from({ length: 400 }, (_, place) => 3 + place * 7);
  const range = { from: 3, to: 3 + 399 * 7 };
  for (const [place, cycle] of many.entries()) {
    expect(nearestCycle(cycle, many)).toBe(place);
    expect(nearestTo(placeOf(cycle, range), many, range)).toBe(place);
  }
});

test('one cycle and none are no special cases for the caller', () => {
  expect(nearestTo(0.7, [1], { from: 1, to: 1 })).toBe(0);
  expect(nearestCycle(5, [])).toBe(-1);
  expect(placeOf(1, { from: 1, to: 1 })).toBe(0);
  expect(within({ from: 1, to: 1 }, 1)).toEqual({ from: 1, to: 1 });
  expect(ticksOf({ from: 1, to: 1 }, 6)).toEqual([1]);
});

test('a range is kept to whole cycles that there are, in whichever order it was drawn', () => {
  expect(within({ from: 700.4, to: 200.2 }, 1000)).toEqual({ from: 200, to: 700 });
  expect(within({ from: -50, to: 99 }, 1000)).toEqual({ from: 1, to: 150 });
  expect(within({ from: 900, to: 1200 }, 1000)).toEqual({ from: 700, to: 1000 });
  expect(within({ from: 1, to: 2 ** 31 }, 1000)).toEqual(all);
});

test('a range is never shorter than a zoom may be, nor longer than the history', () => {
  expect(within({ from: 500, to: 500 }, 1000)).toEqual({ from: 496, to: 505 });
  expect(within({ from: 2, to: 3 }, 4)).toEqual({ from: 1, to: 4 });
});

test('zooming keeps the cycle under the cursor where it is', () => {
  const range = zoomed(all, 0.5, 251, 1000);
  expect(placeOf(251, range)).toBeCloseTo(placeOf(251, all), 2);
  expect(range.to - range.from).toBe(500);
  const back = zoomed(range, 2, 251, 1000);
  expect(isAll(back, 1000)).toBe(true);
});

test('zooming in ends at the shortest range, and out at everything', () => {
  let range = { from: 1, to: 100_000 };
  for (let step = 0; step < 30; step += 1) range = zoomed(range, 0.5, 77_777, 100_000);
  expect(range.to - range.from).toBe(SHORTEST);
  expect(range.from).toBeLessThanOrEqual(77_777);
  expect(range.to).toBeGreaterThanOrEqual(77_777);
  for (let step = 0; step < 30; step += 1) range = zoomed(range, 2, 77_777, 100_000);
  expect(range).toEqual({ from: 1, to: 100_000 });
});

test('zooming around a cycle outside of the range goes towards it', () => {
  expect(zoomed({ from: 1, to: 100 }, 0.5, 400, 1000).to).toBe(400);
});

test('moving stops at both ends without growing shorter', () => {
  expect(moved({ from: 101, to: 200 }, 0.5, 1000)).toEqual({ from: 151, to: 250 });
  expect(moved({ from: 101, to: 200 }, -5, 1000)).toEqual({ from: 1, to: 100 });
  expect(moved({ from: 901, to: 950 }, 5, 1000)).toEqual({ from: 951, to: 1000 });
});

test('the axis is marked at round cycles', () => {
  expect(ticksOf({ from: 1, to: 1000 }, 5)).toEqual([200, 400, 600, 800, 1000]);
  expect(ticksOf({ from: 313, to: 362 }, 6)).toEqual([320, 330, 340, 350, 360]);
  expect(ticksOf({ from: 1, to: 4 }, 6)).toEqual([1, 2, 3, 4]);
  for (const to of [2, 7, 99, 12_345, 100_000, 2_147_483_647]) {
    expect(ticksOf({ from: 1, to }, 6).length).toBeLessThanOrEqual(7);
  }
});
