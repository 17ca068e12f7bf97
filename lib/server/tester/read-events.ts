import { eventsIn } from '../chat/events-in';
import { TurnFault } from './turn-fault';

/** Of one answer: its text is far shorter, and memory is not endless. */
const MOST_CHARACTERS = 4_000_000;

/** How long a stream that was let go may take to end by itself, and say so. */
const PARTING_MS = 1500;

interface Reading {
  signal: AbortSignal;
  /** Something came, if only a comment. */
  onBytes(): void;
}

/** The events of a stream; leaving the loop lets upstream go. */
export async function* readEvents(response: Response, reading: Reading): AsyncGenerator<string> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('text/event-stream') || !response.body) throw new TurnFault(NO_STREAM);
  yield* eventsIn(bounded(response.body, reading));
}

async function* bounded(
  body: ReadableStream<Uint8Array>,
  { signal, onBytes }: Reading,
): AsyncGenerator<string> {
  let size = 0;
  for await (const text of textOf(body, signal)) {
    onBytes();
    size += text.length;
    if (size > MOST_CHARACTERS) throw new TurnFault(TOO_LONG);
    yield text;
  }
}

async function* textOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => {});
  const part = () => void setTimeout(cancel, PARTING_MS).unref();
  signal.addEventListener('abort', part, { once: true });
  const decoder = new TextDecoder();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      yield decoder.decode(read.value, { stream: true });
    }
  } finally {
    signal.removeEventListener('abort', part);
    cancel();
  }
}

export const TOO_LONG = 'The answer was longer than is kept here, and was stopped.';
const NO_STREAM = 'The agents API answered something that is no stream of events. Send again.';
