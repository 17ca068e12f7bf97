import { verifyToken } from '@clerk/backend';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LocalClerk } from '../start';
import { pick, pickText, TestBrowser } from '../test-browser';
import { PASSWORD, TestServers } from '../test-server';

const servers = new TestServers();
let clerk: LocalClerk;
beforeAll(async () => {
  clerk = await servers.start();
});
afterAll(() => servers.stop());

describe('signing in', () => {
  test('takes the address, then the password, and starts in the first organisation', async () => {
    const browser = new TestBrowser(clerk);
    const begun = await browser.send('POST', '/client/sign_ins', { identifier: ' Admin@Acme.test ' });
    expect(pick(begun.body, 'response')).toMatchObject({ status: 'needs_first_factor', user_data: null });
    const id = pickText(begun.body, 'response', 'id');
    const done = await browser.send('POST', `/client/sign_ins/${id}/attempt_first_factor`, {
      strategy: 'password',
      password: PASSWORD,
    });
    expect(pick(done.body, 'response', 'status')).toBe('complete');
    expect(pick(done.body, 'client', 'sign_in')).toBeNull();
    const session = pick(done.body, 'client', 'sessions', 0);
    expect(pick(done.body, 'response', 'created_session_id')).toBe(pick(session, 'id'));
    expect(pick(session, 'last_active_organization_id')).toBe('org_local_acme');
    const claims = await verifyToken(pickText(session, 'last_active_token', 'jwt'), {
      jwtKey: clerk.env.CLERK_JWT_KEY,
      authorizedParties: ['http://localhost:3000'],
    });
    expect(claims).toMatchObject({
      sub: 'user_local_acme_admin',
      o: { id: 'org_local_acme', rol: 'admin', slg: 'acme' },
    });
    expect(Number(browser.cookies.get('__client_uat'))).toBeLessThanOrEqual(claims.iat);
    expect(browser.cookies.get('__client_uat_Dvt-9BiW')).toBe(browser.cookies.get('__client_uat'));
  });

  test('gives the browser a new client token, hidden from scripts', async () => {
    const browser = new TestBrowser(clerk);
    await browser.send('POST', '/client/sign_ins', { identifier: 'admin@acme.test' });
    const before = browser.cookies.get('__client');
    const reply = await browser.signIn('admin@acme.test', PASSWORD);
    expect(browser.cookies.get('__client')).not.toBe(before);
    const line = reply.headers.getSetCookie().find((cookie) => cookie.startsWith('__client='));
    expect(line).toMatch(/; Path=\/; Max-Age=\d+; SameSite=Lax; HttpOnly$/);
  });

  test.each<[Record<string, string>, string, string]>([
    [{ identifier: 'nobody@acme.test' }, 'form_identifier_not_found', 'identifier'],
    [{}, 'form_param_missing', 'identifier'],
    [{ identifier: 'admin@acme.test', strategy: 'password' }, 'form_param_missing', 'password'],
    [{ identifier: 'admin@acme.test', password: 'wrong-password' }, 'form_password_incorrect', 'password'],
    [{ identifier: 'admin@acme.test', strategy: 'oauth_google' }, 'form_param_value_invalid', 'strategy'],
  ])('refuses %j', async (form, code, param) => {
    const browser = new TestBrowser(clerk);
    const reply = await browser.send('POST', '/client/sign_ins', form);
    expect(reply.status).toBe(422);
    expect(pick(reply.body, 'errors', 0)).toMatchObject({ code, meta: { param_name: param } });
    expect(pick((await browser.send('GET', '/client')).body, 'response', 'sessions') ?? []).toEqual([]);
  });

  test('refuses an endless password without hashing it', async () => {
    const browser = new TestBrowser(clerk);
    expect((await browser.signIn('admin@globex.test', 'x'.repeat(5_000))).status).toBe(422);
  });

  test('refuses a second sign-in on top, another browser’s attempt, and signing up', async () => {
    const browser = new TestBrowser(clerk);
    const begun = await browser.send('POST', '/client/sign_ins', { identifier: 'admin@acme.test' });
    const attempt = `/client/sign_ins/${pickText(begun.body, 'response', 'id')}/attempt_first_factor`;
    const stranger = await new TestBrowser(clerk).send('POST', attempt, {
      strategy: 'password',
      password: PASSWORD,
    });
    expect(stranger.status).toBe(404);
    await browser.signIn('admin@acme.test', PASSWORD);
    expect(pick((await browser.signIn('member@acme.test', PASSWORD)).body, 'errors', 0, 'code')).toBe(
      'session_exists',
    );
    expect((await browser.send('POST', '/client/sign_ups', {})).status).toBe(403);
  });
});

describe('guessing', () => {
  test('is stopped for the account, with the seconds to wait, and not for others', async () => {
    let time = Date.now();
    const strict = await servers.start({ now: () => time });
    const guess = (email: string, password: string) => new TestBrowser(strict).signIn(email, password);
    const replies = await Promise.all(
      Array.from({ length: 7 }, () => guess('admin@acme.test', 'wrong-password')),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([422, 422, 422, 422, 422, 429, 429]);
    time += 10_000;
    const refused = await guess('admin@acme.test', PASSWORD);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('50');
    expect(pick(refused.body, 'errors', 0, 'code')).toBe('too_many_requests');
    expect((await guess('member@acme.test', PASSWORD)).status).toBe(200);
    time += 50_000;
    expect((await guess('admin@acme.test', PASSWORD)).status).toBe(200);
  });

  test('is stopped overall, whatever the addresses', async () => {
    let time = Date.now();
    const strict = await servers.start({ now: () => time });
    const browser = new TestBrowser(strict);
    const statuses = new Set<number>();
    for (let index = 0; index < 121; index += 1) {
      const reply = await browser.send('POST', '/client/sign_ins', {
        identifier: `nobody${index}@acme.test`,
      });
      statuses.add(reply.status);
    }
    expect([...statuses]).toEqual([422, 429]);
    time += 60_000;
    expect((await browser.signIn('admin@acme.test', PASSWORD)).status).toBe(200);
  });
});
