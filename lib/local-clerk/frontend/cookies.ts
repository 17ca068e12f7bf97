import { COOKIE_SUFFIX } from '../publishable-key';
import type { FrontendCall } from './call';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Out of the page's reach: it proves which browser this is, and every session hangs on it. */
export function setClientCookie(call: FrontendCall, token: string): void {
  call.setCookies.push(`${writeCookie(call, '__client', token, YEAR_SECONDS)}; HttpOnly`);
}

export function setSessionCookies(call: FrontendCall, token: string | null): void {
  const age = token === null ? 0 : YEAR_SECONDS;
  for (const name of ['__session', `__session_${COOKIE_SUFFIX}`]) {
    call.setCookies.push(writeCookie(call, name, token ?? '', age));
  }
}

/**
 * `__client_uat` is the second of the sign-in, or 0: the middleware compares it with the session
 * token and asks for a handshake when they disagree. It is corrected with every answer.
 */
export function correctSignInTime(call: FrontendCall): void {
  const session = call.client === null ? undefined : call.world.sessions.listActive(call.client.id)[0];
  const wanted = String(session === undefined ? 0 : Math.floor(session.createdAt / 1000));
  for (const name of ['__client_uat', `__client_uat_${COOKIE_SUFFIX}`]) {
    const sent = call.incoming.cookies.get(name);
    if (sent === wanted || (sent === undefined && wanted === '0')) continue;
    call.setCookies.push(writeCookie(call, name, wanted, YEAR_SECONDS));
  }
}

function writeCookie(call: FrontendCall, name: string, value: string, maxAge: number): string {
  const secure = call.origin.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax${secure}`;
}
