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

/**
 * The events of a stream, each exactly as it came, without the words `data: ` before it. Comments are left out. What
 * comes is passed on at once; leaving the loop lets upstream go.
 */
export async function* readEvents(response: Response, { signal, onBytes }: Reading): AsyncGenerator<string> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('text/event-stream') || !response.body) throw new TurnFault(NO_STREAM);
  let size = 0;
  let rest = '';
  for await (const text of textOf(response.body, signal)) {
    onBytes();
    size += text.length;
    if (size > MOST_CHARACTERS) throw new TurnFault(TOO_LONG);
    const blocks = `${rest}${text}`.split(/\r\n\r\n|\n\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = dataOf(block);
      if (data !== undefined) yield data;
    }
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

function dataOf(block: string): string | undefined {
  const lines = block.split(/\r?\n/).filter((line) => line.startsWith('data:'));
  if (lines.length === 0) return undefined;
  return lines.map((line) => line.slice(line.startsWith('data: ') ? 6 : 5)).join('\n');
}

export const TOO_LONG = 'The answer was longer than is kept here, and was stopped.';
const NO_STREAM = 'The agents API answered something that is no stream of events. Send again.';
