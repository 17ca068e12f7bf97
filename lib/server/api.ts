import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type * as z from 'zod';
import type { Endpoint } from '@/lib/contract/endpoint';
import type { Problem } from '@/lib/contract/problem';
import type { Log } from '@/lib/log';
import { isProblemError, type ProblemError } from '@/lib/problem-error';
import type { OpenAgentsApi, RemoteApi } from './agents-api';
import { authenticate, type TokenTrust } from './authenticate';
import type { Caller, Context, Directory } from './context';
import { serveDocuments } from './documents';
import { asProblem } from './failure';
import { remoteIdentityApi } from './identity-api';
import { type ApiContext, type ApiEnv, mount, type Route } from './mount';
import { problem } from './problems';
import type { ModelParts, tenantModels } from './services/model-providers/tenant-models';
import type { Store } from './store/connect';

/** What the API is built on; tests hand in their own. */
export interface ApiDeps extends ModelParts {
  store(): Promise<Store>;
  trust: TokenTrust;
  directory: Directory;
  log: Log;
}

/** What one API is made of: those, and the other APIs that its services may ask. */
export interface ApiParts extends ApiDeps {
  openAgentsApi: OpenAgentsApi;
  /** Where the identity API is, if it is remote. */
  remoteIdentity?: RemoteApi;
  modelsFor: ReturnType<typeof tenantModels>;
}

export interface ApiOptions {
  /** `/api/v1`, `/api/troupe/v1` or `/api/identity/v1`. */
  base: string;
  title: string;
  /** What this contract is for, in a sentence or two. */
  description: string;
  /** The groups of operations, in the order of the document. */
  tags: Record<string, string>;
  routes: Route[];
  /** A contract that refuses in a form of its own, and whose replies name no schema. */
  refusals?: { schema: z.ZodType; of(problem: Problem): object };
}

export type Api = Hono<ApiEnv>;

/** One contract served over HTTP: request id, log line, security headers, problems, routes, document. */
export function createApi(deps: ApiParts, options: ApiOptions): Api {
  const app: Api = new Hono<ApiEnv>({ strict: true }).basePath(options.base);
  app.use(async (c, next) => observe(c, next, deps.log));
  // HSTS on plain http would lock people out of their own localhost.
  app.use(secureHeaders({ strictTransportSecurity: false }));
  serveDocuments(app, options);
  const { base, routes } = options;
  mount(app, {
    base,
    routes,
    namesSchemas: !options.refusals,
    enter: (c, endpoint) => enter(c, endpoint, deps),
  });
  app.notFound((c) => toResponse(c, options, problem(404, 'There is no such path.')));
  app.onError((error, c) => {
    if (isProblemError(error)) return toResponse(c, options, error);
    return toResponse(c, options, asProblem(error, c.get('requestId'), deps.log));
  });
  return app;
}

const SAFE_ID = /^[\w-]{8,64}$/;
/** Somebody may put a key or token where an id belongs. */
const SECRET = /sk_[\w-]+|eyJ[\w.-]+/g;

async function observe(c: ApiContext, next: () => Promise<void>, log: Log): Promise<void> {
  const given = c.req.header('x-request-id') ?? '';
  const requestId = SAFE_ID.test(given) && !given.match(SECRET) ? given : randomUUID();
  const started = performance.now();
  c.set('requestId', requestId);
  await next();
  c.header('X-Request-Id', requestId);
  // A stream has said by itself that nothing on the way may hold it back.
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  const ms = Math.round((performance.now() - started) * 10) / 10;
  const caller = c.get('caller');
  const path = c.req.path.replaceAll(SECRET, '(secret)');
  log.info(
    {
      ...{ requestId, method: c.req.method, path, status: c.res.status, ms },
      ...{ tenant: caller?.tenant, actor: caller?.id },
    },
    'request',
  );
}

async function enter(c: ApiContext, endpoint: Endpoint, deps: ApiParts): Promise<Context> {
  const store = await deps.store();
  const authorization = c.req.header('authorization');
  const caller = c.env?.caller ?? (await authenticate(authorization, store.db, deps.trust));
  c.set('caller', caller);
  if (endpoint.auth === 'session' && caller.kind === 'key') {
    throw problem(403, 'Only a signed-in person may do this, not an API key.');
  }
  if (!caller.scopes.has(endpoint.scope)) throw forbidden(caller, endpoint);
  const { directory, providers, log } = deps;
  const { catalogue, models } = await deps.modelsFor(store, caller.tenant);
  const token = authorization?.replace(/^Bearer /i, '') ?? '';
  const agentsApi = deps.openAgentsApi(caller, token);
  const identityApi = deps.remoteIdentity && remoteIdentityApi(deps.remoteIdentity, token);
  const requestId = c.get('requestId');
  const who = { caller, requestId, directory, agentsApi, identityApi, log };
  return { ...who, db: store.db, catalogue, models, providers };
}

function forbidden(caller: Caller, endpoint: Endpoint): ProblemError {
  if (caller.kind === 'session') return problem(403, 'Only an admin of the organisation may do this.');
  return problem(403, `The API key needs the scope "${endpoint.scope}".`, { required_scope: endpoint.scope });
}

function toResponse(c: ApiContext, { base, refusals }: ApiOptions, error: ProblemError): Response {
  for (const [name, value] of Object.entries(error.headers)) c.header(name, value);
  const { status } = error.problem;
  if (refusals) return Response.json(refusals.of(error.problem), { status, headers: c.res.headers });
  const requestId = c.get('requestId');
  const document = {
    $schema: `${base}/schemas/ErrorModel.json`,
    ...error.problem,
    instance: `urn:troupe:request:${requestId}`,
    request_id: requestId,
  };
  c.header('Content-Type', 'application/problem+json');
  return new Response(JSON.stringify(document), { status, headers: c.res.headers });
}
