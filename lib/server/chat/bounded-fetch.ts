import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { BROKE_OFF, ModelFault, TOO_LONG, UNREACHABLE } from './model-fault';

/** What a model provider may send for one answer: past it nobody reads on, and memory is not endless. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Servers close an idle connection after five seconds; whoever sends on it just then is refused. */
const KEEP_IDLE_MS = 4000;

/**
 * Asks a model provider. Cuts an answer at the limit, says what broke, and follows no redirect: the key would go
 * along. Node's own client, because the platform's `fetch` takes twice as long until the first byte and does not let
 * one see the address before it connects.
 */
export function boundedFetch({ lookup }: { lookup?: LookupFunction } = {}): typeof fetch {
  // Of its own: a connection that was made without looking at the address must not serve one who looks.
  const options = { keepAlive: true, timeout: KEEP_IDLE_MS };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const { method, signal, body } = init;
    if (body && typeof body !== 'string') throw new TypeError('Only text is sent.');
    const headers = { 'accept-encoding': 'identity', ...Object.fromEntries(new Headers(init.headers)) };
    const agent = url.protocol === 'https:' ? agents['https:'] : agents['http:'];
    const message = await send(
      url,
      { method, headers, agent, lookup, ...(signal && { signal }) },
      body ?? '',
    ).catch((error: unknown) => {
      if (signal?.aborted) throw signal.reason;
      throw error instanceof ModelFault ? error : new ModelFault(UNREACHABLE);
    });
    return responseOf(message, signal);
  };
}

/** A kept connection that the server had closed by then says nothing of the server: it is asked on another one. */
function send(url: URL, options: RequestOptions, body: string): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(url, options, resolve);
    asked.on('error', (error: NodeJS.ErrnoException) => {
      const wasClosed = asked.reusedSocket && CLOSED.includes(error.code ?? '');
      if (wasClosed) resolve(send(url, options, body));
      else reject(error);
    });
    asked.end(body);
  });
}

const CLOSED = ['ECONNRESET', 'EPIPE'];

const BODILESS = [204, 205, 304];

function responseOf(message: IncomingMessage, signal?: AbortSignal | null): Response {
  const { statusCode: status = 502, statusMessage: statusText } = message;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(message.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  if (!BODILESS.includes(status))
    return new Response(bounded(message, signal), { status, statusText, headers });
  message.resume();
  return new Response(null, { status, statusText, headers });
}

function bounded(message: IncomingMessage, signal?: AbortSignal | null): ReadableStream<Uint8Array> {
  let size = 0;
  let isOpen = true;
  return new ReadableStream({
    start(controller) {
      message.on('data', (bytes: Uint8Array) => {
        size += bytes.byteLength;
        if (size > MOST_BYTES) return message.destroy(new ModelFault(TOO_LONG));
        if (isOpen) controller.enqueue(bytes);
        if ((controller.desiredSize ?? 0) <= 0) message.pause();
      });
      message.once('end', () => {
        if (isOpen) controller.close();
      });
      message.on('error', (error) => {
        if (signal?.aborted) return controller.error(signal.reason);
        controller.error(error instanceof ModelFault ? error : new ModelFault(BROKE_OFF));
      });
    },
    pull() {
      message.resume();
    },
    cancel() {
      // What was on its way may still come.
      isOpen = false;
      message.destroy();
    },
  });
}
