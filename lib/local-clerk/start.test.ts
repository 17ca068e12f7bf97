import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isLocalSecretKey } from './secret-key';
import { pick, pickText, TestBrowser } from './test-browser';
import { PASSWORD, TestServers } from './test-server';

const servers = new TestServers();
afterEach(() => servers.stop());

function modeOf(path: string): number {
  return statSync(path).mode & 0o777;
}

describe('first start', () => {
  test('creates the accounts, a readable password and files only the owner can read', async () => {
    const dataDir = servers.makeDirectory();
    const clerk = await servers.start({ dataDir, password: undefined });
    expect(clerk.firstStart).toBe(true);
    expect(clerk.emails).toEqual(['admin@acme.test', 'member@acme.test', 'admin@globex.test']);
    expect(clerk.password).toMatch(/^[a-z]{4}(-[a-z]{4}){3}$/);
    expect(clerk.passwordFile).toBe(join(dataDir, 'local-password'));
    expect(readFileSync(clerk.passwordFile, 'utf8')).toBe(`${clerk.password}\n`);
    expect(readdirSync(dataDir).sort()).toEqual(['local-clerk.json', 'local-password']);
    expect(modeOf(clerk.passwordFile)).toBe(0o600);
    expect(modeOf(join(dataDir, 'local-clerk.json'))).toBe(0o600);
    const state = readFileSync(join(dataDir, 'local-clerk.json'), 'utf8');
    expect(state).not.toContain(clerk.password);
    expect(state).toContain('scrypt$');
    const reply = await new TestBrowser(clerk).signIn('member@acme.test', clerk.password ?? '');
    expect(reply.status).toBe(200);
  });

  test('hands over the variables that Clerk reads', async () => {
    const { env, port } = await servers.start();
    expect(env.CLERK_PUBLISHABLE_KEY).toBe('pk_live_Y2xlcmsudHJvdXBlLmxvY2FsaG9zdCQ');
    expect(env.CLERK_PROXY_URL).toBe('/__clerk');
    expect(env.CLERK_FAPI_URL).toBe(`http://127.0.0.1:${port}`);
    expect(env.CLERK_API_URL).toBe(`http://127.0.0.1:${port}/bapi`);
    expect(env.CLERK_JWT_KEY).toContain('BEGIN PUBLIC KEY');
    expect(isLocalSecretKey(env.CLERK_SECRET_KEY ?? '')).toBe(true);
  });
});

describe('later starts', () => {
  test('keep keys, users and sessions, and print no password', async () => {
    const dataDir = servers.makeDirectory();
    const first = await servers.start({ dataDir, password: undefined });
    const browser = new TestBrowser(first);
    await browser.signIn('admin@acme.test', first.password ?? '');
    await first.close();
    const second = await servers.start({ dataDir, password: undefined });
    expect(second).toMatchObject({ firstStart: false, password: null });
    expect(second.env.CLERK_SECRET_KEY).toBe(first.env.CLERK_SECRET_KEY);
    expect(second.env.CLERK_JWT_KEY).toBe(first.env.CLERK_JWT_KEY);
    const again = new TestBrowser(second);
    for (const [name, value] of browser.cookies) again.cookies.set(name, value);
    const reply = await again.send('GET', '/client');
    expect(pick(reply.body, 'response', 'sessions', 0, 'user', 'id')).toBe('user_local_acme_admin');
  });

  test('apply LOCAL_PASSWORD each time; a changed one signs everybody out', async () => {
    const dataDir = servers.makeDirectory();
    const first = await servers.start({ dataDir });
    const browser = new TestBrowser(first);
    await browser.signIn('admin@acme.test', PASSWORD);
    await first.close();
    const second = await servers.start({ dataDir, password: 'another-password' });
    expect(readFileSync(second.passwordFile, 'utf8')).toBe('another-password\n');
    const again = new TestBrowser(second);
    for (const [name, value] of browser.cookies) again.cookies.set(name, value);
    expect(pick((await again.send('GET', '/client')).body, 'response', 'sessions')).toEqual([]);
    expect((await again.signIn('admin@acme.test', PASSWORD)).status).toBe(422);
    expect((await again.signIn('admin@acme.test', 'another-password')).status).toBe(200);
  });

  test('use the remembered port, or a free one when it is taken', async () => {
    const dataDir = servers.makeDirectory();
    const first = await servers.start({ dataDir, port: undefined });
    const second = await servers.start({ dataDir, port: undefined });
    expect(second.port).not.toBe(first.port);
    await second.close();
    const third = await servers.start({ dataDir, port: undefined });
    expect(third.port).toBe(second.port);
  });

  test('replace the file in one step, whatever a crash left behind', async () => {
    const dataDir = servers.makeDirectory();
    const temporary = join(dataDir, 'local-clerk.json.tmp');
    writeFileSync(temporary, '{"half":', { mode: 0o644 });
    const clerk = await servers.start({ dataDir });
    const before = statSync(join(dataDir, 'local-clerk.json')).ino;
    await new TestBrowser(clerk).signIn('admin@acme.test', PASSWORD);
    expect(existsSync(temporary)).toBe(false);
    expect(statSync(join(dataDir, 'local-clerk.json')).ino).not.toBe(before);
    expect(
      pickText(JSON.parse(readFileSync(join(dataDir, 'local-clerk.json'), 'utf8')), 'sessions', 0, 'id'),
    ).toBeTruthy();
  });
});

describe('refuses to start', () => {
  test.each(['sk_live_abcdefghijklmnop', 'sk_test_abcdefghijklmnop', 'anything'])(
    'beside the key %s',
    async (key) => {
      await expect(servers.start({ env: { CLERK_SECRET_KEY: key } })).rejects.toThrow(/CLERK_SECRET_KEY/);
    },
  );

  test('with a short password', async () => {
    await expect(servers.start({ password: 'short' })).rejects.toThrow(/8 to 256/);
  });

  test.each(['', '{', '{"version":2}', '[]'])('on a file that reads %j, without quoting it', async (text) => {
    const dataDir = servers.makeDirectory();
    writeFileSync(join(dataDir, 'local-clerk.json'), text);
    await expect(servers.start({ dataDir })).rejects.toThrow(/cannot be read as local identity data/);
    expect(readFileSync(join(dataDir, 'local-clerk.json'), 'utf8')).toBe(text);
  });

  test('on a given port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    await expect(servers.start({ port })).rejects.toThrow(/EADDRINUSE/);
    other.close();
  });
});
