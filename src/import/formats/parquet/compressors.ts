import type { Compressors } from 'hyparquet';
import { compressors as all, decompressZstd } from 'hyparquet-compressors';
import { inflateLz4Block } from '../lz4';

/** Snappy, gzip, Zstandard, Brotli and LZ4. A frame of Zstandard gets the room that the page's header states, no more. */
export const compressors: Compressors = {
  ...all,
  LZ4_RAW: inflateLz4Block,
  ZSTD: (input, length) => decompressZstd(input, new Uint8Array(length)),
};
