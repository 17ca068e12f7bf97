import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Endpoint, Scope } from '@/lib/contract/endpoint';
import { ORIGIN, PUBLIC_PEM, signToken, testApiOver } from './test-api';
import { accepted, baseOf, endpoints, send } from './test-requests';
import { bodyOf, countActivity, makeKey, makeThings, openWorld, type Things, type World } from './test-world';

let world: World;
let things: Things;
const forged = new Map<string, Record<string, string>>();

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

beforeAll(async () => {
  world = await openWorld();
  things = await makeThings(world);
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const good = await signToken({ exp: 7200 });
  const [head, body, signature] = good.split('.');
  // Nothing but its fault ends one of these while the tests run.
  const session = (claims: Parameters<typeof signToken>[0]) =>
    signToken({ exp: 7200, ...claims }).then(bearer);
  const without = (claim: string) => session({ raw: { [claim]: undefined } });
  const claims = { sub: 'user_admin', sid: 'sess_test', azp: ORIGIN, sts: 'active', v: 2 };
  const unsecured = new UnsecuredJWT(claims).setIssuedAt().setExpirationTime('2h').encode();
  const nobody = { sub: 'user_admin', o: { id: 'org_acme', rol: 'admin' } };
  const payload = Buffer.from(JSON.stringify({ ...claims, ...nobody })).toString('base64url');
  const all: Record<string, Record<string, string>> = {
    'no token': {},
    'an empty token': { Authorization: 'Bearer ' },
    'another scheme': { Authorization: `Basic ${good}` },
    'two tokens': { Authorization: `Bearer ${good} ${good}` },
    'a cookie only': { Cookie: `__session=${good}; __client_uat=1` },
    'not a token': bearer('eyJhbGciOiJSUzI1NiJ9'),
    'HS256 with the public key as secret': bearer(
      await signToken({ exp: 7200 }, { alg: 'HS256', key: Buffer.from(PUBLIC_PEM) }),
    ),
    RS512: bearer(await signToken({ exp: 7200 }, { alg: 'RS512' })),
    'the key of somebody else': bearer(await signToken({ exp: 7200 }, { key: foreign })),
    'no signature, alg none': bearer(unsecured),
    'a signature that was cut off': bearer(`${head}.${body}.`),
    'another body under the same signature': bearer(`${head}.${payload}.${signature}`),
    expired: await session({ exp: -30 }),
    'not valid yet': await session({ nbf: 3600 }),
    'issued in the future': await session({ iat: 3600 }),
    'issued to another origin': await session({ azp: 'https://evil.example' }),
    'issued to no origin': await session({ azp: null }),
    'a pending session': await session({ sts: 'pending' }),
    'no subject': await without('sub'),
    'no session': await without('sid'),
    'no expiry': await without('exp'),
    'a subject that is no text': await session({ raw: { sub: { $ne: null } } }),
    'an organisation that is no object': await session({ raw: { o: 'org_acme' } }),
    'an organisation without a role': await session({ raw: { o: { id: 'org_acme' } } }),
    'a key that nobody made': bearer(`sk_${'a'.repeat(43)}`),
    'a key in capitals': bearer(things.key.toUpperCase()),
    'a revoked key': bearer(await revokedKey()),
    'an expired key': bearer(await expiredKey()),
  };
  for (const [name, headers] of Object.entries(all)) forged.set(name, headers);
});
afterAll(() => world.api.close());

async function revokedKey(): Promise<string> {
  const key = await makeKey(world, things.projectId, ['*']);
  await world.api.store.db.execute(
    sql`update api_keys set is_active = false where key_prefix = ${key.slice(0, 10)}`,
  );
  return key;
}

async function expiredKey(): Promise<string> {
  const key = await makeKey(world, things.projectId, ['*']);
  await world.api.store.db.execute(
    sql`update api_keys set expires_at = now() - interval '1 second' where key_prefix = ${key.slice(0, 10)}`,
  );
  return key;
}

const each = endpoints.map((endpoint) => [endpoint.id, endpoint] as const);

test.each(each)('%s refuses every forged token', async (_id, endpoint) => {
  const before = await countActivity(world);
  for (const [name, headers] of forged) {
    const response = await send(world, endpoint, { ...accepted(endpoint, things), headers });
    expect({ name, status: response.status }).toEqual({ name, status: 401 });
    expect(await response.text()).not.toContain(things.agentName);
  }
  expect(forged.size).toBe(28);
  expect(await countActivity(world)).toBe(before);
});

const GRANTS: Record<string, Scope[]> = {
  read: ['read'],
  write: ['read', 'write'],
  admin: ['read', 'write', 'admin'],
  '*': ['read', 'write', 'admin'],
};

/** What an operation answers when it is done. */
const okOf = (endpoint: Endpoint) => (endpoint.reply ? 200 : 204);

describe.each(Object.entries(GRANTS))('a key with the scope %s', (scope, granted) => {
  test.each(each)('%s', async (_id, endpoint) => {
    const allowed = endpoint.auth === 'any' && granted.includes(endpoint.scope);
    const own = allowed && endpoint.method !== 'GET' ? await makeThings(world) : things;
    const token = await makeKey(world, own.projectId, [scope]);
    const response = await send(world, endpoint, { ...accepted(endpoint, own), token });
    expect(response.status).toBe(allowed ? okOf(endpoint) : 403);
    if (allowed || endpoint.auth === 'session') return;
    const body = await bodyOf(response);
    if (baseOf(endpoint) !== '/api/identity/v1')
      expect(body).toMatchObject({ required_scope: endpoint.scope });
    else expect(body).toMatchObject({ error: 'forbidden', message: expect.stringContaining(endpoint.scope) });
  });
});

test.each(each)('a member may %s only if it is no admin operation', async (_id, endpoint) => {
  const own = endpoint.scope === 'write' ? await makeThings(world) : things;
  const token = world.tokens.member;
  // Only who noted a call may settle it; the admin noted this one.
  if (endpoint.id === 'settleActivity') return;
  const response = await send(world, endpoint, { ...accepted(endpoint, own), token });
  expect(response.status).toBe(endpoint.scope === 'admin' ? 403 : okOf(endpoint));
});

test('without an organisation a person is the admin of a tenant of their own', async () => {
  const token = world.tokens.alone;
  const made = await world.api.request('/agents', { method: 'POST', token, json: { name: 'Mine' } });
  const agent = await bodyOf(made);
  expect(agent.tenant_id).toBe('user_alone');
  const gone = await world.api.request(`/agents/${agent.agent_id}`, { method: 'DELETE', token });
  expect(gone.status).toBe(200);
});

test('version 1 tokens name the organisation in claims of their own', async () => {
  const v1 = { org_id: 'org_acme', org_role: 'org:member', v: undefined };
  const token = await signToken({ org: null, raw: v1 });
  const read = await world.api.request(`/agents/${things.agentId}`, { token });
  const refused = await world.api.request(`/agents/${things.agentId}`, { token, method: 'DELETE' });
  expect([read.status, refused.status]).toEqual([200, 403]);
});

test('an unknown role has the rights of a member', async () => {
  const token = await signToken({ raw: { o: { id: 'org_acme', rol: 'billing' } } });
  const refused = await world.api.request(`/agents/${things.agentId}`, { token, method: 'DELETE' });
  expect(refused.status).toBe(403);
});

test('a small difference between two clocks is forgiven', async () => {
  const token = await signToken({ exp: -2 });
  expect((await world.api.request('/agents', { token })).status).toBe(200);
});

test('when the keys of Clerk cannot be fetched, nobody is told that they are signed out', async () => {
  const trust = { secretKey: 'sk_test_none', apiUrl: 'http://127.0.0.1:9', authorizedParties: [ORIGIN] };
  const api = testApiOver(async () => world.api.store, { trust });
  const response = await api.request('/agents', { token: await signToken() });
  expect(response.status).toBe(503);
});

test('a token is checked against the keys that Clerk publishes', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'published', alg: 'RS256', use: 'sig' };
  vi.stubGlobal('fetch', async () => Response.json({ keys: [jwk] }));
  const trust = { secretKey: 'sk_live_x', apiUrl: 'http://clerk.test', authorizedParties: [ORIGIN] };
  const api = testApiOver(async () => world.api.store, { trust });
  const sign = (kid: string) =>
    new SignJWT({ sub: 'user_admin', sid: 'sess_1', azp: ORIGIN, sts: 'active', v: 2 })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuedAt()
      .setNotBefore('-1s')
      .setExpirationTime('1m')
      .sign(privateKey);
  const statuses: number[] = [];
  for (const kid of ['published', 'unpublished']) {
    statuses.push((await api.request('/agents', { token: await sign(kid) })).status);
  }
  expect(statuses).toEqual([200, 401]);
});
