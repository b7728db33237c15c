import type { Encoding } from '../model/import';
import type { EncodingScore } from './encoding';

const OFFERED: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'utf-16le', 'windows-1252'];

/** Every encoding worth offering, the likely ones first, each with a line that shows what it makes of the bytes. */
export function encodingCandidates(
  scores: readonly EncodingScore[],
  chosen: Encoding,
  start: Uint8Array,
): { encoding: Encoding; sample: string }[] {
  const order = [chosen, ...scores.map(({ encoding }) => encoding), ...OFFERED];
  const line = tellingLine(start);
  return [...new Set(order)].map((encoding) => ({
    encoding,
    sample: new TextDecoder(encoding)
      .decode(encoding.startsWith('utf-16') ? start.subarray(0, 240) : line)
      .replace(/[\r\n]+/g, ' ')
      .trim()
      .slice(0, 120),
  }));
}

/** The first line with anything beyond ASCII, or the first line. */
function tellingLine(start: Uint8Array): Uint8Array {
  const at = Math.max(
    0,
    start.findIndex((byte) => byte > 0x7f),
  );
  const from = start.lastIndexOf(0x0a, at) + 1;
  const end = start.indexOf(0x0a, at);
  return start.subarray(from, Math.min(end < 0 ? start.length : end, from + 480));
}
