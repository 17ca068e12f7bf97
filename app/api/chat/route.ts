import { handToDashboard } from '@/lib/auth/hand-request';
import { refusePage, sessionOfPage } from '@/lib/auth/page-request';
import { isUuid } from '@/lib/contract/is-uuid';

export const dynamic = 'force-dynamic';

/** Asks an agent, and sends the answer as it comes; it goes on when the page is left. */
export async function POST(request: Request): Promise<Response> {
  return hand(request, 'POST', () => '');
}

/** Follows an answer, from where it was left. */
export async function GET(request: Request): Promise<Response> {
  return hand(request, 'GET', (turn, query) => {
    const after = query.get('after');
    return `/${turn}/events${after === null ? '' : `?${new URLSearchParams({ after })}`}`;
  });
}

/** Stops an answer. */
export async function DELETE(request: Request): Promise<Response> {
  return hand(request, 'POST', (turn) => `/${turn}/stop`);
}

/** Hands a request of a page to the API; `?agent=` and `?turn=` say which. */
async function hand(
  request: Request,
  method: string,
  rest: (turn: string, query: URLSearchParams) => string,
): Promise<Response> {
  const session = await sessionOfPage(request);
  if (session instanceof Response) return session;
  const query = new URL(request.url).searchParams;
  const [agent, turn] = [query.get('agent') ?? '', query.get('turn') ?? ''];
  if (!isUuid(agent) || (request.method !== 'POST' && !isUuid(turn))) {
    return refusePage(422, 'refused', 'Name an agent and a turn by their ids.');
  }
  const path = `/agents/${agent}/turns${rest(turn, query)}`;
  return handToDashboard(request, session, { method, path, sendsBody: request.method === 'POST' });
}
