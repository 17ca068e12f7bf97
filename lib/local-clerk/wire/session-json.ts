import type { ClientRecord, SessionRecord } from '../state';
import { mintToken, type World } from '../world';
import { signInJson } from './sign-in-json';
import { signedInUserJson } from './signed-in-user-json';
import { findUser, publicUserJson } from './user-json';

const CLIENT_LIFETIME_MS = 365 * 24 * 60 * 60 * 1000;

/** Each answer carries a fresh token, so that the page needs no second request for it. */
export function sessionJson(world: World, session: SessionRecord, origin: string) {
  const { data } = world.state;
  return {
    ...sessionFacts(world, session),
    factor_verification_age: [Math.max(0, Math.floor((world.now() - session.createdAt) / 60_000)), -1],
    tasks: null,
    user: signedInUserJson(data, findUser(data, session.userId), origin),
    public_user_data: publicUserJson(data, session.userId, origin),
    last_active_token: { object: 'token', jwt: mintToken(world, session, { origin }) },
  };
}

export function clientJson(world: World, client: ClientRecord, origin: string) {
  const sessions = world.sessions.listActive(client.id);
  const signIn = world.signIns.findOpen(client.id);
  return {
    object: 'client',
    id: client.id,
    sessions: sessions.map((session) => sessionJson(world, session, origin)),
    sign_in: signIn === null ? null : signInJson(signIn),
    sign_up: null,
    last_active_session_id: sessions[0]?.id ?? null,
    last_authentication_strategy: null,
    captcha_bypass: false,
    cookie_expires_at: client.updatedAt + CLIENT_LIFETIME_MS,
    created_at: client.createdAt,
    updated_at: client.updatedAt,
  };
}

export function managedSessionJson(world: World, session: SessionRecord) {
  return {
    ...sessionFacts(world, session),
    client_id: session.clientId,
    user_id: session.userId,
    latest_activity: null,
  };
}

function sessionFacts(world: World, session: SessionRecord) {
  const hasExpired = session.status === 'active' && !world.sessions.isActive(session);
  return {
    object: 'session',
    id: session.id,
    status: hasExpired ? 'expired' : session.status,
    actor: null,
    last_active_organization_id: session.organizationId,
    last_active_at: session.lastActiveAt,
    expire_at: session.expireAt,
    abandon_at: session.expireAt,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  };
}
