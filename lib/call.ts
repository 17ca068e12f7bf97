import type { Endpoint, Input, ParamsOf, QueryOf, ReplyOf } from '@/lib/contract/endpoint';
import { type Problem, problem as problemSchema } from '@/lib/contract/problem';
import { ProblemError } from '@/lib/problem-error';

/** Where requests go: the network, or the embedded app in this process. */
export interface Transport {
  /** Whole base with path, for example `https://host/api/v1`; paths are appended to it. */
  base: string;
  fetch(request: Request): Promise<Response>;
  /** Sent as the bearer token. */
  token: string;
}

/** What a call takes; required where the endpoint has it. */
export type CallInput<E extends Endpoint> = ParamsInput<E> &
  BodyInput<E> & { query?: QueryOf<E>; headers?: Record<string, string>; requestId?: string };

type ParamsInput<E extends Endpoint> = string extends keyof ParamsOf<E>
  ? { params?: object }
  : { params: ParamsOf<E> };
type BodyInput<E extends Endpoint> = E['body'] extends undefined
  ? { body?: undefined }
  : { body: Input<E['body']> };

/** The same without the endpoint's types, for code that handles any endpoint. */
export interface AnyInput {
  params?: object;
  body?: unknown;
  query?: object;
  headers?: Record<string, string>;
  requestId?: string;
}

const PATIENCE_MS = 30_000;

/**
 * Calls an endpoint and parses the reply. Throws a ProblemError for every refusal; an answer that
 * is no answer (no connection, not JSON, wrong shape) becomes a 502 or 504 of our own.
 */
export async function call<E extends Endpoint>(
  transport: Transport,
  endpoint: E,
  input: CallInput<E>,
): Promise<ReplyOf<E>> {
  const request = buildRequest(transport, endpoint, input as AnyInput);
  const response = await transport.fetch(request).catch((error: unknown) => {
    throw unreachable(transport, error, input.requestId);
  });
  if (!response.ok) throw await refusal(response);
  if (!endpoint.reply) return undefined as ReplyOf<E>;
  const parsed = endpoint.reply.safeParse(await readJson(response));
  if (!parsed.success) throw unreadable(response, `The reply of ${endpoint.id} has an unexpected shape.`);
  return parsed.data as ReplyOf<E>;
}

/** Opens the stream of an endpoint. Throws a ProblemError for every refusal; the reader ends it by `signal`. */
export async function openStream<E extends Endpoint>(
  transport: Transport,
  endpoint: E,
  input: CallInput<E>,
  signal: AbortSignal,
): Promise<Response> {
  const request = buildRequest(transport, endpoint, input as AnyInput, signal);
  const response = await transport.fetch(request).catch((error: unknown) => {
    throw signal.aborted ? error : unreachable(transport, error, input.requestId);
  });
  if (!response.ok) throw await refusal(response);
  return response;
}

function buildRequest(
  transport: Transport,
  endpoint: Endpoint,
  input: AnyInput,
  signal: AbortSignal = AbortSignal.timeout(PATIENCE_MS),
): Request {
  const params: Record<string, unknown> = { ...input.params };
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_match, key: string) =>
    encodeURIComponent(String(params[key])),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...input.query }))
    if (value !== undefined) query.set(key, String(value));
  const search = query.size > 0 ? `?${query}` : '';
  const headers = new Headers({
    ...input.headers,
    Accept: endpoint.stream ? 'text/event-stream' : (endpoint.file?.join(', ') ?? 'application/json'),
    Authorization: `Bearer ${transport.token}`,
  });
  if (input.requestId) headers.set('X-Request-Id', input.requestId);
  if (input.body !== undefined) headers.set('Content-Type', 'application/json');
  return new Request(`${transport.base}${path}${search}`, {
    method: endpoint.method,
    headers,
    body: input.body === undefined ? undefined : JSON.stringify(input.body),
    // A redirect would carry the token to a host that nobody configured.
    redirect: 'manual',
    signal,
  });
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw unreadable(response, 'The reply is not JSON.');
  }
}

/** The problem that the server sent, or one made from the status when it sent something else. */
async function refusal(response: Response): Promise<ProblemError> {
  const isProblem = response.headers.get('content-type')?.includes('application/problem+json');
  const parsed = isProblem ? problemSchema.safeParse(await response.json().catch(() => null)) : undefined;
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const fallback: Problem = {
    title: 'The API refused',
    detail: `The API answered with status ${response.status}.`,
  };
  const status = response.status >= 400 ? response.status : 502;
  const retry = response.headers.get('retry-after');
  return new ProblemError(
    { request_id: requestId, ...(parsed?.success ? parsed.data : fallback), status },
    retry ? { 'Retry-After': retry } : {},
  );
}

function unreachable(transport: Transport, error: unknown, requestId: string | undefined): ProblemError {
  const late = error instanceof Error && error.name === 'TimeoutError';
  const host = new URL(transport.base).host;
  const detail = late
    ? `The API at ${host} did not answer in time.`
    : `The API at ${host} cannot be reached.`;
  return new ProblemError({
    title: late ? 'Gateway Timeout' : 'Bad Gateway',
    status: late ? 504 : 502,
    detail,
    request_id: requestId,
  });
}

function unreadable(response: Response, detail: string): ProblemError {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  return new ProblemError({ title: 'Bad Gateway', status: 502, detail, request_id: requestId });
}
