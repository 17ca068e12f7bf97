import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../chat/test-server';
import { bodyOf, listOf, openWorld, unique, type World } from '../../test-world';

/** The guide to instances, call by call, with nothing but fetch and a real connection. */

let world: World;
let server: Awaited<ReturnType<typeof listen>>;
let agent = '';
beforeAll(async () => {
  world = await openWorld();
  server = await listen(world.api);
  agent = encodeURIComponent(unique('Luna'));
  await send('POST', '/agents', { name: decodeURIComponent(agent) });
});
afterAll(async () => {
  await server.close();
  await world.api.close();
});

async function send(method: string, path: string, json?: object): Promise<Response> {
  const headers = {
    Authorization: `Bearer ${world.tokens.admin}`,
    ...(json && { 'Content-Type': 'application/json' }),
  };
  return fetch(`${server.url}${path}`, { method, headers, body: json && JSON.stringify(json) });
}

async function ok(method: string, path: string, json?: object) {
  const response = await send(method, path, json);
  expect([path, response.status]).toEqual([path, 200]);
  return bodyOf(response);
}

/** As the guide's own loop does it. */
async function said(json: object): Promise<string> {
  const response = await send('POST', `/agents/${agent}/chat`, {
    messages: [{ role: 'user', content: 'What’s the current status?' }],
    ...json,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('x-session-id')).toBeTruthy();
  let text = '';
  for (const line of (await response.text()).split('\n')) {
    if (!line.startsWith('data: ') || line === 'data: [DONE]') continue;
    const event: { choices?: { delta?: { content?: string } }[] } = JSON.parse(line.slice('data: '.length));
    text += event.choices?.[0]?.delta?.content ?? '';
  }
  return text;
}

const state = (key: string, value: string, more: object = {}) =>
  ok('POST', `/agents/${agent}/custom-states`, { key, value, ...more });

describe('the guide', () => {
  let instanceId = '';

  test('lists the instances: the default one is there', async () => {
    const { instances } = await ok('GET', `/agents/${agent}/instances`);
    expect(listOf(instances)).toMatchObject([{ name: 'default', is_default: true, status: 'active' }]);
  });

  test('creates an instance', async () => {
    const json = { name: 'ws-us-east', description: 'US-East production workspace' };
    const made = await ok('POST', `/agents/${agent}/instances`, json);
    expect(made).toMatchObject({ ...json, is_default: false, status: 'active' });
    instanceId = String(made.instance_id);
  });

  test('gets it, by its id and by its name', async () => {
    for (const place of [instanceId, 'ws-us-east']) {
      const found = await ok('GET', `/agents/${agent}/instances/${place}`);
      expect(found).toMatchObject({ instance_id: instanceId, name: 'ws-us-east' });
    }
  });

  test('updates it', async () => {
    const json = { name: 'ws-us-east', status: 'active', description: 'Production' };
    const path = `/agents/${agent}/instances/${instanceId}`;
    expect(await ok('PATCH', path, json)).toMatchObject(json);
  });

  test('chats in it, with either spelling, and in the default one when none is named', async () => {
    await state('weather', 'storm in the east', { instance_id: 'ws-us-east' });
    const user = { scope: 'user', user_id: 'user-123', instance_id: 'ws-us-east' };
    await state('seat', 'row twelve', user);
    await state('weather', 'calm at home');
    for (const place of ['ws-us-east', instanceId]) {
      for (const json of [
        { instanceId: place, userId: 'user-123' },
        { instance_id: place, user_id: 'user-123' },
        { instanceId: place, instance_id: place, userId: 'user-123', someday: true },
      ]) {
        const answer = await said(json);
        expect(answer).toContain('storm in the east');
        expect(answer).toContain('row twelve');
        expect(answer).not.toContain('calm at home');
      }
    }
    const other = await said({ instanceId: 'ws-us-east', userId: 'user-456' });
    expect([other.includes('storm'), other.includes('row twelve')]).toEqual([true, false]);
    const home = await said({ userId: 'user-123' });
    expect([home.includes('calm at home'), home.includes('storm'), home.includes('row')]).toEqual([
      ...[true, false, false],
    ]);
  });

  test('resets it: what was set there is gone, and only there', async () => {
    expect(await ok('POST', `/agents/${agent}/instances/${instanceId}/reset`)).toMatchObject({
      instance: { status: 'active' },
    });
    expect(await said({ instanceId, userId: 'user-123' })).toContain('No state is set here');
    expect(await said({})).toContain('calm at home');
  });

  test('deletes it, and nobody chats there any more', async () => {
    expect(await ok('DELETE', `/agents/${agent}/instances/${instanceId}`)).toMatchObject({ success: true });
    const messages = [{ role: 'user', content: 'x' }];
    const gone = await send('POST', `/agents/${agent}/chat`, { messages, instanceId });
    expect(gone.status).toBe(404);
  });
});

const question = [{ role: 'user', content: 'Hello' }];
const wrong: [string, object, string][] = [
  ['no messages', {}, 'body.messages'],
  ['an empty list of them', { messages: [] }, 'body.messages'],
  ['another role', { messages: [{ role: 'robot', content: 'x' }] }, 'body.messages.0.role'],
  ['a message without content', { messages: [{ role: 'user' }] }, 'body.messages.0.content'],
  ['nothing said', { messages: [{ role: 'user', content: ' ' }] }, 'body.messages.0.content'],
  [
    'a message of 200 kB',
    { messages: [...question, { role: 'user', content: 'x'.repeat(200_000) }] },
    'body.messages.1.content',
  ],
  ['two instances', { messages: question, instance_id: 'default', instanceId: 'other' }, 'body.instanceId'],
  ['two users', { messages: question, user_id: 'a', userId: 'b' }, 'body.userId'],
  ['a session of two lines', { messages: question, session_id: 'a\r\nb' }, 'body.session_id'],
];

test.each(wrong)('%s is 422 at its place', async (_what, json, location) => {
  for (const path of ['chat', 'playground/chat', 'chat/async']) {
    const response = await send('POST', `/agents/${agent}/${path}`, json);
    expect(response.status).toBe(422);
    expect((await bodyOf(response)).errors).toMatchObject([{ location }]);
  }
});

test('an inactive agent is 409, and so is an inactive instance', async () => {
  const path = `/agents/${agent}`;
  const ask = async () => (await send('POST', `${path}/chat`, { messages: question })).status;
  await ok('PATCH', `${path}/status`, { is_active: false });
  expect(await ask()).toBe(409);
  await ok('PATCH', `${path}/status`, { is_active: true });
  await ok('PATCH', `${path}/instances/default`, { status: 'inactive' });
  expect(await ask()).toBe(409);
  await ok('PATCH', `${path}/instances/default`, { status: 'active' });
  expect(await ask()).toBe(200);
});

test('the agent was seen when it was talked to', async () => {
  const before = Date.now();
  await said({});
  const { agents } = { agents: await ok('GET', `/agents?search=${agent}`) };
  const [row] = listOf(agents.items);
  expect(Date.parse(String(row?.last_seen_at))).toBeGreaterThanOrEqual(before - 1000);
});
