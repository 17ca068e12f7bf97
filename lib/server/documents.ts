import type { Hono } from 'hono';
import type { ApiOptions } from './api';
import { docsPage } from './docs/page';
import { POLICY } from './docs/style';
import { type ApiContext, type ApiEnv, serve } from './mount';
import { openApiDocument, schemaDocument } from './openapi/document';
import { problem } from './problems';

/** What the contract says of itself: for machines, schema by schema, and to read. No token is needed. */
export function serveDocuments(app: Hono<ApiEnv>, options: ApiOptions): void {
  const get = (path: string, answer: (c: ApiContext) => Response | Promise<Response>) =>
    serve(app, path, new Map([['GET', answer]]));
  get('/docs', async (c) => {
    c.header('Content-Security-Policy', POLICY);
    return c.html(await docsPage(options, new URL(c.req.url).origin));
  });
  get('/openapi.json', (c) => c.json(openApiDocument(options)));
  get('/schemas/:file', (c) => {
    const name = /^(\w+)\.json$/.exec(c.req.param('file') ?? '')?.[1];
    const schema = name && schemaDocument(options, name);
    if (!schema) throw problem(404, 'There is no such schema.');
    return c.json(schema);
  });
}
