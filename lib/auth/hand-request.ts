import 'server-only';
import { randomUUID } from 'node:crypto';
import { isUuid } from '@/lib/contract/is-uuid';
import { apis } from '@/lib/server/app';
import { refusePage, sessionOfPage } from './page-request';

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
  const headers = new Headers({ authorization: `Bearer ${session.token}`, 'x-request-id': randomUUID() });
  for (const name of ['content-type', 'content-length']) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  const path = `/api/troupe/v1/agents/${agent}/${what}${isStart ? '' : `/${id}/events`}`;
  const body = isStart ? request.body : undefined;
  const init = { method: request.method, headers, body, duplex: 'half', signal: request.signal };
  return apis().dashboard.fetch(new Request(`http://embedded${path}`, init));
}
