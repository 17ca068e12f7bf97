import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TestApi } from '../test-api';

/** An API on a port of its own, for what only a real connection shows. */
export async function listen(
  api: Pick<TestApi, 'request'>,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(api, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/v1`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  api: Pick<TestApi, 'request'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const { method = 'GET', url = '/' } = request;
  const headers = new Headers(
    Object.entries(request.headers).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
  const reply = await api.request(url, { method, headers, body, signal: gone.signal });
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  response.flushHeaders();
  if (!reply.body) return void response.end();
  await pipeline(Readable.from(reply.body), response);
}
