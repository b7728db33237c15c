import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DoubleByteDecoder, type DoubleByteEncoding } from '../../src/import/double-byte';
import { encode } from '../support/encode';

const ENCODINGS: readonly DoubleByteEncoding[] = ['gb18030', 'big5', 'shift_jis'];
const numRuns = Number(process.env['FUZZ_RUNS'] ?? 200);

/** Decodes in chunks of the given sizes. */
function decodeInChunks(
  encoding: DoubleByteEncoding,
  bytes: Uint8Array,
  sizes: readonly number[],
): { text: string; replaced: number } {
  const decoder = new DoubleByteDecoder(encoding);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (let i = 0; at < bytes.length; i += 1) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    parts.push(decoder.push(bytes.subarray(at, at + size)));
    at += size;
  }
  parts.push(decoder.end());
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    Uint8Array.from(parts.flatMap((part) => [...part])),
  );
  return { text, replaced: decoder.replaced };
}

/** Bytes as files have them: ASCII, line breaks, pairs, four-byte sequences, and some that are wrong. */
const byte = (min: number, max: number) => fc.integer({ min, max });
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(byte(0x20, 0x7e)) },
  { weight: 2, arbitrary: fc.constantFrom([0x0a], [0x0d, 0x0a]) },
  { weight: 6, arbitrary: fc.tuple(byte(0x81, 0xfe), byte(0x40, 0xfe)) },
  { weight: 2, arbitrary: fc.tuple(byte(0x81, 0xfe), byte(0x30, 0x39), byte(0x81, 0xfe), byte(0x30, 0x39)) },
  { weight: 1, arbitrary: fc.tuple(byte(0x80, 0xff)) },
);
const bytes = fc.array(piece, { maxLength: 60 }).map((pieces) => Uint8Array.from(pieces.flat()));

describe.each(ENCODINGS)('%s by tables', (encoding) => {
  it('equals TextDecoder on any bytes cut anywhere', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        (input, sizes) => {
          const expected = new TextDecoder(encoding, { ignoreBOM: true }).decode(input);
          expect(decodeInChunks(encoding, input, sizes).text).toBe(expected);
        },
      ),
      { numRuns, seed: 7 },
    );
  });

  it('equals TextDecoder on every pair of bytes', () => {
    const all: number[] = [];
    for (let lead = 0x80; lead < 0x100; lead += 1) {
      for (let trail = 0x20; trail < 0x100; trail += 1) all.push(lead, trail, 0x2c, 0x0a);
    }
    const input = Uint8Array.from(all);
    expect(decodeInChunks(encoding, input, [1000]).text).toBe(new TextDecoder(encoding).decode(input));
  });
});

it('counts what it replaced', () => {
  const input = Uint8Array.from([...encode('订单号,金额\n', 'gb18030'), 0xff, 0x0a, 0x81, 0x0a, 0x41]);
  const { text, replaced } = decodeInChunks('gb18030', input, [5]);
  expect(text).toBe('订单号,金额\n\ufffd\n\ufffd\nA');
  expect(replaced).toBe(2);
});

it('reads four-byte characters of GB18030', () => {
  expect(
    decodeInChunks('gb18030', Uint8Array.from([0x95, 0x32, 0x82, 0x36, 0x2c, 0x81, 0x30, 0x84, 0x36]), [3])
      .text,
  ).toBe('\u{20000},¥');
});
