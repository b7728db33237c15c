import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { KequnError } from '../../model/failure';

/** A gzipped file as it came, and inflated. */
export interface Download {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly inflated: Blob;
}

/**
 * Fetches a gzipped file with progress and inflates it while it comes, so that both take the time of one. The inflated
 * bytes are not to be used before the fetched ones are verified. Errors: `engine.download_failed`.
 */
export async function download(url: string, type: string, report: (done: number) => void): Promise<Download> {
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    const [kept, piped] = response.body.pipeThrough(counting(report)).tee();
    const [bytes, inflated] = await Promise.all([
      new Response(kept).arrayBuffer(),
      new Response(piped.pipeThrough(new DecompressionStream('gzip')), {
        headers: { 'Content-Type': type },
      }).blob(),
    ]);
    return { bytes: new Uint8Array(bytes), inflated };
  } catch (error) {
    throw new KequnError('engine.download_failed', `missing file: ${url}`, { values: { url }, cause: error });
  }
}

/** Passes bytes on and tells how many there were, at most ten times a second. */
function counting(
  report: (done: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let done = 0;
  let told = 0;
  return new TransformStream({
    transform(chunk, controller) {
      done += chunk.byteLength;
      const now = performance.now();
      if (now - told > 100) {
        told = now;
        report(done);
      }
      controller.enqueue(chunk);
    },
  });
}

/** Throws `engine.hash_mismatch` unless the bytes have this SHA-256 (hex). In JS where there is no secure context. */
export async function verify(bytes: Uint8Array<ArrayBuffer>, expected: string): Promise<void> {
  const found = isSecureContext
    ? bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
    : bytesToHex(sha256(bytes));
  if (found !== expected) {
    throw new KequnError('engine.hash_mismatch', `invalid engine: SHA-256 ${found}`, {
      values: { found, expected },
    });
  }
}
