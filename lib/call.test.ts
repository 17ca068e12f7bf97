import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createAgent, getAgent, listAgents } from '@/lib/contract/endpoints/agents';
import { isProblemError, type ProblemError } from '@/lib/problem-error';
import { call, type Transport } from './call';

/** A real server that says what the test tells it to. */
const servers: { close(): void }[] = [];

async function serve(listener: RequestListener): Promise<Transport> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/prefix/api/v1`,
    token: 'secret-token',
    fetch: (request) => fetch(request),
  };
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function refusalOf(work: Promise<unknown>): Promise<ProblemError['problem']> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isProblemError(error)) throw new Error(`Not a problem: ${String(error)}`);
  return error.problem;
}

const page = { items: null, has_more: false, total_count: 0 };

test('appends the path to the whole base, encodes names and queries, sends token and request id', async () => {
  const seen: string[] = [];
  const transport = await serve((request, response) => {
    seen.push(
      `${request.method} ${request.url} ${request.headers.authorization} ${request.headers['x-request-id']}`,
    );
    const body = request.url?.includes('/agents/') ? { title: 'Not Found', status: 404 } : page;
    response.writeHead(request.url?.includes('/agents/') ? 404 : 200, {
      'Content-Type': 'application/problem+json',
    });
    response.end(JSON.stringify(body));
  });
  const query = { search: 'a&b ü', page_size: 5, is_active: false };
  expect(await call(transport, listAgents, { query, requestId: 'request-1' })).toEqual(page);
  await refusalOf(call(transport, getAgent, { params: { agentId: 'North / South?' } }));
  expect(seen).toEqual([
    'GET /prefix/api/v1/agents?search=a%26b+%C3%BC&page_size=5&is_active=false Bearer secret-token request-1',
    'GET /prefix/api/v1/agents/North%20%2F%20South%3F Bearer secret-token undefined',
  ]);
});

test('throws the problem as the server sent it', async () => {
  const sent = {
    title: 'Conflict',
    status: 409,
    detail: 'Taken.',
    errors: [{ location: 'body.name', message: 'no' }],
  };
  const transport = await serve((_request, response) => {
    response.writeHead(409, { 'Content-Type': 'application/problem+json', 'X-Request-Id': 'abc' });
    response.end(JSON.stringify(sent));
  });
  const problem = await refusalOf(call(transport, createAgent, { body: { name: 'Luna' } }));
  expect(problem).toEqual({ ...sent, request_id: 'abc' });
});

test('never follows a redirect: the token would go to a host that nobody configured', async () => {
  let visited = 0;
  const elsewhere = await serve((_request, response) => {
    visited += 1;
    response.end('{}');
  });
  const transport = await serve((_request, response) => {
    response.writeHead(302, { Location: elsewhere.base });
    response.end();
  });
  expect(await refusalOf(call(transport, listAgents, {}))).toMatchObject({ status: 502 });
  expect(visited).toBe(0);
});

test.each([
  ['a page instead of JSON', 200, 'text/html', '<html>', /not JSON/],
  ['another shape', 200, 'application/json', '{"items": 7}', /unexpected shape/],
])('%s is a bad gateway', async (_name, status, type, body, detail) => {
  const transport = await serve((_request, response) => {
    response.writeHead(status, { 'Content-Type': type });
    response.end(body);
  });
  const problem = await refusalOf(call(transport, listAgents, {}));
  expect(problem).toMatchObject({ status: 502, detail: expect.stringMatching(detail) });
});

test('a refusal that is no problem document keeps its status and says so', async () => {
  const transport = await serve((_request, response) => {
    response.writeHead(503, { 'Content-Type': 'text/html' });
    response.end('<h1>Service Unavailable</h1>');
  });
  expect(await refusalOf(call(transport, listAgents, {}))).toMatchObject({
    status: 503,
    detail: expect.stringContaining('503'),
  });
});

test('nobody at the other end is a bad gateway that names the host', async () => {
  const transport = await serve(() => {});
  for (const server of servers.splice(0)) server.close();
  const problem = await refusalOf(call(transport, listAgents, {}));
  expect(problem).toMatchObject({
    status: 502,
    detail: expect.stringContaining(new URL(transport.base).host),
  });
});
