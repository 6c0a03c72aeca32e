/** A body of pieces as they come: the next is made when the last was taken, and none where nobody listens any more. */
export function bodyOfPieces(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const coming = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await coming.next();
      if (next.done) controller.close();
      else if (next.value.length > 0)
        controller.enqueue(typeof next.value === "string" ? encoder.encode(next.value) : next.value);
      // Nothing was handed over: the stream asks again only where something was.
      else await this.pull!(controller);
    },
    async cancel() {
      await coming.return?.();
    },
  });
}
