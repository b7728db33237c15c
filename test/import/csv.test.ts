import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, parseRows } from '../../src/import/csv';

const cells = (text: string, delimiter = ',') =>
  parseRows(text, delimiter, 100, true).map((row) => row.cells);

describe('parseRows', () => {
  it('reads quotes, line ends and blank lines', () => {
    expect(cells('a,"b ""c""",d\r\n"x\ny",,\n\nz')).toEqual([
      ['a', 'b "c"', 'd'],
      ['x\ny', '', ''],
      [''],
      ['z'],
    ]);
  });

  it('leaves out a last line that may be cut off', () => {
    expect(parseRows('a,b\nc,', ',', 10, false).map((row) => row.cells)).toEqual([['a', 'b']]);
  });

  it('knows where rows begin and end', () => {
    expect(parseRows('名,b\r\nc,d', ',', 10, true).map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [5, 8],
    ]);
  });

  it('reads back what csvLine writes', () => {
    const row = fc.array(fc.string({ unit: fc.constantFrom('a', '中', ',', '"', '\n', '\r', ' ', ';') }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        expect(cells(rows.map(csvLine).join(''))).toEqual(rows);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 200), seed: 3 },
    );
  });
});
