import { describe, expect, test } from 'vitest';
import { GET } from './route';

const ID = '0b0a1e52-6f8d-4c7e-9a53-1d2f6a7b8c90';

function get(file: string) {
  return GET(new Request(`http://localhost/avatars/${encodeURIComponent(file)}`), {
    params: Promise.resolve({ file }),
  });
}

test('a UUID gets its picture, kept for a year, unable to run anything', async () => {
  const response = await get(`${ID}.svg`);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/svg+xml',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
  });
  expect(await response.text()).toMatch(/^<svg /);
});

test('upper case is the same picture', async () => {
  const [lower, upper] = [await get(`${ID}.svg`), await get(`${ID.toUpperCase()}.svg`)];
  expect(await upper.text()).toBe(await lower.text());
});

describe('anything else is not found', () => {
  test.each([
    ID,
    `${ID}.png`,
    `${ID}.SVG`,
    `${ID}.svg.svg`,
    `${ID}.svg\n`,
    `\n${ID}.svg`,
    'luna.svg',
    '.svg',
    '../x.svg',
  ])('%j', async (file) => {
    const response = await get(file);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('');
  });
});
