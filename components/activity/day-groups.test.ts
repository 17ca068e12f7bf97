import { expect, it } from 'vitest';
import { groupByDay } from './day-groups';

const now = Date.parse('2026-03-12T10:00:00Z');
const rows = [
  '2026-03-12T09:00:00Z',
  '2026-03-11T23:30:00Z',
  '2026-03-11T08:00:00Z',
  '2026-03-01T08:00:00Z',
].map((at) => ({ at }));
const sizes = (offset: number) =>
  groupByDay(rows, now, () => offset).map(({ day, items }) => `${day}: ${items.length}`);

it('cuts at midnight and names the near days', () => {
  expect(sizes(0)).toEqual(['Today: 1', 'Yesterday: 2', '1 Mar 2026: 1']);
});

it('cuts at the midnight of the reader', () => {
  expect(sizes(60)).toEqual(['Today: 2', 'Yesterday: 1', '1 Mar 2026: 1']);
  expect(sizes(-600)).toEqual(['Yesterday: 2', '10 Mar 2026: 1', '28 Feb 2026: 1']);
});
