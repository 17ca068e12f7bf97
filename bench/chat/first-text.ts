/** How long an answer takes to its first text and to its end, and in how many pieces it came. */
export interface Timed {
  firstMs: number;
  wholeMs: number;
  pieces: number;
}

/** Times an answer: of a model or of the product, both send `"content":"…"` in events. */
export async function timeStream(ask: () => Promise<Response>): Promise<Timed> {
  const began = performance.now();
  const response = await ask();
  if (response.status !== 200 || !response.body) {
    throw new Error(`a chat answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
  }
  const decoder = new TextDecoder();
  let [firstMs, pieces, rest] = [Number.NaN, 0, ''];
  for await (const bytes of response.body) {
    const events = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    const texts = events.filter((event) => event.includes('"content":"')).length;
    if (texts > 0 && pieces === 0) firstMs = performance.now() - began;
    pieces += texts;
    const failed = events.find((event) => event.startsWith('data: {"error"'));
    if (failed) throw new Error(`a chat failed: ${failed.slice(0, 300)}`);
  }
  return { firstMs, wholeMs: performance.now() - began, pieces };
}
