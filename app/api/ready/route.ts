import { checkReady } from '@/lib/server/ready';

/** The database answers too. */
export async function GET(): Promise<Response> {
  const { ready } = await checkReady();
  const body = ready ? { status: 'ready' } : { status: 'not ready', reason: 'The database does not answer.' };
  return Response.json(body, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}

export const dynamic = 'force-dynamic';
