import { describe, expect, it } from 'vitest';
import { markOf } from './instance-mark';

const idOf = (index: number) => `3f2b8c1e-9a4d-4e7b-8c21-${index.toString(16).padStart(12, '0')}`;

describe('markOf', () => {
  it('keeps hue and shape through a rename and through the id’s case', () => {
    const { hue, shape } = markOf(idOf(7), 'before');
    expect(markOf(idOf(7).toUpperCase(), 'after')).toMatchObject({ hue, shape });
  });

  it('spreads neighbouring ids evenly over all 36 marks', () => {
    const seen = new Map<string, number>();
    for (let index = 0; index < 3600; index++) {
      const { hue, shape } = markOf(idOf(index));
      seen.set(`${hue}${shape}`, (seen.get(`${hue}${shape}`) ?? 0) + 1);
    }
    expect(seen.size).toBe(36);
    expect(Math.min(...seen.values())).toBeGreaterThan(60);
    expect(Math.max(...seen.values())).toBeLessThan(150);
  });

  it.each([
    ['ws-eu-west', 'WE'],
    ['Default', 'DE'],
    ['q', 'Q'],
    ['  42 north ', '4N'],
    ['über alles', 'ÜA'],
    ['日本', '日本'],
    ['🎭 ★', '3F'],
    ['', '3F'],
  ])('takes two letters from %j', (name, letters) => {
    expect(markOf(idOf(1), name).letters).toBe(letters);
  });
});
