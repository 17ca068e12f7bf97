import { handToDashboard } from '@/lib/auth/hand-request';
import { refusePage, sessionOfPage } from '@/lib/auth/page-request';
import { isUuid } from '@/lib/contract/is-uuid';

export const dynamic = 'force-dynamic';

/** A transcript as a file, written as it is read. */
export async function GET(request: Request): Promise<Response> {
  const session = await sessionOfPage(request);
  if (session instanceof Response) return session;
  const query = new URL(request.url).searchParams;
  const [agent, transcript] = [query.get('agent') ?? '', query.get('transcript') ?? ''];
  if (!isUuid(agent) || !isUuid(transcript))
    return refusePage(404, 'not_found', 'There is no such transcript');
  const format = new URLSearchParams({ format: query.get('format') ?? 'markdown' });
  const path = `/agents/${agent}/transcripts/${transcript}/export?${format}`;
  return handToDashboard(request, session, { method: 'GET', path, sendsBody: false });
}
