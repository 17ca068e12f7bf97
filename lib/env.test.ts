import { expect, test } from 'vitest';
import { readEnv } from './env';

const complete = { CLERK_PUBLISHABLE_KEY: 'pk_live_x', CLERK_SECRET_KEY: 'sk_live_x' };

test('names every missing and wrong variable in one error', () => {
  const read = () => readEnv({ PORT: 'many', DATABASE_URL: 'mysql://x', CLERK_SECRET_KEY: 'hello' });
  expect(read).toThrow(
    /PORT[\s\S]*DATABASE_URL[\s\S]*CLERK_PUBLISHABLE_KEY: is not set[\s\S]*CLERK_SECRET_KEY/,
  );
});

test('an empty value counts as not set', () => {
  const { PORT, API_URL } = readEnv({ ...complete, API_URL: '', PORT: '' });
  expect([PORT, API_URL]).toEqual([3000, undefined]);
});

test('takes the publishable key under its public name', () => {
  const { CLERK_PUBLISHABLE_KEY: _own, ...rest } = complete;
  const read = readEnv({ ...rest, NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: 'pk_test_y' });
  expect(read.CLERK_PUBLISHABLE_KEY).toBe('pk_test_y');
});

test('authorises its own origin unless told others', () => {
  expect(readEnv({ ...complete, PORT: '3107' }).CLERK_AUTHORIZED_PARTIES).toEqual(['http://localhost:3107']);
  const parties = { CLERK_AUTHORIZED_PARTIES: 'https://a.example, http://localhost:3001' };
  expect(readEnv({ ...complete, ...parties }).CLERK_AUTHORIZED_PARTIES).toEqual([
    'https://a.example',
    'http://localhost:3001',
  ]);
  expect(() => readEnv({ ...complete, CLERK_AUTHORIZED_PARTIES: 'https://a.example/path' })).toThrow(
    /origins/,
  );
});

test.each([
  ['https://api.example/api/v1/', 'https://api.example/api/v1'],
  ['http://localhost:4000/prefix/api/v1', 'http://localhost:4000/prefix/api/v1'],
  ['http://127.0.0.1:4000/api/v1', 'http://127.0.0.1:4000/api/v1'],
])('API_URL %s is kept whole', (given, kept) => {
  expect(readEnv({ ...complete, API_URL: given }).API_URL).toBe(kept);
});

test.each([
  'http://api.example/api/v1',
  'ftp://localhost/x',
  'localhost:3000',
  'http://localhost.evil.example/',
  'http://127.evil.example/',
])('API_URL %s is refused: a token would travel in the clear or to nobody', (given) => {
  expect(() => readEnv({ ...complete, API_URL: given })).toThrow(/API_URL/);
});

const chat = { CHAT_BASE_URL: 'https://models.example/v1/', CHAT_MODEL: 'large, small ,, large' };

test('the chat models are a list without blanks and repetitions', () => {
  const read = readEnv({ ...complete, ...chat, CHAT_API_KEY: 'secret' });
  expect([read.CHAT_BASE_URL, read.CHAT_MODEL]).toEqual(['https://models.example/v1', ['large', 'small']]);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['an address without a model', { CHAT_BASE_URL: 'https://models.example' }, /CHAT_MODEL: must name/],
  ['a model without an address', { CHAT_MODEL: 'large' }, /CHAT_BASE_URL: is needed/],
  ['an image model alone', { CHAT_IMAGE_MODEL: 'painter' }, /CHAT_BASE_URL: is needed/],
  ['no model in the list', { ...chat, CHAT_MODEL: ' , ' }, /CHAT_MODEL/],
  ['a key in the clear', { ...chat, CHAT_BASE_URL: 'http://models.lan', CHAT_API_KEY: 'k' }, /https/],
  ['a key in the address', { ...chat, CHAT_BASE_URL: 'https://me:pass@models.example' }, /credentials/],
])('the chat settings refuse %s', (_what, given, message) => {
  const read = () => readEnv({ ...complete, ...given });
  expect(read).toThrow(message);
  expect(read).not.toThrow(/pass@/);
});

test('a model server in the own network needs no https while there is no key to keep', () => {
  const { CHAT_BASE_URL: url } = readEnv({ ...complete, ...chat, CHAT_BASE_URL: 'http://models.lan:8080' });
  expect(url).toBe('http://models.lan:8080');
});

test.each([
  'a1'.repeat(32),
  Buffer.alloc(32, 0xa1).toString('base64'),
  Buffer.alloc(32, 0xa1).toString('base64url'),
])('ENCRYPTION_KEY %s is 32 bytes', (given) => {
  expect(readEnv({ ...complete, ENCRYPTION_KEY: given }).ENCRYPTION_KEY).toEqual(Buffer.alloc(32, 0xa1));
});

test.each(['a1'.repeat(31), 'a1'.repeat(33), 'secret', Buffer.alloc(16).toString('base64')])(
  'ENCRYPTION_KEY %s is refused without being repeated',
  (given) => {
    const read = () => readEnv({ ...complete, ENCRYPTION_KEY: given });
    expect(read).toThrow(/ENCRYPTION_KEY: must be 32 bytes in hex or base64/);
    expect(read).not.toThrow(given);
  },
);
