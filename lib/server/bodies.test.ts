import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BODY_LIMIT } from './parse';
import { openTestApi, signToken, type TestApi, type TestRequest } from './test-api';
import { bodyOf, listOf, unique } from './test-world';

/** What holds for every body that is sent, whatever it asks for. */

let api: TestApi;
let token = '';
beforeAll(async () => {
  api = await openTestApi();
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
