import { handFile } from '@/lib/auth/hand-request';
import { isUuid } from '@/lib/contract/is-uuid';

export const dynamic = 'force-dynamic';

/** A transcript as a file. */
export async function GET(request: Request): Promise<Response> {
  return handFile(request, pathOf, { what: 'transcript', format: 'markdown' });
}

function pathOf(query: URLSearchParams): string | undefined {
  const [agent, transcript] = [query.get('agent') ?? '', query.get('transcript') ?? ''];
  return isUuid(agent) && isUuid(transcript) ? `/agents/${agent}/transcripts/${transcript}` : undefined;
}
