import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalClerk } from './start';
import { pick, TestBrowser } from './test-browser';
import { PASSWORD, TestServers } from './test-server';

const servers = new TestServers();
let clerk: LocalClerk;
let proxied: Record<string, string> = {};

beforeAll(async () => {
  clerk = await servers.start();
  proxied = {
    'clerk-secret-key': clerk.env.CLERK_SECRET_KEY ?? '',
    'clerk-proxy-url': 'http://localhost:3000/__clerk',
  };
});
afterAll(() => servers.stop());

function ask(path: string, init: RequestInit = {}) {
  return fetch(`${clerk.env.CLERK_FAPI_URL}${path}`, { redirect: 'manual', ...init });
}

function sendRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(clerk.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('the Frontend API answers the application’s proxy only', () => {
  test('not a page that reaches the port itself, and it sends no CORS header', async () => {
    for (const path of ['/v1/environment', '/v1/client', '/npm/@clerk/clerk-js@6/dist/clerk.browser.js']) {
      const response = await ask(path, { headers: { origin: 'http://localhost:3000' } });
      expect(response.status).toBe(401);
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test.each(['https://evil.example', 'http://localhost:3001', 'null'])(
    'not a page of %s through it',
    async (origin) => {
      const response = await ask('/v1/client/sign_ins', {
        method: 'POST',
        headers: { ...proxied, origin },
        body: new URLSearchParams({ identifier: 'admin@acme.test', password: PASSWORD }),
      });
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
    },
  );

  test.each(['', 'nonsense', 'ftp://localhost/'])('not a proxy that says it is at %j', async (url) => {
    expect((await ask('/v1/client', { headers: { ...proxied, 'clerk-proxy-url': url } })).status).toBe(400);
  });
});

describe('hostile input gets an error in Clerk’s shape', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const json = { 'content-type': 'application/json' };
  test.each<[string, string, RequestInit, number]>([
    ['broken JSON', '/v1/client/sign_ins', { method: 'POST', headers: json, body: '{"identifier":' }, 400],
    ['a JSON list', '/v1/client/sign_ins', { method: 'POST', headers: json, body: '[1]' }, 400],
    [
      'nested JSON',
      '/v1/client/sign_ins',
      { method: 'POST', headers: json, body: '{"identifier":{"$ne":1}}' },
      422,
    ],
    [
      'another media type',
      '/v1/client/sign_ins',
      { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' },
      415,
    ],
    [
      'an oversized body',
      '/v1/client/sign_ins',
      { method: 'POST', headers: form, body: `identifier=${'x'.repeat(70_000)}` },
      413,
    ],
    [
      'a prototype name',
      '/v1/client/sign_ins',
      { method: 'POST', headers: form, body: 'identifier=__proto__' },
      422,
    ],
    ['an unknown id', '/v1/client/sign_ins/sia_none', {}, 404],
    ['an unknown session', '/v1/client/sessions/sess_none/tokens', { method: 'POST' }, 401],
    ['an unknown path', '/v1/nothing', {}, 404],
    ['a wrong method', '/v1/environment', { method: 'DELETE' }, 405],
    ['an unknown method', '/v1/client?_method=CONSTRUCTOR', { method: 'POST' }, 405],
    ['a broken path', '/v1/%E0%A4%A', {}, 400],
    ['a path out of the bundles', '/npm/@clerk/clerk-js@6/dist/..%2f..%2f..%2f..%2fpackage.json', {}, 404],
    ['a file that is no bundle', '/npm/@clerk/clerk-js@6/dist/clerk.browser.js.map', {}, 404],
    ['another package', '/npm/@clerk/backend@3/dist/index.js', {}, 404],
    ['an unknown picture', '/avatars/user_none.svg', {}, 404],
  ])('%s', async (_case, path, init, status) => {
    const response = await ask(path, { ...init, headers: { ...proxied, ...init.headers } });
    expect(response.status).toBe(status);
    const body: unknown = await response.json();
    expect(pick(body, 'errors', 0, 'code')).toEqual(expect.any(String));
    expect(pick(body, 'errors', 0, 'long_message')).toEqual(expect.any(String));
  });

  test.each(['limit=0', 'limit=501', 'limit=x', 'offset=-1', 'limit=1e9'])(
    'a list with %s',
    async (query) => {
      const browser = new TestBrowser(clerk);
      await browser.signIn('admin@acme.test', PASSWORD);
      expect((await browser.send('GET', `/me/organization_memberships?${query}`)).status).toBe(422);
    },
  );

  test.each([
    '__client',
    '__client=',
    '__client=%',
    `__client=${'x'.repeat(3_000)}`,
    '=;;;=a',
    '__proto__=1',
  ])('the cookie header %j', async (cookie) => {
    const response = await ask('/v1/client', { headers: { ...proxied, cookie } });
    expect(response.status).toBe(200);
    expect(pick(await response.json(), 'response', 'sessions') ?? []).toEqual([]);
  });

  test('bytes that are not HTTP, and a body without end, close the connection and nothing else', async () => {
    expect(await sendRaw('\u0000\u0001nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    const key = clerk.env.CLERK_SECRET_KEY;
    const head = `POST /v1/client/sign_ins HTTP/1.1\r\nHost: x\r\nClerk-Secret-Key: ${key}\r\nContent-Length: 9999999\r\n\r\n`;
    expect(await sendRaw(head + 'x'.repeat(100_000))).toMatch(/^HTTP\/1\.1 413/);
    expect((await ask('/v1/environment', { headers: proxied })).status).toBe(200);
  });
});

describe('what is served beside the two APIs', () => {
  test.each([
    ['clerk-js', 'clerk.browser.js', 'public, no-cache'],
    ['ui', 'ui.browser.js', 'public, no-cache'],
    ['ui', 'signin_ui_00a7e6_1.34.0.js', 'public, max-age=31536000, immutable'],
  ])('the bundle %s/%s, with a lasting cache only under a versioned name', async (name, file, cache) => {
    const path = `/npm/@clerk/${name}@1/dist/${file}`;
    const response = await ask(path, { headers: proxied });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(response.headers.get('cache-control')).toBe(cache);
    const etag = response.headers.get('etag') ?? '';
    expect((await ask(path, { headers: { ...proxied, 'if-none-match': etag } })).status).toBe(304);
  });

  test('pictures with initials, and the public keys for anyone', async () => {
    const picture = await ask('/avatars/user_local_acme_admin.svg', { headers: proxied });
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(await picture.text()).toContain('>AA</text>');
    const keys: unknown = await (await ask('/.well-known/jwks.json')).json();
    expect(pick(keys, 'keys', 0)).toMatchObject({ kty: 'RSA', alg: 'RS256', e: 'AQAB' });
    expect(pick(keys, 'keys', 0, 'd')).toBeUndefined();
  });
});
