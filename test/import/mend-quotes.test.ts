import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, parseRows } from '../../src/import/csv';
import { QuoteMender } from '../../src/import/mend-quotes';

const RUNS = { numRuns: Number(process.env.FUZZ_RUNS ?? 50), seed: 17 };

/** The text after mending, pushed in pieces of a length, and how many lines were changed. */
function mend(text: string, piece = 7): { text: string; lines: number } {
  const mender = new QuoteMender(',');
  let out = '';
  for (let at = 0; at < text.length; at += piece) out += mender.push(text.slice(at, at + piece));
  return { text: out + mender.end(), lines: mender.lines };
}

const rowsOf = (text: string) => parseRows(text, ',', Infinity, true).map(({ cells }) => cells);

describe('QuoteMender', () => {
  it('ends a value that lost its quote with its line', () => {
    const { text, lines } = mend('1,"特价,x\n2,b,y\n3,"c",z\n4,d,"w\n');
    expect(rowsOf(text)).toEqual([
      ['1', '"特价', 'x'],
      ['2', 'b', 'y'],
      ['3', 'c', 'z'],
      ['4', 'd', '"w'],
    ]);
    expect(lines).toBe(2);
  });

  it('takes what follows a closed quote for text', () => {
    expect(rowsOf(mend('1,"ab"cd,x\r\n2,"e, f",y\r\n').text)).toEqual([
      ['1', '"ab"cd', 'x'],
      ['2', 'e, f', 'y'],
    ]);
  });

  it('does not let a value go on over hundreds of rows', () => {
    const text = `1,"a\n${'2,b\n'.repeat(500)}3,c"\n`;
    expect(rowsOf(mend(text, 1000).text)).toHaveLength(502);
  });

  it('reads lines that end with CR', () => {
    expect(mend('1,"a\r2,b\r').text).toBe('1,"""a"\r2,b\r');
    expect(mend('1,a\r2,b').text).toBe('1,a\r2,b');
  });

  it('leaves text as it is whose quotes match, in whatever pieces it comes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '中', ' ') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), (values, piece) => {
        const text = values.map(csvLine).join('');
        expect(mend(text, piece)).toEqual({ text, lines: 0 });
      }),
      RUNS,
    );
  });

  it('never loses a character but for the quotes it adds', () => {
    const piece = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r') }), piece, (text, length) => {
        const bare = (value: string) => value.replaceAll('"', '');
        expect(bare(mend(text, length).text)).toBe(bare(text));
      }),
      RUNS,
    );
  });
});
