import { expect, it } from 'vitest';
import { keyState, workingFirst } from './key-state';

const now = Date.parse('2026-03-12T10:00:00Z');
const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString();
const wordOf = (is_active: boolean, expires_at?: string) => keyState({ is_active, expires_at }, now).word;

it('tells revoked, expired and expiring keys apart', () => {
  expect(wordOf(true)).toBe('Active');
  expect(wordOf(true, inDays(30))).toBe('Active');
  expect(wordOf(true, inDays(3))).toBe('Expires soon');
  expect(wordOf(false, inDays(-1))).toBe('Expired');
  expect(wordOf(false, inDays(3))).toBe('Revoked');
  expect(wordOf(false)).toBe('Revoked');
});

it('puts working keys first and keeps the order otherwise', () => {
  const keys = [
    { id: 1, is_active: false },
    { id: 2, is_active: true },
    { id: 3, is_active: false, expires_at: inDays(-2) },
    { id: 4, is_active: true, expires_at: inDays(2) },
  ];
  expect(workingFirst(keys, now).map(({ id }) => id)).toEqual([2, 4, 1, 3]);
});
