import { expect, test } from 'vitest';
import { differenceText, parsePoints, pointsText } from './points-text';

test.each([
  ['72', 0.72],
  [' 72,5 ', 0.725],
  ['0', 0],
  ['100', 1],
  ['100.0', 1],
  ['.5', 0.005],
])('%s is %d', (typed, fraction) => expect(parsePoints(typed)).toBe(fraction));

test.each(['', '-1', '101', '100.01', 'NaN', 'Infinity', '1e1', '0x10', '7 2', '72%'])(
  '%j is no score',
  (typed) => expect(parsePoints(typed)).toBeNull(),
);

test('points read as whole numbers where they are, and as exact as two places otherwise', () => {
  expect([0.72, 0.29, 1, 0, 1 / 3].map(pointsText)).toEqual(['72', '29', '100', '0', '33.33']);
});

test('differences carry their sign', () => {
  expect([differenceText(0.6, 0.72), differenceText(0.6, 0.25), differenceText(0.6, 0.6)]).toEqual([
    '+12',
    '−35',
    '0',
  ]);
});
