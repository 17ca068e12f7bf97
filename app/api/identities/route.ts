import { handToDashboard } from '@/lib/auth/hand-request';
import { refusePage, sessionOfPage } from '@/lib/auth/page-request';
import { isIdentityId } from '@/lib/contract/identities';

export const dynamic = 'force-dynamic';

/** The history of an identity as a file, written as it is read. */
export async function GET(request: Request): Promise<Response> {
  const session = await sessionOfPage(request);
  if (session instanceof Response) return session;
  const query = new URL(request.url).searchParams;
  const identity = query.get('identity') ?? '';
  if (!isIdentityId(identity)) return refusePage(404, 'not_found', 'There is no such identity');
  const format = new URLSearchParams({ format: query.get('format') ?? 'jsonl' });
  const path = `/identities/${identity}/export?${format}`;
  return handToDashboard(request, session, { method: 'GET', path, sendsBody: false });
}
