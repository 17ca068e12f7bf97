/** What comes as a stream is read here: by the server from a provider or an API, by a page from the server. */

/**
 * The text of a body as it comes; leaving the loop lets the body go. By its reader: not every browser iterates a
 * stream, and a stream between would cost more than the decoding.
 */
export async function* textOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  decoder = new TextDecoder(),
): AsyncGenerator<string> {
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      yield decoder.decode(read.value, { stream: true });
    }
    const rest = decoder.decode();
    if (rest) yield rest;
  } finally {
    void reader.cancel().catch(() => {});
  }
}

/**
 * The events of a stream, each exactly as it came, without the words `data: ` before it. Comments are left out. What
 * comes is passed on at once.
 */
export async function* eventsIn(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of texts) {
    // A line of megabytes comes in many pieces: none of them is looked at twice.
    if (!text.includes('\n')) {
      rest += text;
      continue;
    }
    const blocks = `${rest}${text}`.split(/\r\n\r\n|\n\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = dataOf(block);
      if (data !== undefined) yield data;
    }
  }
}

function dataOf(block: string): string | undefined {
  const lines = block.split(/\r?\n/).filter((line) => line.startsWith('data:'));
  if (lines.length === 0) return undefined;
  return lines.map((line) => line.slice(line.startsWith('data: ') ? 6 : 5)).join('\n');
}
