import { eventsIn, textOf } from '@/lib/read-stream';
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
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => {});
  const part = () => void setTimeout(cancel, PARTING_MS).unref();
  signal.addEventListener('abort', part, { once: true });
  let size = 0;
  try {
    for await (const text of textOf(reader)) {
      onBytes();
      size += text.length;
      if (size > MOST_CHARACTERS) throw new TurnFault(TOO_LONG);
      yield text;
    }
  } finally {
    signal.removeEventListener('abort', part);
  }
}

export const TOO_LONG = 'The answer was longer than is kept here, and was stopped.';
const NO_STREAM = 'The agents API answered something that is no stream of events. Send again.';
