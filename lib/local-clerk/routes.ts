import { ApiError, notFound } from './api-error';

export type PathParams = (name: string) => string;

export interface Route<Call, Answer> {
  method: string;
  segments: string[];
  handle(call: Call, params: PathParams): Answer | Promise<Answer>;
}

/** `route('GET /v1/users/:id', …)`: a segment with a colon matches anything but a slash. */
export function route<Call, Answer>(
  signature: `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`,
  handle: Route<Call, Answer>['handle'],
): Route<Call, Answer> {
  const [method = '', path = ''] = signature.split(' ');
  return { method, segments: path.split('/'), handle };
}

export function findRoute<Call, Answer>(
  routes: Route<Call, Answer>[],
  method: string,
  path: string,
): { route: Route<Call, Answer>; params: PathParams } {
  const given = path.split('/');
  const candidates = routes.filter((candidate) => matches(candidate.segments, given));
  const found = candidates.find((candidate) => candidate.method === method);
  if (found) return { route: found, params: readParams(found.segments, given) };
  if (candidates.length > 0) throw new ApiError(405, 'method_not_allowed', 'Method not allowed');
  throw notFound('such resource');
}

function matches(pattern: string[], given: string[]): boolean {
  return (
    pattern.length === given.length &&
    pattern.every(
      (segment, index) => segment === given[index] || (segment.startsWith(':') && given[index] !== ''),
    )
  );
}

function readParams(pattern: string[], given: string[]): PathParams {
  return (name) => {
    const value = given[pattern.indexOf(`:${name}`)];
    if (value === undefined) throw new Error(`The route has no parameter ${name}`);
    return value;
  };
}
