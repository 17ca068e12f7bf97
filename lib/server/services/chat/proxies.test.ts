import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chat, makeAgent, withProvider } from '../../chat/test-chat';
import { begin, chunk, openTestProvider, type TestProvider } from '../../chat/test-provider';
import { listen } from '../../chat/test-server';
import { openWorld, unique, type World } from '../../test-world';

/** A stream over real connections, through a proxy that compresses and buffers whatever it may. */

let world: World;
let provider: TestProvider;
let server: Awaited<ReturnType<typeof listen>>;
let proxy: Awaited<ReturnType<typeof openProxy>>;
let agentId = '';
beforeAll(async () => {
  world = await openWorld();
  provider = await openTestProvider();
  server = await listen(withProvider(world, provider));
  proxy = await openProxy(server.url);
  agentId = await makeAgent(world.api, world.tokens.member, { name: unique('Far away') });
});
afterAll(async () => {
  await proxy.close();
  await server.close();
  await provider.close();
  await world.api.close();
});

/** Holds an answer back until its end unless X-Accel-Buffering says no, and compresses unless no-transform stands. */
async function openProxy(target: string) {
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const { method, headers, url = '/' } = asked;
    const onward = request(new URL(url, target), { method, headers }, (reply) => {
      const mayChange = !/no-transform/.test(String(reply.headers['cache-control']));
      const isHeld = reply.headers['x-accel-buffering'] !== 'no';
      const encoding = mayChange && /gzip/.test(String(headers['accept-encoding'])) ? 'gzip' : undefined;
      answer.writeHead(reply.statusCode ?? 502, {
        ...reply.headers,
        ...(encoding && { 'content-encoding': encoding }),
      });
      const way = encoding ? reply.pipe(createGzip()) : reply;
      if (!isHeld) return void way.pipe(answer);
      const held: Buffer[] = [];
      way.on('data', (bytes: Buffer) => held.push(bytes)).on('end', () => answer.end(Buffer.concat(held)));
    });
    asked.pipe(onward);
    answer.on('close', () => onward.destroy());
  };
  const opened = createServer(pass);
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const { port } = opened.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/v1`,
    async close() {
      opened.closeAllConnections();
      await new Promise((resolve) => opened.close(resolve));
    },
  };
}

test('a proxy that compresses and buffers holds no event back', async () => {
  let finish = () => {};
  provider.play((response) => {
    begin(response);
    response.write(chunk({ content: 'first' }));
    finish = () => response.end(chunk({ content: ' last' }) + chunk({}, 'stop'));
  });
  const response = await fetch(`${proxy.url}/agents/${agentId}/chat`, {
    method: 'POST',
    headers: {
      ...{ Authorization: `Bearer ${world.tokens.member}`, 'Content-Type': 'application/json' },
      'Accept-Encoding': 'gzip, br',
    },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'x' }] }),
  });
  expect(response.headers.get('content-encoding')).toBeNull();
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  while (!seen.includes('first')) seen += (await reader?.read())?.value ?? '';
  expect(seen).not.toContain('last');
  finish();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) seen += part.value;
  expect(seen).toMatch(/last.*\[DONE\]\n\n$/s);
});

test('a reader that leaves through a proxy lets upstream go', async () => {
  provider.closedAt = undefined;
  provider.play((response) => {
    begin(response);
    response.write(chunk({ content: 'on and on' }));
  });
  const gone = new AbortController();
  const response = await fetch(`${proxy.url}/agents/${agentId}/chat`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${world.tokens.member}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'x' }] }),
    signal: gone.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let seen = ''; !seen.includes('on and on'); ) seen += (await reader?.read())?.value ?? '';
  gone.abort();
  await expect.poll(() => provider.closedAt, { timeout: 10_000 }).toBeDefined();
});

test('of 1,200 states the newest are told, and the rest is counted as left out', async () => {
  await world.api.store.db.execute(sql`insert into custom_states
      (tenant_id, agent_id, instance_id, scope, key, value, updated_at)
    select tenant_id, agent_id, instance_id, 'global', 'state ' || n, to_jsonb(repeat('v', 100)),
      now() - interval '1 day' + n * interval '1 second'
    from instances, generate_series(1, 1200) as n where agent_id = ${agentId}::uuid`);
  const body = { messages: [{ role: 'user', content: 'Status?' }], provider: 'rehearsal' };
  const { events, error, answer } = await chat(world.api, world.tokens.member, agentId, body);
  expect(error).toBeUndefined();
  const known: Record<string, number> = Object(events[0]?.enriched_context);
  expect(known.states).toBeGreaterThan(50);
  expect(known.left_out).toBeGreaterThan(500);
  expect(answer).toContain('state 1200');
});
