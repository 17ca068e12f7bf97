import type { Hono, Context as HonoContext } from 'hono';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '@/lib/contract/endpoint';
import type { Caller, Context } from './context';
import { parseInput, readJson, requireReadableAddress } from './parse';
import { problem } from './problems';

/** What the middleware leaves for the rest of a request. */
export type ApiEnv = {
  /** Only code in this process can hand these over: of a request from outside there are none. */
  Bindings: { caller?: Caller } | undefined;
  Variables: { requestId: string; caller?: Caller };
};
export type ApiContext = HonoContext<ApiEnv>;

interface Call<E extends Endpoint> {
  ctx: Context;
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  header(name: string): string | undefined;
  /** Aborted when the caller goes away. */
  signal: AbortSignal;
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<ReplyOf<E>>;
type StreamHandler<E extends Endpoint> = (call: Call<E>) => Promise<Response>;

/** An endpoint with what answers it, the types checked against each other and then forgotten. */
export interface Route {
  endpoint: Endpoint;
  answer(c: ApiContext, ctx: Context): Promise<unknown>;
}

/** Binds a handler to an endpoint: parse in, run, parse out. */
export function route<E extends Endpoint>(endpoint: E, handler: Handler<E>): Route {
  return {
    endpoint,
    async answer(c, ctx) {
      const reply = await handler(await readCall(c, ctx, endpoint));
      return endpoint.reply?.parse(reply);
    },
  };
}

/** The same for an endpoint whose reply is a stream or a file: what it sends is left as it is. */
export function streamRoute<E extends Endpoint>(endpoint: E, handler: StreamHandler<E>): Route {
  return { endpoint, answer: async (c, ctx) => handler(await readCall(c, ctx, endpoint)) };
}

async function readCall<E extends Endpoint>(c: ApiContext, ctx: Context, endpoint: E): Promise<Call<E>> {
  requireReadableAddress(c.req.raw);
  const params = parseInput<ParamsOf<E>>(endpoint.params, c.req.param(), 'path');
  const query = parseInput<QueryOf<E>>(endpoint.query, c.req.query(), 'query');
  const body = await readBody(c, endpoint);
  const header = (name: string) => c.req.header(name);
  return { ctx, params, query, body, header, signal: c.req.raw.signal };
}

async function readBody<E extends Endpoint>(c: ApiContext, endpoint: E): Promise<BodyOf<E>> {
  if (!endpoint.body) return undefined as BodyOf<E>;
  return parseInput<BodyOf<E>>(endpoint.body, await readJson(c.req.raw, endpoint), 'body');
}

interface Mounting {
  base: string;
  routes: Route[];
  /** Object replies say which schema of the contract they have. */
  namesSchemas: boolean;
  /** Authenticates, before anything of the request is read. */
  enter(c: ApiContext, endpoint: Endpoint): Promise<Context>;
}

/** Serves the routes of a contract. */
export function mount(app: Hono<ApiEnv>, { base, routes, namesSchemas, enter }: Mounting): void {
  const tables = new Map<string, Map<string, Answer>>();
  for (const { endpoint, answer } of routes) {
    const table = tables.get(endpoint.path) ?? new Map<string, Answer>();
    tables.set(endpoint.path, table);
    table.set(endpoint.method, async (c) => {
      const value = await answer(c, await enter(c, endpoint));
      if (value instanceof Response) return value;
      if (!endpoint.reply) return c.body(null, 204);
      if (!namesSchemas) return c.json(value as object);
      return c.json(withSchema(value, `${base}/schemas/${endpoint.reply.meta()?.id}.json`));
    });
  }
  for (const [path, table] of tables) serve(app, path.replaceAll(/\{(\w+)\}/g, ':$1'), table);
}

/** Object replies name their schema; lists cannot. */
function withSchema(value: unknown, $schema: string): object | null {
  if (typeof value !== 'object' || Array.isArray(value)) return value as unknown[] | null;
  return { $schema, ...value };
}

type Answer = (c: ApiContext) => Response | Promise<Response>;

/** One path with a method table of its own: Hono alone answers 404 to OPTIONS and to a wrong method. */
export function serve(app: Hono<ApiEnv>, path: string, answers: Map<string, Answer>): void {
  const allow = [...answers.keys(), ...(answers.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  app.all(path, async (c) => {
    const { method } = c.req;
    c.header('Allow', allow);
    if (method === 'OPTIONS') return c.body(null, 204);
    const answer = answers.get(method === 'HEAD' ? 'GET' : method);
    if (!answer) throw problem(405, `This path answers ${allow}.`);
    const response = await answer(c);
    return method === 'HEAD' ? new Response(null, response) : response;
  });
}
