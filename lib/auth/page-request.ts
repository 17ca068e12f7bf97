import 'server-only';
import { currentSession, type Session } from './session';

/** What a route for pages answers instead of doing its work. */
export function refusePage(status: number, code: string, title: string, tenant?: string): Response {
  const problem = { type: 'about:blank', status, title };
  return Response.json(
    { ...problem, code, ...(tenant && { tenant }) },
    { status, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' } },
  );
}

/** The cookie alone authenticates such a request, so another site must not be able to send it. */
function isOwnPage({ headers, url }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const host = headers.get('host') ?? new URL(url).host;
  return (site === null || site === 'same-origin') && (origin === null || new URL(origin).host === host);
}

/** The session of one of our own pages, rendered for the tenant that `?tenant=` names; else the refusal. */
export async function sessionOfPage(request: Request): Promise<Session | Response> {
  if (!isOwnPage(request)) return refusePage(403, 'refused', 'Only pages of this site may ask this.');
  const session = await currentSession();
  if (!session) return refusePage(401, 'session_expired', 'Your session has ended');
  if (new URL(request.url).searchParams.get('tenant') === session.tenant) return session;
  const title = 'You switched to another organisation in another tab';
  return refusePage(409, 'tenant_changed', title, session.tenant);
}
