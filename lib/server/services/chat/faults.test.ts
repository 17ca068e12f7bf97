import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, KEY, makeAgent, withProvider } from '../../chat/test-chat';
import { answers, begin, chunk, openTestProvider, says, type TestProvider } from '../../chat/test-provider';
import type { TestApi } from '../../test-api';
import { openWorld, unique, type World } from '../../test-world';

/** Providers that fail in every way we know of: the conversation says so, and goes on. */

let world: World;
let provider: TestProvider;
let api: Pick<TestApi, 'request'>;
let token = '';
let agentId = '';
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  api = withProvider(world, provider);
  token = world.tokens.member;
  agentId = await makeAgent(api, token, { name: unique('Streamer') });
});
afterAll(async () => {
  await provider.close();
  await world.api.close();
});

async function lastRun(): Promise<Record<string, unknown>> {
  const { rows } = await world.api.store.db.execute<Record<string, unknown>>(
    'select * from chat_runs order by created_at desc limit 1',
  );
  return rows[0] ?? {};
}

const ODD: [string, Parameters<TestProvider['play']>[0], RegExp][] = [
  ['401', answers(401, `{"error":{"message":"Incorrect key ${KEY}"}}`), /refused the key.*CHAT_API_KEY/],
  ['429', answers(429, '{"error":{"message":"slow"}}', { 'Retry-After': '17' }), /429.*Send again in 17 s/],
  ['500', answers(500, `stack at ${KEY}`), /failed \(status 500\)/],
  ['404', answers(404, '{}'), /does not know this model/],
  ['a redirect', answers(307, '', { Location: 'http://127.0.0.1:9/v1' }), /status 307/],
  ['a web page', answers(200, '<html>hello</html>', { 'Content-Type': 'text/html' }), /no chat answer/],
  [
    'garbage',
    (response) => {
      begin(response);
      response.end('data: {"choices": nonsense\n\n');
    },
    /no chat answer/,
  ],
  [
    'an error of its own',
    (response) => {
      begin(response);
      response.end(`data: {"error":{"message":"overloaded, key ${KEY}"}}\n\n`);
    },
    /no chat answer/,
  ],
  ['nothing', says(), /answered nothing/],
  [
    'a cut in mid-word',
    (response) => {
      begin(response);
      response.write(chunk({ content: 'The light' }));
      setTimeout(() => response.destroy(), 20);
    },
    /broke off/,
  ],
  [
    'an end in mid-word',
    (response) => {
      begin(response);
      response.end(chunk({ content: 'The light' }));
    },
    /broke off/,
  ],
  [
    '10 MB',
    (response) => {
      begin(response);
      const piece = chunk({ content: 'x'.repeat(10_000) });
      for (let sent = 0; sent < 1000; sent += 1) response.write(piece);
      response.end(chunk({}, 'stop'));
    },
    /longer than this server takes/,
  ],
  [
    '10 MB in one line',
    (response) => {
      begin(response);
      response.end(`data: ${'x'.repeat(10_000_000)}`);
    },
    /longer than this server takes/,
  ],
];

describe('a provider that answers', () => {
  test.each(ODD)(
    '%s is told in the conversation, and the next question works',
    async (_what, part, message) => {
      provider.play(part);
      const { status, text, error } = await chat(api, token, agentId, 'Hello?');
      expect(status).toBe(200);
      expect(error).toMatch(message);
      expect(text.endsWith(`data: {"error":{"message":${JSON.stringify(error)}}}\n\ndata: [DONE]\n\n`)).toBe(
        true,
      );
      expect(text).not.toMatch(/sk-upstream|\bat .+:\d+|node_modules/);
      expect(await lastRun()).toMatchObject({ status: 'failed', error });
      provider.play(says('Here again.'));
      expect((await chat(api, token, agentId, 'And now?')).answer).toBe('Here again.');
    },
  );

  test('nothing at all is given up after a while, also in the middle', async () => {
    const hasty = withProvider(world, provider, { firstPatienceMs: 150, idlePatienceMs: 150 });
    provider.play(() => {});
    expect((await chat(hasty, token, agentId, 'Hello?')).error).toMatch(/sent nothing for 1 s/);
    provider.play((response) => {
      begin(response);
      response.write(chunk({ content: 'I was say' }));
    });
    const late = await chat(withProvider(world, provider, { idlePatienceMs: 150 }), token, agentId, 'Hello?');
    expect(late).toMatchObject({ answer: 'I was say', error: expect.stringMatching(/sent nothing/) });
  });

  test('nowhere is told too', async () => {
    const gone = await openTestProvider();
    await gone.close();
    const nowhere = withProvider(world, gone);
    expect((await chat(nowhere, token, agentId, 'Hello?')).error).toMatch(/cannot be reached/);
  });
});
