import { ApiError, unauthenticated } from '../api-error';
import { type Incoming, singleHeader } from '../incoming';
import { type Reply, replyJson } from '../reply';
import { route } from '../routes';
import { isSameSecret } from '../secret-key';
import type { ClientRecord, SessionRecord } from '../state';
import { clientJson } from '../wire/session-json';
import type { World } from '../world';

/** One request of clerk-js, after the application's proxy passed it on. */
export interface FrontendCall {
  world: World;
  incoming: Incoming;
  /** Where the browser is: the audience of the tokens it gets. */
  origin: string;
  client: ClientRecord | null;
  setCookies: string[];
}

export const frontendRoute = route<FrontendCall, Reply>;

/**
 * Only the application's own proxy knows the secret key, so a page that reaches this port directly
 * gets nothing; and a page of another origin that posts through the proxy is refused.
 */
export function openFrontendCall(world: World, incoming: Incoming): FrontendCall {
  if (!isSameSecret(singleHeader(incoming.headers, 'clerk-secret-key'), world.state.data.secretKey)) {
    throw new ApiError(401, 'clerk_key_invalid', 'The Frontend API answers the application’s proxy only');
  }
  const origin = readOrigin(singleHeader(incoming.headers, 'clerk-proxy-url'));
  const sender = singleHeader(incoming.headers, 'origin');
  if (sender !== undefined && sender !== origin) {
    throw new ApiError(403, 'origin_invalid', 'Requests of another origin are refused');
  }
  const token = incoming.cookies.get('__client');
  return {
    world,
    incoming,
    origin,
    client: token === undefined ? null : world.clients.find(token),
    setCookies: [],
  };
}

/** A change answers with the changed object and the whole client, which clerk-js then takes over. */
export function replyChange(call: FrontendCall, response: unknown): Reply {
  const client = call.client === null ? null : clientJson(call.world, call.client, call.origin);
  return replyJson({ response, client });
}

/** The session that the request names, or the browser's only one. */
export function requireSession(call: FrontendCall, id?: string): SessionRecord {
  const wanted = id ?? call.incoming.query.get('_clerk_session_id') ?? undefined;
  const active = call.client === null ? [] : call.world.sessions.listActive(call.client.id);
  const session = wanted === undefined ? active[0] : active.find((candidate) => candidate.id === wanted);
  if (!session) throw unauthenticated();
  return session;
}

function readOrigin(proxyUrl: string | undefined): string {
  const url = proxyUrl !== undefined && URL.canParse(proxyUrl) ? new URL(proxyUrl) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new ApiError(400, 'proxy_url_invalid', 'The proxy does not say where the browser is');
  }
  return url.origin;
}
