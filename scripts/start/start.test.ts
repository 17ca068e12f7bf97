import { createServer } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { startIdentity } from './identity';
import { requireFreePort } from './port';
import { readSettings } from './settings';

afterEach(() => vi.unstubAllEnvs());

test('a port that another program listens on is named', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  await expect(requireFreePort('localhost', port)).rejects.toThrow(`port ${port} is in use`);
  await new Promise((resolve) => other.close(resolve));
  await requireFreePort('localhost', port);
});

test('loopback numbers become the name, and everywhere is opened as localhost', () => {
  vi.stubEnv('PORT', '4000');
  vi.stubEnv('HOST', '127.0.0.1');
  expect(readSettings(false)).toMatchObject({ host: 'localhost', origin: 'http://localhost:4000' });
  vi.stubEnv('HOST', '0.0.0.0');
  expect(readSettings(false)).toMatchObject({ host: '0.0.0.0', origin: 'http://localhost:4000' });
  vi.stubEnv('PORT', '70000');
  expect(() => readSettings(false)).toThrow('PORT must be a number');
});

test.each([
  ['only the secret key', { CLERK_SECRET_KEY: 'sk_live_x' }, 'CLERK_PUBLISHABLE_KEY is not set'],
  ['only the publishable key', { CLERK_PUBLISHABLE_KEY: 'pk_live_x' }, 'CLERK_SECRET_KEY is not set'],
  [
    'a stand-in elsewhere',
    {
      CLERK_SECRET_KEY: 'sk_live_x',
      CLERK_PUBLISHABLE_KEY: 'pk_live_x',
      CLERK_FAPI_URL: 'https://clerk.example.com',
    },
    'must be on this machine',
  ],
])('%s is refused', async (_, variables, reason) => {
  for (const name of ['CLERK_SECRET_KEY', 'CLERK_PUBLISHABLE_KEY', 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY']) {
    vi.stubEnv(name, '');
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  await expect(startIdentity(readSettings(false))).rejects.toThrow(reason);
});

test("with Clerk's keys no stand-in starts", async () => {
  vi.stubEnv('CLERK_SECRET_KEY', 'sk_live_x');
  vi.stubEnv('CLERK_PUBLISHABLE_KEY', 'pk_live_x');
  expect(await startIdentity(readSettings(false))).toBeNull();
});
