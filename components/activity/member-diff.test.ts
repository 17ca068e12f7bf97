import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, diffMembers, foldUnchanged } from './member-diff';

const written = (lines: { sign: string; text: string }[]) => lines.map(({ sign, text }) => `${sign}${text}`);

describe('diffMembers', () => {
  it('marks what came, went and changed', () => {
    const diff = diffMembers({ name: 'Luna', bio: 'old', gone: 1 }, { name: 'Nova', bio: null, fresh: true });
    expect(diff.map(({ member, sign }) => `${sign} ${member}`)).toEqual([
      '~ name',
      '− bio',
      '− gone',
      '+ fresh',
    ]);
    expect(written(diff[0]?.lines ?? [])).toEqual(['−Luna', '+Nova']);
  });

  it('compares lists by item and texts by line', () => {
    const [list] = diffMembers({ true_interests: ['tea', 'chess'] }, { true_interests: ['chess', 'rain'] });
    expect(list?.member).toBe('true interests');
    expect(written(list?.lines ?? [])).toEqual(['−tea', ' chess', '+rain']);
    const [text] = diffMembers({ bio: 'one\ntwo' }, { bio: 'one\n2' });
    expect(written(text?.lines ?? [])).toEqual([' one', '−two', '+2']);
  });

  it('writes states and times in words', () => {
    const [state] = diffMembers({ is_active: true }, { is_active: false });
    expect(written(state?.lines ?? [])).toEqual(['−active', '+inactive']);
    const [time] = diffMembers(undefined, { expires_at: '2026-03-12T14:03:07.000Z' });
    expect(written(time?.lines ?? [])).toEqual(['+12 Mar 2026, 14:03:07 UTC']);
  });

  it('leaves out a member that was and is empty', () => {
    expect(diffMembers(undefined, { description: '', true_interests: [] })).toEqual([]);
  });
});

describe('diffLines', () => {
  it('gives both sides back, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(before, after);
        const side = (sign: string) =>
          diff.filter((line) => line.sign === ' ' || line.sign === sign).map(({ text }) => text);
        expect(side('−')).toEqual(before);
        expect(side('+')).toEqual(after);
      }),
    );
  });

  it('gives up on pairing where that would take long', () => {
    const many = Array.from({ length: 500 }, (_value, index) => `line ${index}`);
    expect(diffLines(many, many.toReversed())).toHaveLength(1000);
    expect(diffLines(many, many)).toHaveLength(500);
  });
});

describe('foldUnchanged', () => {
  it('keeps two lines around a change and counts the rest', () => {
    const before = Array.from({ length: 12 }, (_value, index) => `${index}`);
    const after = before.with(5, 'five');
    expect(written(foldUnchanged(diffLines(before, after)))).toEqual([
      'skip3 unchanged lines',
      ' 3',
      ' 4',
      '−5',
      '+five',
      ' 6',
      ' 7',
      'skip4 unchanged lines',
    ]);
  });
});
