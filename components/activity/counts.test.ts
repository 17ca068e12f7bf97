import { expect, it } from 'vitest';
import { countLines, countsText } from './counts';

it('says counts in words, one and many', () => {
  expect(countsText({ facts_deleted: 1, nodes_deleted: 1200, other_things: 2 })).toBe(
    '1 fact · 1,200 nodes · 2 other things',
  );
});

it('makes receipt lines in the order of the API', () => {
  expect(countLines({ global_states_deleted: 0, facts_deleted: 3 })).toEqual([
    { label: 'Global states', count: 0 },
    { label: 'Facts', count: 3 },
  ]);
});
