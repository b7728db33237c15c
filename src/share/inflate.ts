import { Inflate } from 'fflate';

export type Inflated =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly because: 'truncated' | 'too_large' | 'corrupt' };

/** One step's input: deflate grows data 1032-fold at most, so a step holds half a megabyte at most. */
const STEP = 512;
/** fflate's number for input that ends before the last block does. */
const UNEXPECTED_EOF = 0;

/**
 * Inflates raw deflate data step by step and stops as soon as the output passes `limit` bytes, so that a small
 * input that grows without end (a "zip bomb") costs no more than the limit. Never throws.
 */
export function inflateWithin(data: Uint8Array, limit: number): Inflated {
  const chunks: Uint8Array[] = [];
  let total = 0;
  const stream = new Inflate((chunk) => {
    total += chunk.length;
    if (total <= limit) chunks.push(chunk);
  });
  try {
    for (let at = 0; at < data.length || at === 0; at += STEP) {
      stream.push(data.subarray(at, at + STEP), at + STEP >= data.length);
      if (total > limit) return { ok: false, because: 'too_large' };
    }
  } catch (error) {
    return { ok: false, because: isEnd(error) ? 'truncated' : 'corrupt' };
  }
  return { ok: true, bytes: join(chunks, total) };
}

function isEnd(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNEXPECTED_EOF;
}

function join(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
