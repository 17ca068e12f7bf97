import type { ServerResponse } from 'node:http';
import { ApiError } from './api-error';

export interface Reply {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer | null;
}

export function replyJson(value: unknown, status = 200): Reply {
  return {
    status,
    // Clerk's backend client parses the reply only when the type is exactly this.
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

export function replyError(error: unknown, log: (line: string) => void): Reply {
  if (error instanceof ApiError) {
    const reply = replyJson(error.toJson(), error.status);
    const wait = error.detail.retryAfterSeconds;
    if (wait !== undefined) reply.headers['retry-after'] = String(wait);
    return reply;
  }
  log(`local identity: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown failure'}`);
  return replyJson(new ApiError(500, 'internal_clerk_error', 'The local identity failed').toJson(), 500);
}

export function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    'x-content-type-options': 'nosniff',
    'content-length': reply.body === null ? 0 : Buffer.byteLength(reply.body),
    ...reply.headers,
  });
  response.end(reply.body ?? undefined);
}
