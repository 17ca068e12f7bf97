import 'server-only';
import { randomUUID } from 'node:crypto';
import { isUuid } from '@/lib/contract/is-uuid';
import { apis } from '@/lib/server/app';
import { refusePage, sessionOfPage } from './page-request';
import type { Session } from './session';

/**
 * Hands a page's request to the dashboard's API and sends its stream as it comes: POST starts what is named, GET
 * follows the one that `?id=` names. `?agent=` says whose it is.
 */
export async function handStream(request: Request, what: 'probes' | 'case-runs'): Promise<Response> {
  const session = await sessionOfPage(request);
  if (session instanceof Response) return session;
  const query = new URL(request.url).searchParams;
  const [agent, id] = [query.get('agent') ?? '', query.get('id') ?? ''];
  const isStart = request.method === 'POST';
  if (!isUuid(agent) || (!isStart && !isUuid(id))) {
    return refusePage(422, 'refused', 'Name an agent, and what is followed, by their ids.');
  }
  const path = `/agents/${agent}/${what}${isStart ? '' : `/${id}/events`}`;
  return handToDashboard(request, session, { method: request.method, path, sendsBody: isStart });
}

/** A file of the dashboard's API, sent as it is written. What has no path is not there; `?format=` says which file. */
export async function handFile(
  request: Request,
  pathOf: (query: URLSearchParams) => string | undefined,
  { what, format }: { what: string; format: string },
): Promise<Response> {
  const session = await sessionOfPage(request);
  if (session instanceof Response) return session;
  const query = new URL(request.url).searchParams;
  const place = pathOf(query);
  if (place === undefined) return refusePage(404, 'not_found', `There is no such ${what}`);
  const path = `${place}/export?${new URLSearchParams({ format: query.get('format') ?? format })}`;
  return handToDashboard(request, session, { method: 'GET', path, sendsBody: false });
}

interface Handing {
  method: string;
  /** Below the dashboard API's base. */
  path: string;
  sendsBody: boolean;
}

/** The request as the dashboard's API takes it, for the page's session; the reply as it comes. */
export async function handToDashboard(
  request: Request,
  { token }: Session,
  { method, path, sendsBody }: Handing,
): Promise<Response> {
  const headers = new Headers({ authorization: `Bearer ${token}`, 'x-request-id': randomUUID() });
  for (const name of ['content-type', 'content-length']) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  const body = sendsBody ? request.body : undefined;
  const init = { method, headers, body, duplex: 'half', signal: request.signal };
  return apis().dashboard.fetch(new Request(`http://embedded/api/troupe/v1${path}`, init));
}
