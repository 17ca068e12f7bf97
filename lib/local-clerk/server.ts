import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerBackend } from './backend/answer';
import { answerFrontend } from './frontend/answer';
import { readIncoming } from './incoming';
import { type Reply, replyError, replyJson, send } from './reply';
import type { World } from './world';

export function createLocalClerkServer(world: World): Server {
  const server = createServer((request, response) => void respond(world, request, response));
  server.requestTimeout = 15_000;
  server.headersTimeout = 10_000;
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
  });
  return server;
}

async function respond(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let reply: Reply;
  try {
    reply = await answer(world, request);
  } catch (error) {
    reply = replyError(error, world.log);
  }
  // A body that was refused unread is not waited for.
  if (!request.complete) {
    reply.headers.connection = 'close';
    response.once('finish', () => request.destroy());
  }
  send(response, reply);
}

async function answer(world: World, request: IncomingMessage): Promise<Reply> {
  const incoming = await readIncoming(request);
  if (incoming.path === '/.well-known/jwks.json') return replyJson({ keys: [world.key.publicJwk] });
  if (incoming.path.startsWith('/bapi/')) return answerBackend(world, incoming);
  return answerFrontend(world, incoming);
}
