import type { ChatChunk } from '@/lib/contract/chat';

/** A stream of events exactly as the wire has it, and a comment now and then that keeps proxies awake. */

const KEEP_ALIVE = ': keep-alive\n\n';
const KEEP_ALIVE_MS = 15_000;
const DONE = 'data: [DONE]\n\n';

interface Options {
  /** The reader went away. */
  onCancel(): void;
  keepAliveMs?: number;
  headers?: Record<string, string>;
}

export function eventStream(
  chunks: AsyncIterable<ChatChunk>,
  { sessionId, ...options }: Options & { sessionId: string },
): Response {
  return streamResponse(spelled(chunks), { ...options, headers: { 'X-Session-ID': sessionId } });
}

export async function* spelled(chunks: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const chunk of chunks) yield `data: ${JSON.stringify(chunk)}\n\n`;
}

/** Events that are spelled already. */
export function streamResponse(texts: AsyncIterable<string>, options: Options): Response {
  return new Response(bytesOf(texts, options), {
    headers: {
      'Content-Type': 'text/event-stream',
      // no-transform: what compresses would hold events back.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
      ...options.headers,
    },
  });
}

function bytesOf(
  texts: AsyncIterable<string>,
  { onCancel, keepAliveMs = KEEP_ALIVE_MS }: Options,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isOpen = true;
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    isOpen = false;
    clearInterval(timer);
  };
  const pump = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const send = (text: string) => isOpen && controller.enqueue(encoder.encode(text));
    timer = setInterval(() => send(KEEP_ALIVE), keepAliveMs);
    // Read to its end even when nobody listens: what was begun is also written down.
    for await (const text of texts) send(text);
    send(DONE);
    if (isOpen) controller.close();
    end();
  };
  return new ReadableStream({
    start(controller) {
      pump(controller).catch((error: unknown) => {
        if (isOpen) controller.error(error);
        end();
      });
    },
    cancel() {
      end();
      onCancel();
    },
  });
}
