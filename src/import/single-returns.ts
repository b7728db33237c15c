const RETURN = 0x0d;

/** Whether line ends were written twice (CR CR LF), as a text does that a system converted once too often. */
export function hasDoubledReturns(text: string): boolean {
  return text.includes('\r\r\n');
}

/** Lines that end in CR CR LF -> CR LF, on bytes. */
export function singleReturns(): TransformStream<Uint8Array, Uint8Array> {
  let pending = false;
  return new TransformStream({
    transform(chunk, controller) {
      const out = new Uint8Array(chunk.length + 1);
      let length = 0;
      for (const byte of chunk) {
        if (pending && byte !== RETURN) out[length++] = RETURN;
        pending = byte === RETURN;
        if (!pending) out[length++] = byte;
      }
      controller.enqueue(out.subarray(0, length));
    },
    flush(controller) {
      if (pending) controller.enqueue(Uint8Array.of(RETURN));
    },
  });
}

/** The same for a text at hand. */
export function withSingleReturns(text: string): string {
  return text.replace(/\r+\n/g, '\r\n');
}
