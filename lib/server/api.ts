import { randomUUID } from 'node:crypto';
import { Hono, type Context as HonoContext } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Endpoint } from '@/lib/contract/endpoint';
import type { Log } from '@/lib/log';
import { isProblemError, type ProblemError } from '@/lib/problem-error';
import { authenticate, type TokenTrust } from './authenticate';
import type { Caller, Context, Directory } from './context';
import { mount, type Route } from './mount';
import { openApiDocument, schemaDocument } from './openapi';
import { problem } from './problems';
import type { Store } from './store/connect';
import { databaseFault } from './store/database-error';

/** What the API is built on; tests hand in their own. */
export interface ApiDeps {
  store(): Promise<Store>;
  trust: TokenTrust;
  directory: Directory;
  log: Log;
}

export interface ApiOptions {
  /** `/api/v1` or `/api/troupe/v1`. */
  base: string;
  title: string;
  routes: Route[];
}

type Variables = { Variables: { requestId: string; caller?: Caller } };
export type Api = Hono<Variables>;

/** One contract served over HTTP: request id, log line, security headers, problems, routes, document. */
export function createApi(deps: ApiDeps, options: ApiOptions): Api {
  const app = new Hono<Variables>({ strict: true }).basePath(options.base);
  app.use(async (c, next) => observe(c, next, deps.log));
  // HSTS on plain http would lock people out of their own localhost.
  app.use(secureHeaders({ strictTransportSecurity: false }));
  app.get('/openapi.json', (c) => c.json(openApiDocument(options)));
  app.get('/schemas/:file', (c) => {
    const schema = schemaDocument(options, c.req.param('file').replace(/\.json$/, ''));
    if (!schema) throw problem(404, 'There is no such schema.');
    return c.json(schema);
  });
  mount(app as unknown as Hono, options.routes, (c, endpoint) => enter(c, endpoint, deps));
  app.notFound((c) => toResponse(c, problem(404, 'There is no such path.')));
  app.onError((error, c) => toResponse(c, asProblem(error, c, deps.log)));
  return app;
}

const SAFE_ID = /^[\w-]{8,64}$/;

async function observe(c: HonoContext<Variables>, next: () => Promise<void>, log: Log): Promise<void> {
  const given = c.req.header('x-request-id') ?? '';
  const requestId = SAFE_ID.test(given) ? given : randomUUID();
  const started = performance.now();
  c.set('requestId', requestId);
  await next();
  c.header('X-Request-Id', requestId);
  c.header('Cache-Control', 'no-store');
  const ms = Math.round((performance.now() - started) * 10) / 10;
  const caller = c.get('caller');
  const { method, path } = c.req;
  log.info(
    { requestId, method, path, status: c.res.status, ms, tenant: caller?.tenant, actor: caller?.id },
    'request',
  );
}

async function enter(c: HonoContext, endpoint: Endpoint, deps: ApiDeps): Promise<Context> {
  const store = await deps.store();
  const caller = await authenticate(c.req.header('authorization'), store.db, deps.trust);
  c.set('caller', caller);
  if (endpoint.auth === 'session' && caller.kind === 'key') {
    throw problem(403, 'Only a signed-in person may do this, not an API key.');
  }
  if (!caller.scopes.has(endpoint.scope)) throw forbidden(caller, endpoint);
  return { caller, requestId: c.get('requestId'), db: store.db, directory: deps.directory, log: deps.log };
}

function forbidden(caller: Caller, endpoint: Endpoint): ProblemError {
  if (caller.kind === 'session') return problem(403, 'Only an admin of the organisation may do this.');
  return problem(403, `The API key needs the scope "${endpoint.scope}".`, { required_scope: endpoint.scope });
}

/** PostgreSQL's classes for a connection that failed or a server that is stopping or full. */
const UNAVAILABLE = /^(08|53|57)/;

function asProblem(error: unknown, c: HonoContext<Variables>, log: Log): ProblemError {
  if (isProblemError(error)) return error;
  const fault = databaseFault(error);
  const requestId = c.get('requestId');
  const down = (fault && UNAVAILABLE.test(fault.code)) || isStoreDown(error);
  log.error({ requestId, error: stackOf(error), code: fault?.code }, 'request failed');
  // A raw message may quote data or SQL: only the request id leaves the house.
  if (down) return problem(503, 'The database cannot be reached right now. Nothing was changed.');
  return problem(500, 'Something went wrong on our side.');
}

function isStoreDown(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current.name === 'StoreOpenError' || current.name === 'StoreLostError') return true;
    if ('code' in current && /^E(CONN|PIPE|TIMEDOUT)/.test(String(current.code))) return true;
  }
  return false;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function toResponse(c: HonoContext<Variables>, error: ProblemError): Response {
  const { headers, problem: body } = error;
  const requestId = c.get('requestId');
  const document = {
    $schema: '/api/v1/schemas/ErrorModel.json',
    ...body,
    instance: `urn:uuid:${requestId}`,
    request_id: requestId,
  };
  return new Response(JSON.stringify(document), {
    status: body.status,
    headers: {
      ...Object.fromEntries(c.res.headers),
      ...headers,
      'Content-Type': 'application/problem+json',
      'X-Request-Id': requestId,
      'Cache-Control': 'no-store',
    },
  });
}
