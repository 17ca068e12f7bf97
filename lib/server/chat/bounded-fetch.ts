/** What a model provider may send for one answer: past it nobody reads on, and memory is not endless. */
export const MOST_BYTES = 4 * 1024 * 1024;

/** More was sent than anybody reads. */
export class AnswerTooLongError extends Error {
  override name = 'AnswerTooLongError';
}

/** Cuts an answer at the limit, and never carries the key to where a redirect points. */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: 'manual' });
  if (!response.body) return response;
  return new Response(response.body.pipeThrough(limit()), {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  });
};

function limit(): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > MOST_BYTES) controller.error(new AnswerTooLongError());
      else controller.enqueue(chunk);
    },
  });
}
