import { describe, expect, it } from 'vitest';
import { type PaletteResult, pastedId } from './palette';
import { parseRecents, withRecent } from './recents';

const luna: PaletteResult = { id: '1', kind: 'agent', title: 'Luna', href: '/agents/1' };

describe('pastedId', () => {
  const id = '3f2b8c1e-9a4d-4e7b-8c21-5d6f7a8b9c0d';
  it.each([id, ` ${id}\n`, `"${id}"`, `\`${id}\`,`, id.toUpperCase()])('finds the id in %j', (text) => {
    expect(pastedId(text)).toBe(id);
  });
  it('finds the id of an identity', () => {
    expect(pastedId('“see” inst_0f89cdcc1201a757')).toBeUndefined();
    expect(pastedId('"INST_0F89CDCC1201A757",')).toBe('inst_0f89cdcc1201a757');
    expect(pastedId('inst_0f89')).toBeUndefined();
  });
  it.each(['', 'luna', `${id}x`, `${id} ${id}`, id.slice(1)])('finds none in %j', (text) => {
    expect(pastedId(text)).toBeUndefined();
  });
});

describe('recents', () => {
  it('moves a thing seen again to the head', () => {
    const nova = { ...luna, id: '2', title: 'Nova' };
    expect(withRecent([luna, nova], nova).map(({ id }) => id)).toEqual(['2', '1']);
  });
  it('keeps eight', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ ...luna, id: String(index) }));
    expect(many.reduce<PaletteResult[]>(withRecent, [])).toHaveLength(8);
  });
  it.each([null, '', '{', '{}', '[1, null, {"id": "1"}]'])('reads %j as nothing', (text) => {
    expect(parseRecents(text)).toEqual([]);
  });
  it.each(['https://elsewhere.test', '//elsewhere.test', '/\\elsewhere.test', 'javascript:alert(1)'])(
    'drops a stored link to %s',
    (href) => {
      expect(parseRecents(JSON.stringify([luna, { ...luna, href }]))).toEqual([luna]);
    },
  );
});
