import { handStream } from '@/lib/auth/hand-request';

export const dynamic = 'force-dynamic';

/** Starts a run of cases, and says how it goes; it goes on when the page is left. */
export async function POST(request: Request): Promise<Response> {
  return handStream(request, 'case-runs');
}

/** Follows one. */
export async function GET(request: Request): Promise<Response> {
  return handStream(request, 'case-runs');
}
