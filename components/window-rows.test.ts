import { expect, it } from 'vitest';
import { rowsInSight } from './window-rows';

const window = { seen: 900, top: 180, height: 36 };

it('draws what is seen and a few rows more', () => {
  expect(rowsInSight({ ...window, scrolled: 0 }, 1000)).toEqual({ from: 0, to: 28, isNearEnd: false });
  expect(rowsInSight({ ...window, scrolled: 3780 }, 1000)).toMatchObject({ from: 92, to: 133 });
});

it('never leaves the rows there are', () => {
  expect(rowsInSight({ ...window, scrolled: 0 }, 3)).toMatchObject({ from: 0, to: 3 });
  expect(rowsInSight({ ...window, scrolled: 90_000 }, 30)).toMatchObject({ from: 30, to: 30 });
  expect(rowsInSight({ ...window, scrolled: 0, top: 9000 }, 30)).toMatchObject({ from: 0, to: 0 });
});

it('reads on near the end, but not before the first scroll of a full window', () => {
  expect(rowsInSight({ ...window, scrolled: 0 }, 30).isNearEnd).toBe(false);
  expect(rowsInSight({ ...window, scrolled: 40 }, 30).isNearEnd).toBe(true);
  expect(rowsInSight({ ...window, scrolled: 40 }, 100).isNearEnd).toBe(false);
  expect(rowsInSight({ ...window, scrolled: 0, seen: 1400 }, 30).isNearEnd).toBe(true);
});
