export const dynamic = 'force-dynamic';

/** The least that Next can be asked for. */
export function GET(): Response {
  return new Response('ok');
}
