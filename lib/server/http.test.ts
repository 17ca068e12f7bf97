import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Log } from '@/lib/log';
import { openTestStore } from './store/test-store';
import { ORIGIN, openTestApi, signToken, type TestApi, type TestRequest, testApiOver } from './test-api';
import { bodyOf, listOf, unique } from './test-world';

/** What holds for every request, whatever it asks for. */

const lines: unknown[] = [];
const keep = (line: unknown, text?: unknown) => lines.push([line, text]);
const log: Log = { debug: keep, info: keep, warn: keep, error: keep };

let api: TestApi;
let token = '';
beforeAll(async () => {
  api = await openTestApi({ log });
  token = await signToken({ exp: 3600 });
});
afterAll(() => api.close());

function create(
  body: BodyInit | undefined,
  type = 'application/json',
  more: TestRequest = {},
): Promise<Response> {
  const headers = new Headers(more.headers);
  if (type) headers.set('Content-Type', type);
  return api.request('/agents', { method: 'POST', token, body, ...more, headers });
}

describe('paths and methods', () => {
  const ask = (path: string, method = 'GET') => api.request(path, { method, token });

  test.each([
    '/api/v1',
    '/api/v1/',
    '/agents/',
    '/agents/x/y/z',
    '/agents/x/status/more',
    '/AGENTS',
    '/agents.json',
    '//agents',
    '/schemas/Nothing.json',
    '/schemas/AgentIndex',
    '/schemas/__proto__.json',
  ])('%s is a 404 problem', async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await bodyOf(response)).toMatchObject({ status: 404, title: 'Not Found' });
  });

  test.each(['%', '%zz', '%E0%A4%A', '%ff', 'a%'])('the path member %s is 400', async (member) => {
    expect((await ask(`/agents/${member}`)).status).toBe(400);
  });

  test('HEAD answers as GET without a body, OPTIONS the methods without a token', async () => {
    const name = unique('Head');
    await create(JSON.stringify({ name }));
    const head = await ask(`/agents/${encodeURIComponent(name)}`, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toContain('application/json');
    expect((await ask('/agents/nobody', 'HEAD')).status).toBe(404);
    expect((await api.request('/agents', { method: 'HEAD' })).status).toBe(401);
    const options = await api.request('/agents', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS']);
    expect(options.headers.get('access-control-allow-origin')).toBeNull();
    const reset = await api.request('/agents/a/instances/b/reset', { method: 'OPTIONS' });
    expect(reset.headers.get('allow')).toBe('POST, OPTIONS');
  });

  test.each(['/agents', '/agents/x', '/openapi.json', '/docs', '/schemas/AgentIndex.json'])(
    'a method that %s does not answer is 405 with those it does',
    async (path) => {
      const response = await ask(path, 'PUT');
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toMatch(/GET.*HEAD, OPTIONS$/);
    },
  );
});

describe('headers', () => {
  test('the request id is echoed when it is harmless', async () => {
    for (const id of ['12345678', 'a-b_c-d-e', 'x'.repeat(64)]) {
      const response = await api.request('/agents', { token, headers: { 'X-Request-Id': id } });
      expect(response.headers.get('x-request-id')).toBe(id);
    }
  });

  test.each([
    'short',
    'x'.repeat(65),
    'a b c d e f',
    '"><script>',
    '{"a":1}',
    '../../etc',
    'sk_live_01234567',
    'ünïcödé1',
  ])('the request id %s is replaced', async (id) => {
    const response = await api.request('/agents/x', {
      headers: { 'X-Request-Id': Buffer.from(id).toString('latin1') },
    });
    const given = response.headers.get('x-request-id') ?? '';
    expect(given).toMatch(/^[0-9a-f-]{36}$/);
    expect(await bodyOf(response)).toMatchObject({
      request_id: given,
      instance: `urn:troupe:request:${given}`,
    });
  });

  test('every answer is safe to show in a browser, and kept by nobody', async () => {
    for (const path of ['/agents', '/nothing', '/openapi.json']) {
      const { headers } = await api.request(path, { token });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('set-cookie')).toBeNull();
    }
  });
});

describe('the log', () => {
  test('has one line a request, and never a token, a key or what people wrote', async () => {
    const key = `sk_${'a'.repeat(43)}`;
    lines.length = 0;
    await api.request('/agents', { token });
    await api.request('/agents', { token: key });
    await api.request(`/agents/${key}`, { token, headers: { 'X-Request-Id': key } });
    await api.request(`/agents/${token}?search=${token}`, { token });
    await create('{"name":"Secret plan","bio":7}');
    expect(lines).toHaveLength(5);
    const text = JSON.stringify(lines);
    expect(text).not.toContain(key.slice(3));
    for (const part of token.split('.')) expect(text).not.toContain(part);
    expect(text).not.toContain('Secret plan');
    const [first] = listOf(lines[0]);
    expect(first).toMatchObject({
      ...{ method: 'GET', path: '/api/v1/agents', status: 200 },
      ms: expect.any(Number),
    });
    expect(first).toMatchObject({ tenant: 'org_acme', actor: 'user_admin', requestId: expect.any(String) });
  });

  test('says what failed without the values of the statement', async () => {
    lines.length = 0;
    await api.store.db.execute('alter table agents add constraint refuse check (bio <> $$Private words$$)');
    const response = await create(JSON.stringify({ name: unique('Fails'), bio: 'Private words' }));
    const reply = await response.text();
    expect(response.status).toBe(500);
    const text = JSON.stringify(lines);
    expect(text).toContain('"code":"23514"');
    expect(text).toContain(response.headers.get('x-request-id'));
    for (const each of [text, reply]) expect(each).not.toContain('Private words');
    expect(reply).not.toMatch(/constraint|agents_|insert/i);
  });
});

test('when the database is lost in the middle, the answer is 503', async () => {
  const store = await openTestStore();
  const broken = testApiOver(async () => store);
  expect((await broken.request('/agents', { token })).status).toBe(200);
  await store.close();
  for (const init of [{ token }, { method: 'POST', token, json: { name: 'Lost' } }]) {
    const response = await broken.request('/agents', init);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
  }
});

test('the origin is part of no reply', async () => {
  const response = await api.request('/agents', { token });
  expect(await response.text()).not.toContain(ORIGIN);
});
