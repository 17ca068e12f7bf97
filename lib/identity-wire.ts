import { identityError } from '@/lib/contract/identities';
import type { Problem } from '@/lib/contract/problem';
import type { Transport } from './call';

/** How the identity API says things that the other contracts say in another way: here both ways, there and back. */

const CODES: Record<number, string> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'validation_error',
  429: 'rate_limited',
  503: 'unavailable',
};

/** A refusal on that wire: a code, a sentence, and the first member that is wrong. */
export function identityErrorOf({ status = 500, title, detail, errors }: Problem) {
  const [first] = errors ?? [];
  return {
    error: CODES[status] ?? 'internal_error',
    message: detail ?? title ?? 'The request failed.',
    ...(first && {
      details: {
        field: (first.location ?? '').replace(/^(?:body|query|path)\./, ''),
        reason: first.message ?? '',
      },
    }),
  };
}

/** Another server's replies as the contract has them: refusals as problems, and `data` around what came without it. */
export function identityTransport(transport: Transport): Transport {
  return {
    ...transport,
    fetch: async (request) => {
      const response = await transport.fetch(request);
      if (response.ok) return wrapped(request, response);
      return refused(request, response);
    },
  };
}

async function refused(request: Request, response: Response): Promise<Response> {
  const text = await response.text();
  const { data: said } = identityError.safeParse(parsed(text));
  if (!said) return new Response(text, response);
  const place = request.method === 'GET' ? 'query' : 'body';
  const { field, reason } = said.details ?? {};
  const problem: Problem = {
    type: 'about:blank',
    title: said.error,
    status: response.status,
    detail: said.message,
    request_id: response.headers.get('x-request-id') ?? undefined,
    ...(field && { errors: [{ location: `${place}.${field}`, message: reason }] }),
  };
  return withBody(response, problem, 'application/problem+json');
}

async function wrapped(request: Request, response: Response): Promise<Response> {
  const text = await response.text();
  const value = text === '' && request.method === 'DELETE' ? gone(request) : parsed(text);
  if (typeof value !== 'object' || value === null || 'data' in value) {
    return new Response(text, { headers: response.headers });
  }
  const pagination = Array.isArray(value) ? pageOf(request, value.length) : undefined;
  return withBody(response, { data: value, pagination }, 'application/json');
}

/** A delete that says nothing more than that it is done. */
function gone(request: Request) {
  return { id: new URL(request.url).pathname.split('/').at(-1), deleted: true };
}

/** Of a bare list: more is to be expected where it is as long as it may be. */
function pageOf(request: Request, length: number) {
  const asked = new URL(request.url).searchParams;
  const [limit, offset] = [Number(asked.get('limit') ?? length), Number(asked.get('offset') ?? 0)];
  const hasMore = length > 0 && length >= limit;
  return { limit, offset, total: offset + length, has_more: hasMore };
}

function withBody({ status, headers }: Response, value: object, type: string): Response {
  const kept = new Headers(headers);
  kept.delete('Content-Length');
  kept.delete('Content-Encoding');
  kept.set('Content-Type', type);
  return new Response(JSON.stringify(value), { status: status === 204 ? 200 : status, headers: kept });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
