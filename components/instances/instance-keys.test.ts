import { expect, it } from 'vitest';
import { rowAfterKey } from './instance-keys';

it('moves by row, page and end, and stops at both ends', () => {
  expect(rowAfterKey('ArrowDown', 3, 10, 5)).toBe(4);
  expect(rowAfterKey('ArrowUp', 0, 10, 5)).toBe(0);
  expect(rowAfterKey('PageDown', 7, 10, 5)).toBe(9);
  expect(rowAfterKey('PageUp', 7, 10, 5)).toBe(2);
  expect(rowAfterKey('Home', 7, 10, 5)).toBe(0);
  expect(rowAfterKey('End', 7, 10, 5)).toBe(9);
  expect(rowAfterKey('Enter', 7, 10, 5)).toBeUndefined();
});
