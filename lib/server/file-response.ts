/** A file that is written as it is read: a piece in memory at a time. A reader that goes away ends it. */
export function fileResponse(
  { name, mediaType, signal }: { name: string; mediaType: string; signal: AbortSignal },
  texts: AsyncGenerator<string>,
): Response {
  const body = new ReadableStream<string>({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done || signal.aborted) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
  return new Response(body.pipeThrough(new TextEncoderStream()), {
    headers: {
      'Content-Type': `${mediaType}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
}
