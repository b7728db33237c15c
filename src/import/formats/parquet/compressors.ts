import type { Compressors } from 'hyparquet';
import { compressors as all, decompressZstd } from 'hyparquet-compressors';

/** Snappy, gzip, Zstandard, Brotli and LZ4. A frame of Zstandard gets the room that the page's header states, no more. */
export const compressors: Compressors = {
  ...all,
  ZSTD: (input, length) => decompressZstd(input, new Uint8Array(length)),
};
