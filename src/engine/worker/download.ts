import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { KequnError } from '../../model/failure';

/** Fetches a file with progress. Errors: `engine.download_failed`. */
export async function download(
  url: string,
  report: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    const reader = response.body.getReader();
    for (;;) {
      const { value, done: ended } = await reader.read();
      if (ended) break;
      parts.push(value);
      done += value.byteLength;
      report(done);
    }
  } catch (error) {
    throw new KequnError('engine.download_failed', `missing file: ${url}`, { values: { url }, cause: error });
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
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

/** Gunzips into a blob of a type, without holding the inflated bytes here. */
export function inflate(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Blob> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream, { headers: { 'Content-Type': type } }).blob();
}
