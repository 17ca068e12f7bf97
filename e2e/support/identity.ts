import { createPrivateKey, sign } from 'node:crypto';
import type { BrowserContext } from '@playwright/test';
import { readLocalState } from '@/lib/local-clerk/state';
import { accounts, type Role } from './accounts';
import { world } from './world';

/** Puts a session of its own into the browser, by the call that the sign-in form makes. */
export async function signIn(context: BrowserContext, role: Role, origin = world().origin): Promise<void> {
  const reply = await context.request.post(`${origin}/__clerk/v1/client/sign_ins`, {
    headers: { Origin: origin },
    form: { identifier: accounts[role].email, strategy: 'password', password: world().password },
  });
  if (!reply.ok()) throw new Error(`Sign-in of ${role} answered ${reply.status()}: ${await reply.text()}`);
}

async function backend(path: string, body: object): Promise<unknown> {
  const { CLERK_API_URL, CLERK_SECRET_KEY } = world().clerk;
  const reply = await fetch(`${CLERK_API_URL}/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${CLERK_SECRET_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
  return reply.json();
}

/** The text in a member of what Clerk's Backend API answered. */
function textOf(value: unknown, member: string): string {
  const found = typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined;
  if (typeof found !== 'string') throw new Error(`There is no ${member} in ${JSON.stringify(value)}`);
  return found;
}

/** A session token without a browser. An empty organisation makes one of the person alone. */
export async function mintToken(
  role: Role,
  organization: string = accounts[role].organization,
): Promise<string> {
  const session = await backend('/sessions', {
    user_id: accounts[role].id,
    active_organization_id: organization,
    origin: world().origin,
  });
  const token = await backend(`/sessions/${textOf(session, 'id')}/tokens`, { expires_in_seconds: 3600 });
  return textOf(token, 'jwt');
}

/** Ends every session of this browser on the server, as an administrator of Clerk can. */
export async function revokeSessions(context: BrowserContext, origin = world().origin): Promise<void> {
  const reply = await context.request.get(`${origin}/__clerk/v1/client`, { headers: { Origin: origin } });
  const found: unknown = await reply.json();
  const ids = JSON.stringify(found).match(/sess_[A-Za-z0-9]+/g) ?? [];
  await Promise.all([...new Set(ids)].map((id) => backend(`/sessions/${id}/revoke`, {})));
}

/**
 * Makes every token of this browser one that ran out, as after minutes asleep. clerk-js renews them on its
 * own sooner or later, so call this just before the step that it is for.
 */
export async function expireTokens(context: BrowserContext): Promise<void> {
  const held = (await context.cookies()).filter(({ name }) => /^__session(_|$)/.test(name));
  if (held.length === 0) throw new Error('This browser has no session token to expire.');
  await context.addCookies(held.map((cookie) => ({ ...cookie, value: outdated(cookie.value) })));
}

/** The same claims, signed again, with a life that ended minutes ago. */
export function outdated(token: string): string {
  const state = readLocalState(world().dataDir);
  if (!state) throw new Error('There is no local identity.');
  const [header = '', payload = ''] = token.split('.');
  const claims: object = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const past = Math.floor(Date.now() / 1000) - 600;
  const body = { ...claims, iat: past, nbf: past - 10, exp: past + 60 };
  const signed = `${header}.${Buffer.from(JSON.stringify(body)).toString('base64url')}`;
  const signature = sign('RSA-SHA256', Buffer.from(signed), createPrivateKey(state.signingKey));
  return `${signed}.${signature.toString('base64url')}`;
}
