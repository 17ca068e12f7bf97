import type { Hono, Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { StatusCode } from 'hono/utils/http-status';
import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '@/lib/contract/endpoint';
import type { Context } from './context';
import { parseInput, readJson } from './parse';
import { problem } from './problems';

export interface Call<E extends Endpoint> {
  ctx: Context;
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  header(name: string): string | undefined;
}

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<ReplyOf<E>>;

/** An endpoint with what answers it, the types checked against each other and then forgotten. */
export interface Route {
  endpoint: Endpoint;
  answer(c: HonoContext, ctx: Context): Promise<Response>;
}

export const BODY_LIMIT = 1024 * 1024;

/** Binds a handler to an endpoint: parse in, run, parse out. */
export function route<E extends Endpoint>(endpoint: E, handler: Handler<E>): Route {
  return {
    endpoint,
    async answer(c, ctx) {
      const params = parseInput<ParamsOf<E>>(endpoint.params, c.req.param(), 'path');
      const query = parseInput<QueryOf<E>>(endpoint.query, c.req.query(), 'query');
      const body = endpoint.body && parseInput<BodyOf<E>>(endpoint.body, await readJson(c, endpoint), 'body');
      const reply = await handler({
        ctx,
        params,
        query,
        body: body as BodyOf<E>,
        header: (name) => c.req.header(name),
      });
      return toResponse(c, endpoint, reply);
    },
  };
}

function toResponse(c: HonoContext, endpoint: Endpoint, reply: unknown): Response {
  if (!endpoint.reply) return c.body(null, 204);
  const value: unknown = endpoint.reply.parse(reply);
  const name = endpoint.reply.meta()?.id;
  if (!name || Array.isArray(value) || typeof value !== 'object') return c.json(value as object);
  return c.json({ $schema: `${schemaBase(c)}/${name}.json`, ...value });
}

/** `/api/v1/schemas` for a request under `/api/v1`. */
function schemaBase(c: HonoContext): string {
  return `${/^(\/api(?:\/[a-z]+)?\/v1)\//.exec(c.req.path)?.[1] ?? '/api/v1'}/schemas`;
}

type Enter = (c: HonoContext, endpoint: Endpoint) => Promise<Context>;

/**
 * Serves the routes. The method table is our own: Hono alone answers 404 to OPTIONS and to a wrong
 * method. `enter` authenticates before anything of the request is read.
 */
export function mount(app: Hono, routes: Route[], enter: Enter): void {
  for (const path of new Set(routes.map((entry) => entry.endpoint.path))) {
    const entries = routes.filter((entry) => entry.endpoint.path === path);
    const methods = new Map<string, Route>(entries.map((entry) => [entry.endpoint.method, entry]));
    const allow = [...methods.keys(), ...(methods.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    const limit = bodyLimit({ maxSize: BODY_LIMIT, onError: () => tooLarge() });
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      c.header('Allow', allow);
      if (c.req.method === 'OPTIONS') return c.body(null, 204 as StatusCode);
      const found = methods.get(c.req.method === 'HEAD' ? 'GET' : c.req.method);
      if (!found) throw problem(405, `This path answers ${allow}.`);
      const ctx = await enter(c, found.endpoint);
      let response: Response = c.body(null, 500);
      await limit(c, async () => {
        response = await found.answer(c, ctx);
      });
      return c.req.method === 'HEAD' ? new Response(null, response) : response;
    });
  }
}

function tooLarge(): never {
  throw problem(413, `The body may have at most ${BODY_LIMIT} bytes.`);
}
