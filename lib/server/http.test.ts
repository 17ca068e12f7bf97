import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Log } from '@/lib/log';
import { BODY_LIMIT } from './parse';
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

const named = () => JSON.stringify({ name: unique('Http') });

describe('the body', () => {
  test.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; profile=x',
  ])('as %s is read', async (type) => expect((await create(named(), type)).status).toBe(200));

  test.each([
    '',
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/merge-patch+json',
    'application/json; charset=latin1',
    'application/json, text/plain',
  ])('as "%s" is 415', async (type) => {
    const response = await create(new Blob([named()]), type);
    expect(response.status).toBe(415);
  });

  const utf16 = Buffer.from(`\ufeff${named()}`, 'utf16le');
  test.each<[string, BodyInit | undefined]>([
    ['empty', ''],
    ['absent', undefined],
    ['cut off', '{"name":"x"'],
    ['not JSON', 'name=x'],
    ['two documents', '{"name":"x"}{"name":"y"}'],
    ['with a comment', '{"name":"x"/*y*/}'],
    ['in single quotes', "{'name':'x'}"],
    ['NaN', 'NaN'],
    ['UTF-16', new Uint8Array(utf16)],
    ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['deep in a member', `{"name":"x","big5":${'{"a":'.repeat(100)}1${'}'.repeat(100)}}`],
  ])('%s is 400', async (_what, body) => expect((await create(body)).status).toBe(400));

  test.each([
    ['null', 'null'],
    ['a text', '"name"'],
    ['a number', '1e400'],
    ['a list', '[{"name":"x"}]'],
    [
      'a huge number',
      '{"name":"x","initial_goals":[{"title":"t","description":"d","priority":1e300,"type":"x"}]}',
    ],
    ['an endless number', '{"name":"x","big5":{"openness":1e999}}'],
    [
      'a fraction for a whole',
      '{"name":"x","initial_goals":[{"title":"t","description":"","priority":0.5,"type":""}]}',
    ],
    ['a prototype', '{"name":"x","__proto__":{"is_active":false}}'],
    ['a constructor', '{"name":"x","constructor":{"prototype":{"polluted":true}}}'],
    [
      'a nested surprise',
      '{"name":"x","tool_capabilities":{"web_search":true,"remember_name":true,"image_generation":true,"root":1}}',
    ],
  ])('%s is 422', async (_what, body) => {
    const response = await create(body);
    expect(response.status).toBe(422);
    expect(listOf((await bodyOf(response)).errors)).not.toHaveLength(0);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('may begin with a byte order mark, and of two members alike the last counts', async () => {
    const name = unique('Twice');
    const response = await create(`\ufeff{"name":"first","name":"${name}"}`);
    expect(await bodyOf(response)).toMatchObject({ name });
  });

  test('may name its schema', async () => {
    const response = await create(JSON.stringify({ $schema: 'x', name: unique('Schema') }));
    expect(response.status).toBe(200);
  });

  test('is refused over the limit, also when it comes in chunks, before it is parsed', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x5b));
      },
    });
    const chunked = { duplex: 'half' } as TestRequest;
    expect((await create(endless, 'application/json', chunked)).status).toBe(413);
    expect(sent).toBeLessThan(BODY_LIMIT + 3 * 65_536);
    const exact = JSON.stringify({ name: 'x' }).padEnd(BODY_LIMIT, ' ');
    expect((await create(exact)).status).toBe(200);
    expect((await create(`${exact} `)).status).toBe(413);
  });

  test('that ends early is the fault of who sent it', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('{"name":'));
        controller.error(new Error('aborted'));
      },
    });
    const response = await create(broken, 'application/json', { duplex: 'half' } as TestRequest);
    expect(response.status).toBe(400);
  });
});

describe('errors', () => {
  test('name each wrong member, with what was sent, short', async () => {
    const json = { name: 'x', bio: 'y'.repeat(5000), big5: { openness: 'high' }, surprise: 1, 'odd.key': 2 };
    const response = await create(JSON.stringify(json));
    const body = await bodyOf(response);
    const errors = listOf(body.errors);
    expect(errors.map(({ location }) => location)).toEqual(
      expect.arrayContaining(['body.bio', 'body.big5.openness', 'body.surprise', 'body.odd.key']),
    );
    const bio = errors.find(({ location }) => location === 'body.bio');
    expect(bio?.value).toBe(`${'y'.repeat(99)}…`);
    expect(body.detail).toBe(`${errors.length} members are not valid.`);
  });

  test('never repeat a key or token, and never a whole document', async () => {
    const secrets = ['sk_live_0123456789', 'Bearer abcdef', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln'];
    for (const secret of secrets) {
      const json = { name: `${secret} ${'x'.repeat(100)}`, bio: [secret], proactiveMode: secret };
      const text = await (await create(JSON.stringify(json))).text();
      expect(text).not.toContain(secret.slice(7));
    }
  });

  test('do not grow with what was sent', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`surprise${index}`, index]),
    );
    const response = await create(JSON.stringify(many));
    const text = await response.text();
    expect(response.status).toBe(422);
    expect(text.length).toBeLessThan(20_000);
  });
});

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
