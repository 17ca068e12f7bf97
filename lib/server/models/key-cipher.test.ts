import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CannotKeepKey, createKeyCipher } from './key-cipher';

let DATA_DIR = '';
beforeEach(() => {
  DATA_DIR = mkdtempSync(path.join(tmpdir(), 'troupe-key-'));
});
afterEach(() => rmSync(DATA_DIR, { recursive: true }));

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

test('what was sealed opens with its secret at its place, and nowhere else', () => {
  fc.assert(
    fc.property(
      secret,
      secret,
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.string(),
      (one, other, key, here, there) => {
        const cipher = createKeyCipher({ ENCRYPTION_KEY: one, DATA_DIR });
        const sealed = cipher.seal(key, here);
        expect(cipher.open(sealed, here)).toBe(key);
        expect(cipher.open(sealed, there) === undefined).toBe(here !== there);
        const stranger = createKeyCipher({ ENCRYPTION_KEY: other, DATA_DIR });
        expect(stranger.open(sealed, here) === undefined).toBe(!one.equals(other));
      },
    ),
  );
});

test('no two seals are alike, and a changed one does not open', () => {
  const cipher = createKeyCipher({ ENCRYPTION_KEY: Buffer.alloc(32, 1), DATA_DIR });
  const sealed = cipher.seal('sk-secret-key', 'here');
  expect(cipher.seal('sk-secret-key', 'here')).not.toBe(sealed);
  expect(sealed).not.toContain('secret');
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'AbZ09_.'), (at, letter) => {
      const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1);
      // The last letter of base64 carries bits that nothing is made of.
      fc.pre(changed !== sealed && at < sealed.length - 1);
      expect(cipher.open(changed, 'here')).toBeUndefined();
    }),
  );
  for (const odd of ['', 'v1', 'v1.AA.AA', 'v2.x.y']) expect(cipher.open(odd, 'here')).toBeUndefined();
});

test('without ENCRYPTION_KEY a file for the owner alone is made once, and only when it is needed', () => {
  const file = path.join(DATA_DIR, 'encryption-key');
  const first = createKeyCipher({ DATA_DIR });
  expect(() => statSync(file)).toThrow();
  const sealed = first.seal('sk', 'here');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^[0-9a-f]{64}\n$/);
  expect(createKeyCipher({ DATA_DIR }).open(sealed, 'here')).toBe('sk');
  expect(readFileSync(file, 'utf8')).toBe(text);
  writeFileSync(file, 'nonsense');
  expect(createKeyCipher({ DATA_DIR }).open(sealed, 'here')).toBeUndefined();
  expect(() => createKeyCipher({ DATA_DIR }).seal('sk', 'here')).toThrow(/holds no encryption key/);
});

test('a shared database needs a shared secret', () => {
  const DATABASE_URL = 'postgres://localhost/troupe';
  const cipher = createKeyCipher({ DATA_DIR, DATABASE_URL });
  expect(() => cipher.seal('sk', 'here')).toThrow(CannotKeepKey);
  expect(() => cipher.seal('sk', 'here')).toThrow(/ENCRYPTION_KEY/);
  expect(cipher.open('v1.AA.AA', 'here')).toBeUndefined();
  const ENCRYPTION_KEY = Buffer.alloc(32, 3);
  const one = createKeyCipher({ DATA_DIR, DATABASE_URL, ENCRYPTION_KEY });
  expect(
    createKeyCipher({ DATA_DIR: '/other', DATABASE_URL, ENCRYPTION_KEY }).open(one.seal('sk', 'x'), 'x'),
  ).toBe('sk');
});
