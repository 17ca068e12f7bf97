import { invalidParameter } from '../api-error';
import { mintToken } from '../world';
import { type FrontendCall, frontendRoute } from './call';
import { setSessionCookies } from './cookies';

/**
 * A page load with an expired session token is sent here and back. Proxy and page share an origin,
 * so the fresh cookies are set directly and no handshake token has to travel.
 */
function refreshAndReturn(call: FrontendCall) {
  const target = readTarget(call);
  const session = call.client === null ? undefined : call.world.sessions.listActive(call.client.id)[0];
  setSessionCookies(
    call,
    session === undefined ? null : mintToken(call.world, session, { origin: call.origin }),
  );
  return { status: 307, headers: { location: target, 'cache-control': 'no-store' }, body: null };
}

/** Only back to where the browser came from, or the address would be an open redirect. */
function readTarget(call: FrontendCall): string {
  const given = call.incoming.query.get('redirect_url') ?? '';
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.origin !== call.origin)
    throw invalidParameter('redirect_url', 'redirect_url must be on this origin.');
  return url.href;
}

export const handshakeRoutes = [frontendRoute('GET /v1/client/handshake', refreshAndReturn)];
