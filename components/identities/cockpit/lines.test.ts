import { expect, test } from 'vitest';
import { barPath, changeText, linePath, marksOf, runsOf, saidOf, tenths } from './lines';

const range = { from: 1, to: 5 };

test('a line goes through every value, 0 at the bottom', () => {
  expect(linePath([1, 3, 5], [0, 0.5, 1], range)).toBe('M0 100L500 50 1000 0');
  expect(linePath([1, 3, 5], [0, 0.25, 0.5], range, 0.5)).toBe('M0 100L500 50 1000 0');
});

test('a value above the top stays inside the chart', () => {
  expect(linePath([1, 5], [0.9, 0], range, 0.5)).toBe('M0 0L1000 100');
});

test('one value is a dot, none is nothing', () => {
  expect(linePath([1], [0.25], { from: 1, to: 1 })).toBe('M0 75h0');
  expect(linePath([], [], { from: 1, to: 1 })).toBe('');
});

test('four hundred values make a path of a few thousand characters', () => {
  const cycles = Array.from({ length: 400 }, (_, place) => 1 + place * 250);
  const path = linePath(
    cycles,
    cycles.map((cycle) => (cycle % 997) / 997),
    { from: 1, to: 99_751 },
  );
  expect(path.length).toBeLessThan(5000);
});

test('a level lasts until the next one begins', () => {
  expect(runsOf([1, 2, 3, 5], ['LOW', 'MED', 'MED', 'LOW'], range)).toEqual([
    { level: 'LOW', from: 0, to: 0.25 },
    { level: 'MED', from: 0.25, to: 1 },
    { level: 'LOW', from: 1, to: 1 },
  ]);
});

test('of marks too close together the highest stays, and what is calm or unknown has none', () => {
  const runs = [
    { level: 'LOW', from: 0, to: 0.1 },
    { level: 'MED', from: 0.1, to: 0.11 },
    { level: 'OVER', from: 0.11, to: 0.12 },
    { level: 'HIGH', from: 0.12, to: 0.3 },
    { level: 'unheard of', from: 0.3, to: 0.9 },
    { level: 'MED', from: 1, to: 1 },
  ];
  expect(marksOf(runs, 10).map(({ level, from }) => [level, from])).toEqual([
    ['OVER', 0.11],
    ['MED', 1],
  ]);
});

test('thousands of changes leave as many marks as were asked for', () => {
  const cycles = Array.from({ length: 400 }, (_, place) => place + 1);
  const levels = cycles.map((cycle) => (cycle % 2 ? 'HIGH' : 'LOW'));
  const runs = runsOf(cycles, levels, { from: 1, to: 400 });
  expect(marksOf(runs, 40)).toHaveLength(40);
});

test('a bar has the runs of one rank, and shows the shortest inside the chart', () => {
  const runs = [
    { level: 'HIGH', from: 0.1, to: 0.3 },
    { level: 'MED', from: 0.3, to: 1 },
    { level: 'HIGH', from: 1, to: 1 },
  ];
  expect(barPath(runs, 2, 10)).toBe('M100 100h200v-10h-200zM997 100h3v-10h-3z');
  expect(barPath(runs, 3, 10)).toBe('');
});

test('a line is said by its ends and bounds', () => {
  expect(saidOf([0.1, 0.9, 0.4])).toBe('from 10.0 to 40.0, between 10.0 and 90.0');
  expect(saidOf([])).toBe('no value');
});

test('a change is the difference of what is read', () => {
  expect(changeText(0.1, 0.1234)).toBe('+2.3');
  expect(changeText(0.1234, 0.1)).toBe('−2.3');
  expect(changeText(0.10002, 0.10004)).toBe('0');
  // 10.0 and 10.1 are read, though less than half of that lies between.
  expect(changeText(0.1004, 0.1006)).toBe('+0.1');
  expect(tenths(1)).toBe('100.0');
});
