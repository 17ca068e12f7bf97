import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LocalClerk } from '../start';
import { pick, pickText, TestBrowser } from '../test-browser';
import { PASSWORD, TestServers } from '../test-server';

const servers = new TestServers();
let time = 0;
let clerk: LocalClerk;
let browser: TestBrowser;
let path = '';

beforeAll(async () => {
  clerk = await servers.start({ now: () => time });
});
beforeEach(async () => {
  time = Date.now();
  browser = new TestBrowser(clerk);
  const reply = await browser.signIn('admin@acme.test', PASSWORD);
  path = `/client/sessions/${pickText(reply.body, 'client', 'sessions', 0, 'id')}`;
});
afterAll(() => servers.stop());

async function organizationOf(form?: Record<string, string>): Promise<unknown> {
  const reply = await browser.send('POST', `${path}/tokens`, form);
  return pick(decodeJwt(pickText(reply.body, 'jwt')), 'o', 'id');
}

describe('the active organisation', () => {
  test('is switched by touching the session, by id, slug or none', async () => {
    for (const [wanted, id] of [
      ['org_local_globex', 'org_local_globex'],
      ['acme', 'org_local_acme'],
      ['', undefined],
    ] as const) {
      const reply = await browser.send('POST', `${path}/touch`, { active_organization_id: wanted });
      expect(reply.status).toBe(200);
      expect(await organizationOf()).toBe(id);
    }
  });

  test('can be another one for a single tab, which changes nothing for the rest', async () => {
    expect(await organizationOf({ organization_id: 'org_local_globex' })).toBe('org_local_globex');
    expect(await organizationOf()).toBe('org_local_acme');
  });

  test('is never one that the user is not in', async () => {
    const other = new TestBrowser(clerk);
    const reply = await other.signIn('member@acme.test', PASSWORD);
    const own = `/client/sessions/${pickText(reply.body, 'client', 'sessions', 0, 'id')}`;
    for (const wanted of ['org_local_globex', 'globex', 'org_none']) {
      expect((await other.send('POST', `${own}/touch`, { active_organization_id: wanted })).status).toBe(404);
      expect((await other.send('POST', `${own}/tokens`, { organization_id: wanted })).status).toBe(404);
      expect((await other.send('GET', `/organizations/${wanted}/memberships`)).status).toBe(404);
    }
  });
});

describe('a session', () => {
  test('belongs to its browser', async () => {
    const stranger = new TestBrowser(clerk);
    await stranger.signIn('member@acme.test', PASSWORD);
    for (const action of ['tokens', 'touch', 'end', 'remove']) {
      expect((await stranger.send('POST', `${path}/${action}`)).status).toBe(401);
    }
    expect((await browser.send('POST', `${path}/tokens`)).status).toBe(200);
  });

  test.each([
    ['ended', 'POST', '/end'],
    ['removed', 'POST', '/remove'],
  ])('that was %s gives no more tokens and clears the sign-in time', async (_case, method, action) => {
    expect((await browser.send(method, `${path}${action}`)).status).toBe(200);
    expect(browser.cookies.get('__client_uat')).toBe('0');
    expect((await browser.send('POST', `${path}/tokens`)).status).toBe(401);
  });

  test('ends with all others of the browser at sign-out', async () => {
    const reply = await browser.send('DELETE', '/client/sessions');
    expect(pick(reply.body, 'response', 'sessions')).toEqual([]);
    expect((await browser.send('GET', '/me')).status).toBe(401);
  });

  test('expires after a week', async () => {
    time += 7 * 24 * 3_600_000 + 1;
    expect((await browser.send('POST', `${path}/tokens`)).status).toBe(401);
  });

  test('that ended elsewhere is told with the next answer', async () => {
    const id = path.split('/').at(-1);
    const response = await fetch(`${clerk.env.CLERK_API_URL}/v1/sessions/${id}/revoke`, {
      method: 'POST',
      headers: { authorization: `Bearer ${clerk.env.CLERK_SECRET_KEY}` },
    });
    expect(response.status).toBe(200);
    expect((await browser.send('POST', `${path}/tokens`)).status).toBe(401);
    expect(browser.cookies.get('__client_uat')).toBe('0');
    expect(pick((await browser.send('GET', '/client')).body, 'response', 'sessions')).toEqual([]);
  });
});

describe('the handshake', () => {
  const back = encodeURIComponent('http://localhost:3000/agents?q=1');

  test('sends an idle user back with fresh cookies', async () => {
    const reply = await browser.send('GET', `/client/handshake?redirect_url=${back}`);
    expect(reply.status).toBe(307);
    expect(reply.headers.get('location')).toBe('http://localhost:3000/agents?q=1');
    expect(decodeJwt(browser.cookies.get('__session') ?? '')).toMatchObject({ azp: 'http://localhost:3000' });
    expect(browser.cookies.get('__session_Dvt-9BiW')).toBe(browser.cookies.get('__session'));
  });

  test('clears the cookies of a signed-out one', async () => {
    await browser.send('POST', `${path}/end`);
    browser.cookies.set('__session', 'stale');
    const reply = await browser.send('GET', `/client/handshake?redirect_url=${back}`);
    expect(reply.status).toBe(307);
    expect(browser.cookies.has('__session')).toBe(false);
  });

  test.each(['https://evil.example/', '//evil.example', 'javascript:alert(1)', '/relative', ''])(
    'never leads to %j',
    async (target) => {
      const reply = await browser.send('GET', `/client/handshake?redirect_url=${encodeURIComponent(target)}`);
      expect(reply.status).toBe(422);
      expect(reply.headers.get('location')).toBeNull();
    },
  );
});

describe('what the hooks read', () => {
  test('me, my organisations, their members and roles, and empty invitations', async () => {
    const me = await browser.send('GET', '/me');
    expect(pick(me.body, 'response')).toMatchObject({
      first_name: 'Ada',
      image_url: 'http://localhost:3000/__clerk/avatars/user_local_acme_admin.svg',
    });
    const mine = await browser.send('GET', '/me/organization_memberships?limit=1&offset=1&paginated=true');
    expect(pick(mine.body, 'response')).toMatchObject({
      total_count: 2,
      data: [{ role: 'org:member', organization: { slug: 'globex', members_count: 2 } }],
    });
    const members = await browser.send('GET', '/organizations/org_local_acme/memberships');
    expect(pick(members.body, 'response', 'total_count')).toBe(2);
    const roles = await browser.send('GET', '/organizations/org_local_acme/roles');
    expect(pick(roles.body, 'response', 'data', 1, 'key')).toBe('org:member');
    for (const list of ['organization_invitations', 'organization_suggestions']) {
      expect(pick((await browser.send('GET', `/me/${list}`)).body, 'response')).toEqual({
        data: [],
        total_count: 0,
      });
    }
  });

  test('nothing of it can be changed here', async () => {
    for (const [method, target] of [
      ['PATCH', '/me'],
      ['DELETE', '/me'],
      ['POST', '/organizations'],
      ['DELETE', '/organizations/org_local_acme'],
    ] as const) {
      const reply = await browser.send(method, target, { name: 'x' });
      expect(reply.status).toBe(403);
      expect(pick(reply.body, 'errors', 0, 'code')).toBe('local_identity_read_only');
    }
  });
});
