import { createClerkClient, verifyToken } from '@clerk/backend';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalClerk } from '../start';
import { TestServers } from '../test-server';

const servers = new TestServers();
let clerk: LocalClerk;
let client: ReturnType<typeof createClerkClient>;

beforeAll(async () => {
  clerk = await servers.start();
  client = createClerkClient({ secretKey: clerk.env.CLERK_SECRET_KEY, apiUrl: clerk.env.CLERK_API_URL });
});
afterAll(() => servers.stop());

function post(path: string, body: unknown) {
  return fetch(`${clerk.env.CLERK_API_URL}/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${clerk.env.CLERK_SECRET_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('Clerk’s own backend client', () => {
  test('reads users', async () => {
    const user = await client.users.getUser('user_local_acme_member');
    expect(user.primaryEmailAddress?.emailAddress).toBe('member@acme.test');
    const all = await client.users.getUserList();
    expect([all.totalCount, all.data.length]).toEqual([3, 3]);
    const found = await client.users.getUserList({
      emailAddress: ['admin@globex.test', 'admin@acme.test'],
      limit: 1,
    });
    expect([found.totalCount, found.data.length]).toEqual([2, 1]);
    const globex = await client.users.getUserList({ organizationId: ['org_local_globex'], query: 'greta' });
    expect(globex.data.map(({ id }) => id)).toEqual(['user_local_globex_admin']);
    await expect(client.users.getUser('user_none')).rejects.toMatchObject({ status: 404 });
  });

  test('reads organisations, with the right number of members', async () => {
    const acme = await client.organizations.getOrganization({ slug: 'acme' });
    expect(acme).toMatchObject({ id: 'org_local_acme', name: 'Acme', membersCount: 2 });
    const list = await client.organizations.getOrganizationList({ includeMembersCount: true });
    expect(list.data.map(({ slug, membersCount }) => [slug, membersCount])).toEqual([
      ['acme', 2],
      ['globex', 2],
    ]);
    const members = await client.organizations.getOrganizationMembershipList({
      organizationId: 'org_local_acme',
    });
    expect(members.data.map(({ role, publicUserData }) => [publicUserData?.identifier, role])).toEqual([
      ['admin@acme.test', 'org:admin'],
      ['member@acme.test', 'org:member'],
    ]);
    const mine = await client.users.getOrganizationMembershipList({ userId: 'user_local_acme_admin' });
    expect(mine.totalCount).toBe(2);
  });

  test('creates, reads, verifies and revokes sessions', async () => {
    const session = await client.sessions.createSession({ userId: 'user_local_acme_admin' });
    expect(session).toMatchObject({ status: 'active', lastActiveOrganizationId: 'org_local_acme' });
    const { jwt } = await client.sessions.getToken(session.id);
    expect((await client.sessions.verifySession(session.id, jwt)).id).toBe(session.id);
    await expect(client.sessions.verifySession(session.id, `${jwt}x`)).rejects.toMatchObject({ status: 401 });
    expect((await client.sessions.revokeSession(session.id)).status).toBe('revoked');
    expect((await client.sessions.getSession(session.id)).status).toBe('revoked');
    await expect(client.sessions.getToken(session.id)).rejects.toMatchObject({ status: 404 });
    await expect(client.sessions.verifySession(session.id, jwt)).rejects.toMatchObject({ status: 401 });
    const list = await client.sessions.getSessionList({ userId: 'user_local_acme_admin', status: 'revoked' });
    expect(list.data.map(({ id }) => id)).toContain(session.id);
  });

  test('finds the signing key for tokens without a PEM', async () => {
    const session = await client.sessions.createSession({ userId: 'user_local_acme_admin' });
    const { jwt } = await client.sessions.getToken(session.id, undefined, 300);
    const claims = await verifyToken(jwt, {
      secretKey: clerk.env.CLERK_SECRET_KEY,
      apiUrl: clerk.env.CLERK_API_URL,
    });
    expect(claims.exp - claims.iat).toBe(300);
  });
});

describe('tokens without a browser', () => {
  test('name the organisation and origin that the session was made for', async () => {
    const made = await post('/sessions', {
      user_id: 'user_local_acme_admin',
      active_organization_id: 'org_local_globex',
      origin: 'http://localhost:3000',
    });
    const { id }: { id: string } = await made.json();
    const { jwt } = await client.sessions.getToken(id);
    const claims = await verifyToken(jwt, {
      jwtKey: clerk.env.CLERK_JWT_KEY,
      authorizedParties: ['http://localhost:3000'],
    });
    expect(claims).toMatchObject({ o: { id: 'org_local_globex', rol: 'member' } });
  });

  test.each([
    [{}, 422],
    [{ user_id: 'user_none' }, 404],
    [{ user_id: 'user_local_acme_member', active_organization_id: 'org_local_globex' }, 404],
    [{ user_id: 'user_local_acme_member', active_organization_id: 'org_none' }, 404],
  ])('are not made from %j', async (body, status) => {
    expect((await post('/sessions', body)).status).toBe(status);
  });

  test.each<number | string>([0, -1, 1.5, 1e9, 'x'])('never live for %s seconds', async (seconds) => {
    const { id } = await client.sessions.createSession({ userId: 'user_local_acme_admin' });
    expect((await post(`/sessions/${id}/tokens`, { expires_in_seconds: seconds })).status).toBe(422);
  });
});

describe('the secret key', () => {
  test.each(['/jwks', '/users', '/users/count', '/organizations', '/sessions', '/nothing'])(
    'is asked for %s',
    async (path) => {
      const url = `${clerk.env.CLERK_API_URL}/v1${path}`;
      const tries: Record<string, string>[] = [
        {},
        { authorization: 'Bearer sk_live_local_guess' },
        { authorization: String(clerk.env.CLERK_SECRET_KEY) },
      ];
      for (const headers of tries) {
        const response = await fetch(url, { headers });
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({ errors: [{ code: 'clerk_key_invalid' }] });
      }
    },
  );
});
