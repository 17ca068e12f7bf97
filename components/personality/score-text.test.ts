import { expect, test } from 'vitest';
import { spokenScore } from './score-text';

test('a reader hears the draft, what is live, and the parent', () => {
  expect(spokenScore({ live: 0.6, draft: 0.72 })).toBe('72, draft, live 60');
  expect(spokenScore({ live: 0.6, draft: 0.6, parent: 0.55 })).toBe('60, parent 55');
});
