import { describe, expect, it } from 'vitest';
import { addTags } from './tag-list';

const limits = { maxItems: 3, maxLength: 5 };

describe('addTags', () => {
  it('trims, and ignores blanks', () => {
    expect(addTags(['a'], '  b ', limits)).toEqual({ tags: ['a', 'b'], added: ['b'] });
    expect(addTags(['a'], '   ', limits)).toEqual({ tags: ['a'], added: [] });
  });
  it('takes pasted lines one by one and skips doubled ones', () => {
    expect(addTags(['a'], 'b\r\na\n\nc\n', limits).tags).toEqual(['a', 'b', 'c']);
  });
  it('says why a doubled one is refused when it was typed', () => {
    expect(addTags(['a'], 'a', limits).refusal).toContain('already');
  });
  it('refuses one that is too long and keeps those before it', () => {
    const outcome = addTags([], 'ok\ntoo long', limits);
    expect(outcome.tags).toEqual(['ok']);
    expect(outcome.refusal).toContain('at most 5');
  });
  it('stops at the number of entries', () => {
    const outcome = addTags(['a', 'b'], 'c\nd', limits);
    expect(outcome.tags).toEqual(['a', 'b', 'c']);
    expect(outcome.refusal).toContain('at most 3');
  });
});
