import { BROKE_OFF, ModelFault, TOO_LONG, UNREACHABLE } from './model-fault';

/** What a model provider may send for one answer: past it nobody reads on, and memory is not endless. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Cuts an answer at the limit, says what broke, and never carries the key to where a redirect points. */
export function boundedBy(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, { ...init, redirect: 'manual' }).catch((error: unknown) => {
      throw init?.signal?.aborted || error instanceof ModelFault ? error : new ModelFault(UNREACHABLE);
    });
    if (!response.body) return response;
    const { status, statusText, headers } = response;
    return new Response(bounded(response.body, init?.signal), { status, statusText, headers });
  };
}

export const boundedFetch = boundedBy((input, init) => fetch(input, init));

function bounded(body: ReadableStream<Uint8Array>, signal?: AbortSignal | null): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let size = 0;
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await reader.read().catch((error: unknown) => {
        throw signal?.aborted ? error : new ModelFault(BROKE_OFF);
      });
      if (done) return controller.close();
      size += value.byteLength;
      if (size > MOST_BYTES) {
        await reader.cancel();
        throw new ModelFault(TOO_LONG);
      }
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
