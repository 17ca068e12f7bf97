import { handFile } from '@/lib/auth/hand-request';
import { isIdentityId } from '@/lib/contract/identities';

export const dynamic = 'force-dynamic';

/** The history of an identity as a file. */
export async function GET(request: Request): Promise<Response> {
  return handFile(request, pathOf, { what: 'identity', format: 'jsonl' });
}

function pathOf(query: URLSearchParams): string | undefined {
  const identity = query.get('identity') ?? '';
  return isIdentityId(identity) ? `/identities/${identity}` : undefined;
}
