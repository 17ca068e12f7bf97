import { randomUUID } from 'node:crypto';
import { revalidatePath } from 'next/cache';
import { sessionOfPage } from '@/lib/auth/page-request';
import { apis } from '@/lib/server/app';

export const dynamic = 'force-dynamic';

/**
 * Takes the file of an agent, which may be larger than an action's input: hands it to the API as it comes. With
 * `?compare` nothing is written.
 */
export async function POST(request: Request): Promise<Response> {
  const session = await sessionOfPage(request);
  if (session instanceof Response) return session;
  const compare = new URL(request.url).searchParams.has('compare');
  const path = `/api/troupe/v1/agents/import${compare ? '/compare' : ''}`;
  const headers = new Headers({
    authorization: `Bearer ${session.token}`,
    'content-type': request.headers.get('content-type') ?? '',
    'x-request-id': randomUUID(),
  });
  const length = request.headers.get('content-length');
  if (length) headers.set('content-length', length);
  const init = { method: 'POST', headers, body: request.body, duplex: 'half' };
  const reply = await apis().dashboard.fetch(new Request(`http://embedded${path}`, init));
  if (reply.ok && !compare) revalidatePath('/agents', 'layout');
  return reply;
}
