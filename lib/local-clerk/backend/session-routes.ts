import { invalidParameter, notFound, unauthenticated } from '../api-error';
import { createId } from '../identifiers';
import { requireText } from '../incoming';
import { pageOf } from '../page';
import { replyJson } from '../reply';
import type { PathParams } from '../routes';
import type { SessionRecord } from '../state';
import { readSessionToken } from '../tokens';
import { findOrganization } from '../wire/organization-json';
import { managedSessionJson } from '../wire/session-json';
import { findUser } from '../wire/user-json';
import { mintToken } from '../world';
import { type BackendCall, backendRoute } from './call';

const LONGEST_TOKEN_SECONDS = 24 * 60 * 60;

function requireSession(call: BackendCall, params: PathParams): SessionRecord {
  const session = call.world.sessions.find(params('id'));
  if (session === null) throw notFound('session');
  return session;
}

function listSessions(call: BackendCall) {
  const { query } = call.incoming;
  const [user, client, status] = ['user_id', 'client_id', 'status'].map((name) => query.get(name));
  const found = call.world.state.data.sessions
    .filter((session) => (!user || session.userId === user) && (!client || session.clientId === client))
    .map((session) => managedSessionJson(call.world, session))
    .filter((session) => !status || session.status === status)
    .reverse();
  const page = pageOf(found, query);
  return replyJson(query.get('paginated') === 'true' ? page : page.data);
}

/**
 * A session without a browser. `origin` is our own addition: tokens made for the session name it as
 * their authorised party, which a browser would have set by signing in.
 */
function createSession(call: BackendCall) {
  const { body } = call.incoming;
  const { data } = call.world.state;
  const user = findUser(data, requireText(body, 'user_id'));
  const wanted = body.get('active_organization_id');
  const organizationId = wanted ? findOrganization(data, wanted).id : undefined;
  if (organizationId !== undefined && !isMember(call, user.id, organizationId))
    throw notFound('organization');
  const session = call.world.sessions.start({
    clientId: createId('client'),
    userId: user.id,
    organizationId: wanted === '' ? null : organizationId,
    origin: body.get('origin') || null,
  });
  return replyJson(managedSessionJson(call.world, session));
}

function isMember(call: BackendCall, userId: string, organizationId: string): boolean {
  return call.world.state.data.memberships.some(
    (one) => one.userId === userId && one.organizationId === organizationId,
  );
}

function revokeSession(call: BackendCall, params: PathParams) {
  const session = requireSession(call, params);
  if (call.world.sessions.isActive(session)) call.world.sessions.end([session], 'revoked');
  return replyJson(managedSessionJson(call.world, session));
}

function verifySession(call: BackendCall, params: PathParams) {
  const session = requireSession(call, params);
  const token = requireText(call.incoming.body, 'token');
  const named = readSessionToken(call.world.key, token, call.world.now());
  if (named?.sessionId !== session.id || !call.world.sessions.isActive(session)) throw unauthenticated();
  return replyJson(managedSessionJson(call.world, session));
}

function createToken(call: BackendCall, params: PathParams) {
  const session = requireSession(call, params);
  if (!call.world.sessions.isActive(session)) throw notFound('active session');
  const lifetimeSeconds = readLifetime(call.incoming.body.get('expires_in_seconds'));
  const jwt = mintToken(call.world, session, { origin: session.origin, lifetimeSeconds });
  return replyJson({ object: 'token', jwt });
}

function readLifetime(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_TOKEN_SECONDS) {
    throw invalidParameter('expires_in_seconds', `It must be from 1 to ${LONGEST_TOKEN_SECONDS}.`);
  }
  return seconds;
}

export const sessionRoutes = [
  backendRoute('GET /v1/sessions', listSessions),
  backendRoute('POST /v1/sessions', createSession),
  backendRoute('GET /v1/sessions/:id', (call, params) =>
    replyJson(managedSessionJson(call.world, requireSession(call, params))),
  ),
  backendRoute('POST /v1/sessions/:id/revoke', revokeSession),
  backendRoute('POST /v1/sessions/:id/verify', verifySession),
  backendRoute('POST /v1/sessions/:id/tokens', createToken),
];
