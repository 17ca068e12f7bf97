import type { Api } from './api';
import { problem } from './problems';

/** A route handler of Next for one API; without one (that API is remote) there is nothing here. */
export function serve(api: () => Api | undefined, name: string): (request: Request) => Promise<Response> {
  return async (request) => api()?.fetch(request) ?? nothingHere(name);
}

function nothingHere(name: string): Response {
  const headers = { 'Content-Type': 'application/problem+json' };
  const { problem: body } = problem(
    404,
    `The ${name} is not served here: this Troupe works on a remote one.`,
  );
  return new Response(JSON.stringify(body), { status: 404, headers });
}
