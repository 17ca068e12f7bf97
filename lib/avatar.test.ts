import { expect, test } from 'vitest';
import { drawAvatar } from './avatar';

const ids = Array.from({ length: 500 }, () => crypto.randomUUID());

test('the same id always gives the same small picture', () => {
  for (const id of ids) {
    expect(drawAvatar(id)).toBe(drawAvatar(id));
    expect(drawAvatar(id).length).toBeLessThan(700);
  }
});

test('different ids hardly ever share a picture', () => {
  expect(new Set(ids.map(drawAvatar)).size).toBeGreaterThan(460);
});

test('it holds shapes only: no script, no style, no address but its own namespace', () => {
  for (const id of ids) {
    expect(drawAvatar(id)).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 32 32">(<path [\w\s#=".,()-]+\/>){5}<\/svg>$/,
    );
  }
});
