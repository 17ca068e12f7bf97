import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgent, withProvider } from '../../chat/test-chat';
import { begin, chunk, openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import { listen } from '../../chat/test-server';
import { openTestApi, signToken, type TestApi, testApiOver } from '../../test-api';
import { bodyOf, openWorld, unique, type World } from '../../test-world';
import { ask, detailOf, get, post, question, readUntil, type Tester } from './test-tester';

/** One Troupe that works on another one's agents API: two databases, one identity, a real connection between them. */

let far: World;
let provider: TestProvider;
let server: Awaited<ReturnType<typeof listen>>;
let local: TestApi;
let tester: Tester;
let farTester: Tester;
beforeAll(async () => {
  far = await openWorld();
  provider = await openTestProvider();
  const api = withProvider(far, provider);
  server = await listen(api);
  local = await openTestApi({ remote: { url: server.url } });
  const token = await signToken({ exp: 3600 });
  const agentId = await makeAgent(api, token, { name: unique('Far'), bio: 'Saved' });
  farTester = { api, token, agentId };
  tester = { api: local, token, agentId };
});
afterAll(async () => {
  await provider.close();
  await server.close();
  await Promise.all([local.close(), far.api.close()]);
});

describe('with a remote agents API', () => {
  test('a turn is answered there and kept here, with what ran and what changed', async () => {
    provider.play(says('Tea', ' it is.'));
    const body = question('I like green tea.', { user_id: 'ada' });
    const { last, frames } = await ask(tester, body);
    expect(last).toMatchObject({
      ...{ status: 'complete', response: 'Tea it is.', instance_name: 'default' },
      stamp: {
        api: new URL(server.url).host,
        model: 'm',
        configuration: expect.stringMatching(/^[0-9a-f]{12}$/),
      },
      delta: { added: [{ scope: 'fact', after: 'Likes green tea.' }], changed: [], removed: [] },
    });
    expect(frames.at(-1)).toBe('[DONE]');
    const detail = await detailOf(tester, body.turn_id);
    expect(detail.context).toContain('Saved');
    const elsewhere = await ask(farTester, question('Hi'));
    expect(elsewhere.last.stamp.configuration).toBe(last.stamp.configuration);
  });

  test('a draft runs there without being saved', async () => {
    provider.play(says('Yes.'));
    const draft = { profile: { bio: 'Only tried out' }, big5: { openness: 0.9 } };
    const { last } = await ask(tester, question('Hello', { draft }));
    expect(last.stamp.is_draft).toBe(true);
    expect(provider.received.at(-1)?.text).toContain('Only tried out');
    const agent = await bodyOf(
      await farTester.api.request(`/agents/${tester.agentId}`, { token: tester.token }),
    );
    expect(agent.bio).toBe('Saved');
    const said = await bodyOf(await post(tester, 'configuration', { draft }));
    expect(said.configuration).toBe(last.stamp.configuration);
    expect(said.saved_configuration).not.toBe(last.stamp.configuration);
  });

  test('a stop closes the connection, and does not claim more', async () => {
    provider.play((response) => {
      begin(response);
      response.write(chunk({ content: 'on and on' }));
    });
    const body = question('Talk');
    const running = await readUntil(await post(tester, 'turns', body), 'on and on');
    const stopped = await bodyOf(await post(tester, `turns/${body.turn_id}/stop`));
    expect(stopped).toMatchObject({
      ...{ status: 'stopped', response: 'on and on' },
      stop: { confirmed: false, note: expect.stringContaining('does not say') },
    });
    await expect.poll(() => provider.closedAt).toBeDefined();
    await running.rest();
  });

  test('what was said follows a reset and a delete that were done there', async () => {
    provider.play(says('Yes.'));
    const agentId = await makeAgent(farTester.api, tester.token, { name: unique('Gone') });
    const own = { ...tester, agentId };
    const body = question('Remember me');
    const { last } = await ask(own, body);
    const change = async (verb: string, object: { type: string; id: string }, outcome: string) => {
      const json = {
        ...{ request_id: 'request-1', verb, object: { ...object, name: 'x' }, agent_id: agentId },
        ...(object.type === 'instance' && { instance_id: object.id }),
      };
      const init = { method: 'POST', token: tester.token };
      const row = await bodyOf(await local.request('/api/troupe/v1/activity', { ...init, json }));
      const path = `/api/troupe/v1/activity/${String(row.activity_id)}`;
      expect((await local.request(path, { ...init, method: 'PATCH', json: { outcome } })).status).toBe(200);
    };
    const instance = { type: 'instance', id: last.instance_id };
    await change('reset', instance, 'failed');
    expect((await detailOf(own, body.turn_id)).turn.reset_at).toBeUndefined();
    await change('reset', instance, 'done');
    expect((await detailOf(own, body.turn_id)).turn.reset_at).toBeDefined();
    await ask(own, question('Again', { conversation_id: body.conversation_id, position: 1 }));
    expect(provider.received.at(-1)?.text).not.toContain('Remember me');
    await change('delete', { type: 'agent', id: agentId }, 'done');
    expect((await get(own, `turns/${body.turn_id}`)).status).toBe(404);
  });

  test('another organisation sees nothing of it', async () => {
    provider.play(says('Yes.'));
    const body = question('Secret');
    await ask(tester, body);
    const stranger = { ...tester, token: far.tokens.outsider };
    const paths = ['conversations', `turns/${body.turn_id}`, `turns/${body.turn_id}/events`];
    for (const path of paths) expect((await get(stranger, path)).status).toBe(404);
    expect((await post(stranger, 'turns', question('Mine'))).status).toBe(404);
  });
});

type Part = (response: ServerResponse) => void | Promise<void>;

/** An agents API that a test writes the part of. */
async function openScripted() {
  let part: Part = (response) => void response.end();
  const agentId = '0f8a5c1e-6d3b-4f57-9a2e-51c7d0b9e6a4';
  const instance = {
    ...{ agent_id: agentId, instance_id: agentId, name: 'default', status: 'active', is_default: true },
    ...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' },
  };
  const server = createServer((request: IncomingMessage, response) => {
    request.resume();
    if (request.method === 'POST') return void part(response);
    const isInstance = request.url?.includes('/instances/');
    response.writeHead(isInstance ? 200 : 500, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(instance));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    agentId,
    url: `http://127.0.0.1:${port}/api/v1`,
    play(next: Part) {
      part = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const event = (data: string) => `data: ${data}\n\n`;
const text = (content: string) => event(JSON.stringify({ choices: [{ delta: { content }, index: 0 }] }));
const streams =
  (...parts: string[]): Part =>
  (response) => {
    begin(response);
    for (const each of parts) response.write(each);
    response.end();
  };

const refuses: Part = (response) => {
  response.writeHead(429, { 'Content-Type': 'application/problem+json', 'Retry-After': '9' });
  response.end('{"status":429,"detail":"Too many requests."}');
};
const floods: Part = async (response) => {
  begin(response);
  for (let sent = 0; sent < 10 && !response.destroyed; sent += 1) {
    response.write(text('y'.repeat(1_000_000)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (!response.destroyed) response.end(event('[DONE]'));
};
const breaks: Part = (response) => {
  begin(response);
  response.write(`${text('Half a')}data: {"cho`);
  setTimeout(() => response.destroy(), 100);
};

const faults: [string, Part, RegExp, string][] = [
  ['refuses with Retry-After', refuses, /Too many requests\. Send again in 9 s/, ''],
  ['sends garbage', streams(text('Well'), event('not json')), /no event of a chat/, 'Well'],
  ['answers a page', (response) => void response.end('<html>'), /no stream of events/, ''],
  ['ends without an end', streams(text('Half')), /broke off/, 'Half'],
  ['breaks in mid-word', breaks, /broke off/, 'Half a'],
  ['says nothing', streams(event('[DONE]')), /answered nothing/, ''],
  [
    'says an error',
    streams(text('Well'), event('{"error":{"message":"No model."}}'), event('[DONE]')),
    /^No model\.$/,
    'Well',
  ],
  ['floods', floods, /longer than is kept/, 'y'.repeat(1_000_000)],
];

describe('an agents API that', () => {
  test.each(faults)(
    '%s: the turn fails with the reason, and another try works',
    async (_name, part, reason, kept) => {
      const scripted = await openScripted();
      const api = testApiOver(async () => local.store, { remote: { url: scripted.url } });
      const own = { ...tester, api, agentId: scripted.agentId };
      scripted.play(part);
      const body = question('Will it work?');
      const { last, isDone } = await ask(own, body);
      expect(isDone).toBe(true);
      expect(last).toMatchObject({
        status: 'failed',
        error: expect.stringMatching(reason),
        message: 'Will it work?',
      });
      expect(last.response).toBe(kept);
      // CRLF, comments, and events that are cut anywhere: as other servers write them.
      scripted.play(
        streams(
          ': hello\r\n\r\n',
          'data:{"choices":[{"delta":{"content":"No',
          'w"},"index":0}]}\r\n',
          '\r\n',
          event('[DONE]'),
        ),
      );
      const again = await ask(own, question('Will it work?', { conversation_id: body.conversation_id }));
      expect(again.last).toMatchObject({ status: 'complete', response: 'Now' });
      // The scripted API has no states to read.
      expect(again.last.delta).toBeUndefined();
      await scripted.close();
    },
  );

  test('is not there: the text is kept with the reason, history can be read, and it works when it is back', async () => {
    const scripted = await openScripted();
    const api = testApiOver(async () => local.store, { remote: { url: scripted.url } });
    const own = { ...tester, api, agentId: scripted.agentId };
    const away = { ...own, api: testApiOver(async () => local.store, { remote: true }) };
    const body = question('Anybody?');
    const { last } = await ask(away, body);
    expect(last).toMatchObject({ status: 'failed', error: expect.stringContaining('cannot be reached') });
    expect((await detailOf(away, body.turn_id)).turn.message).toBe('Anybody?');
    scripted.play(streams(text('Here.'), event('[DONE]')));
    const again = await ask(own, question('Anybody?', { conversation_id: body.conversation_id }));
    expect(again.last).toMatchObject({ status: 'complete', instance_name: 'default' });
    await scripted.close();
  });
});
