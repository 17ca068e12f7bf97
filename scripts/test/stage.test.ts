import { expect, test } from 'vitest';
import { summarise } from './unit';

test('a run of nothing fails', () => {
  expect(summarise({ passed: 0, failed: 0, skipped: 0, code: 0 }).failed).toBe(1);
  expect(summarise({ passed: 0, failed: 0, skipped: 4, code: 0 }).failed).toBeGreaterThan(0);
});

test('a runner that failed without a failed test counts as one failure', () => {
  expect(summarise({ passed: 5, failed: 0, skipped: 0, code: 1 })).toMatchObject({ passed: 5, failed: 1 });
  expect(summarise({ passed: 5, failed: 2, skipped: 0, code: 1 })).toMatchObject({ passed: 5, failed: 2 });
  expect(summarise({ passed: 5, failed: 0, skipped: 0, code: 0 })).toMatchObject({ passed: 5, failed: 0 });
});
