import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../src/lib/gb18030';

const read = (bytes: Uint8Array) => new TextDecoder('gb18030').decode(bytes);
const numRuns = Number(process.env.FUZZ_RUNS ?? 50);

describe('encodeGb18030', () => {
  it('writes what GBK has in one or two bytes, as the standard says', () => {
    expect([...encodeGb18030('A中国€').bytes]).toEqual([0x41, 0xd6, 0xd0, 0xb9, 0xfa, 0xa2, 0xe3]);
    expect(encodeGb18030('A中国').beyondGbk).toBe(0);
  });

  it('writes the rest of Unicode in four bytes and counts it', () => {
    const { bytes, beyondGbk, unwritable } = encodeGb18030('😀é');
    expect([...bytes].slice(0, 4)).toEqual([0x94, 0x39, 0xfc, 0x36]);
    expect(read(bytes)).toBe('😀é');
    expect({ beyondGbk, unwritable }).toEqual({ beyondGbk: 1, unwritable: 0 });
  });

  it('writes half a surrogate pair as a question mark and counts it', () => {
    const { bytes, unwritable } = encodeGb18030('a\ud800b');
    expect(read(bytes)).toBe('a?b');
    expect(unwritable).toBe(1);
  });

  it('is read back by TextDecoder as it was, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (a, b) => {
        const text = a + b;
        const { bytes, unwritable } = encodeGb18030(text);
        if (unwritable === 0) expect(read(bytes)).toBe(text);
      }),
      { seed: 20240701, numRuns: numRuns * 4 },
    );
  });

  it('writes every character of the first plane that TextDecoder can read, in the same bytes or equal ones', () => {
    let unwritable = 0;
    let text = '';
    for (let code = 0; code < 0x10000; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const encoded = encodeGb18030(String.fromCharCode(code));
      unwritable += encoded.unwritable;
      if (encoded.unwritable === 0) text += String.fromCharCode(code);
    }
    expect(read(encodeGb18030(text).bytes) === text.replace(/^\ufeff/, '')).toBe(true);
    expect(unwritable).toBeLessThan(30);
  });
});
