import { handStream } from '@/lib/auth/hand-request';

export const dynamic = 'force-dynamic';

/** Starts an isolation probe, and says how it goes; it goes on when the page is left. */
export async function POST(request: Request): Promise<Response> {
  return handStream(request, 'probes');
}

/** Follows one. */
export async function GET(request: Request): Promise<Response> {
  return handStream(request, 'probes');
}
