import { randomUUID } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { createGunzip } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';
import { accounts } from './support/accounts';
import { unique } from './support/api';
import { test } from './support/held-model';
import { expireTokens } from './support/identity';
import { open } from './support/pages';
import { expect } from './support/test';
import { world } from './support/world';

/** The door that pages ask agents through: `/api/chat`. */

const ACME = accounts.admin.organization;
const GLOBEX = accounts.globex.organization;

const question = (more: object = {}) => ({
  ...{ turn_id: randomUUID(), conversation_id: randomUUID(), position: 0, message: 'How is it?' },
  ...more,
});

interface Asked {
  agent: string;
  turn?: string;
  after?: number;
  tenant?: string;
}

function addressOf({ agent, turn, after, tenant = ACME }: Asked): string {
  const query = new URLSearchParams({ tenant, agent });
  if (turn) query.set('turn', turn);
  if (after !== undefined) query.set('after', String(after));
  return `/api/chat?${query}`;
}

/** As a browser asks, but with what comes on the wire, as it comes. */
async function ask(context: BrowserContext, method: string, address: string, json?: object) {
  const cookies = await context.cookies(world().origin);
  const headers: Record<string, string> = {
    Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    'Accept-Encoding': 'gzip, deflate, br',
    'Sec-Fetch-Site': 'same-origin',
    ...(json && { 'Content-Type': 'application/json' }),
  };
  const sent = request(`${world().origin}${address}`, { method, headers });
  sent.end(json && JSON.stringify(json));
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  let text = '';
  let isOver = false;
  const isPacked = response.headers['content-encoding'] === 'gzip';
  const body = isPacked ? response.pipe(createGunzip()) : response;
  body.setEncoding('utf8');
  body.on('data', (part: string) => {
    text += part;
  });
  body.on('close', () => {
    isOver = true;
  });
  return {
    status: response.statusCode,
    headers: response.headers,
    text: () => text,
    isOver: () => isOver,
    leave: () => sent.destroy(),
  };
}

/** With a page open, which keeps the session's cookie fresh. */
async function atWork(entering: Promise<{ context: BrowserContext; page: Page }>): Promise<BrowserContext> {
  const { context, page } = await entering;
  await open(page, '/agents');
  return context;
}

test('frames pass at once, though the browser takes gzip; leaving and returning loses nothing', async ({
  enter,
  held,
}) => {
  const context = await atWork(enter('globex'));
  const place = { agent: held.agent, tenant: GLOBEX };
  const body = question(held.named);
  const asked = await ask(context, 'POST', addressOf(place), body);
  expect(asked.status).toBe(200);
  expect(asked.headers['content-type']).toContain('text/event-stream');
  expect(asked.headers['content-encoding']).toBeUndefined();
  expect(asked.headers['cache-control']).toBe('no-cache, no-transform');
  await expect.poll(asked.text).toContain('first');
  expect(asked.isOver()).toBe(false);
  asked.leave();

  const turn = body.turn_id;
  const again = await ask(context, 'GET', addressOf({ ...place, turn }));
  await expect.poll(again.text).toContain('first');
  const last = Number([...again.text().matchAll(/^id: (\d+)$/gm)].at(-1)?.[1]);
  again.leave();
  held.finish();
  const rest = await ask(context, 'GET', addressOf({ ...place, turn, after: last }));
  await expect.poll(rest.text).toContain('data: [DONE]\n\n');
  expect(rest.text()).toContain('"response":"first last"');
  expect(rest.text()).not.toContain('{\\"content\\":\\"first\\"}');
  expect(rest.text()).toContain('{\\"content\\":\\" last\\"}');
  expect(Number(/^id: (\d+)$/m.exec(rest.text())?.[1])).toBeGreaterThan(last);
});

test('a stop lets the model go and says so', async ({ enter, held }) => {
  const context = await atWork(enter('globex'));
  const place = { agent: held.agent, tenant: GLOBEX };
  const body = question(held.named);
  const asked = await ask(context, 'POST', addressOf(place), body);
  await expect.poll(asked.text).toContain('first');
  const stopped = await ask(context, 'DELETE', addressOf({ ...place, turn: body.turn_id }));
  await expect.poll(stopped.isOver).toBe(true);
  expect(JSON.parse(stopped.text())).toMatchObject({
    ...{ status: 'stopped', response: 'first', stop: { confirmed: true } },
  });
  expect(held.closed()).toBe(1);
  await expect.poll(asked.isOver).toBe(true);
});

test('only our own pages are answered', async ({ enter, api }) => {
  const { request } = await atWork(enter('admin'));
  const { agent_id: agent } = await api.createAgent({ name: unique('Guarded') });
  const turn = randomUUID();
  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ];
  for (const headers of foreign) {
    const post = await request.post(addressOf({ agent }), { headers, data: question() });
    const get = await request.get(addressOf({ agent, turn }), { headers });
    const stop = await request.delete(addressOf({ agent, turn }), { headers });
    expect([post.status(), get.status(), stop.status()]).toEqual([403, 403, 403]);
  }
  const listed = await api.send('GET', `/api/troupe/v1/agents/${agent}/conversations`);
  expect((await listed.json()).items).toEqual([]);
  const unnamed = await request.post(addressOf({ agent: 'Guarded' }), { data: question() });
  expect(unnamed.status()).toBe(422);
});

test('a session that has ended is told so, and asks nothing', async ({ enter, api, watched }) => {
  watched.allow(/status of 401/);
  const context = await atWork(enter('admin'));
  const { agent_id: agent } = await api.createAgent({ name: unique('Ended') });
  // Clerk of an open page would write a good token again.
  for (const page of context.pages()) await page.close();
  await expireTokens(context);
  const refused = await ask(context, 'POST', addressOf({ agent }), question());
  await expect.poll(refused.isOver).toBe(true);
  expect(refused.status).toBe(401);
  expect(JSON.parse(refused.text())).toMatchObject({ code: 'session_expired' });
});

test('a turn of another organisation is not there', async ({ enter, api }) => {
  const { agent_id: agent } = await api.createAgent({ name: unique('Foreign') });
  const context = await atWork(enter('admin'));
  const body = question();
  const own = await ask(context, 'POST', addressOf({ agent }), body);
  await expect.poll(own.text).toContain('data: [DONE]\n\n');
  const globex = await atWork(enter('globex'));
  const turn = body.turn_id;
  for (const [method, asked] of [
    ['GET', { agent, turn, tenant: GLOBEX }],
    ['DELETE', { agent, turn, tenant: GLOBEX }],
    ['POST', { agent, tenant: GLOBEX }],
  ] as const) {
    const refused = await ask(globex, method, addressOf(asked), method === 'POST' ? question() : undefined);
    expect(refused.status).toBe(404);
  }
  const switched = await ask(globex, 'GET', addressOf({ agent, turn }));
  await expect.poll(switched.isOver).toBe(true);
  expect(switched.status).toBe(409);
  expect(JSON.parse(switched.text())).toMatchObject({ code: 'tenant_changed', tenant: GLOBEX });
});
