import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from '../../../src/sql/clean/cast';
import { importMacros } from '../../../src/sql/clean/import-table';
import type { Reading } from '../../../src/sql/clean/reading';
import { text } from '../../../src/sql/sql';
import { openTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(importMacros());
});
afterAll(() => database.close());

/** What a reading makes of texts; values as DuckDB prints them. */
async function read(reading: Reading, texts: readonly string[]): Promise<(string | null)[]> {
  const cast = castOf('raw', 'plain', reading);
  if (!cast) throw new Error('text is not cast');
  const values = texts.map((value, i) => `(${i}, ${text(value)})`).join(', ');
  const rows = await database.rows<{ value: string | null }>(
    `SELECT (${cast.value})::VARCHAR AS value FROM (SELECT *, ${cast.plain} AS plain FROM (VALUES ${values}) t(i, raw)) ORDER BY i`,
  );
  return rows.map((row) => row.value);
}

const decimal: Reading = { kind: 'decimal', comma: false };

describe('numbers', () => {
  it.each([
    ['12', '12.0000'],
    ['-3.5', '-3.5000'],
    ['¥1,234.50', '1234.5000'],
    ['￥1,234.50', '1234.5000'],
    ['1,234.50元', '1234.5000'],
    ['１２３．５０', '123.5000'],
    ['　12　', '12.0000'],
    ['(12.00)', '-12.0000'],
    ['-¥5', '-5.0000'],
    ['+7', '7.0000'],
    ['12,345,678', '12345678.0000'],
    ['35%', '0.3500'],
    ['1.2万', '12000.0000'],
    ['0.5亿', '50000000.0000'],
    ['USD 99', '99.0000'],
    ['1e3', '1000.0000'],
    ['12345678901234.5678', '12345678901234.5678'],
    ['¥12,345,678,901,234.5678', '12345678901234.5678'],
    ['123456789012345', null],
    ['1,5', null],
    ['12,34', null],
    ['NaN', null],
    ['inf', null],
    ['-Infinity', null],
    ['abc', null],
    ['12abc', null],
    ['1.2.3', null],
    ['', null],
  ])('%j as an amount', async (raw, expected) => {
    expect(await read(decimal, [raw])).toEqual([expected]);
  });

  it('keeps NaN and infinity out of floating point too', async () => {
    const values = await read({ kind: 'double', comma: false }, ['nan', 'inf', '-inf', '2.5', '1,000', 'x']);
    expect(values).toEqual([null, null, null, '2.5', '1000.0', null]);
  });

  it('reads decimal commas where they are meant', async () => {
    const values = await read({ kind: 'decimal', comma: true }, [
      '1.234,50',
      '12,5',
      '1.234',
      '-7',
      '€ 3,20',
      '1,2,3',
      '1.23',
    ]);
    expect(values).toEqual(['1234.5000', '12.5000', '1234.0000', '-7.0000', '3.2000', null, null]);
  });
});

const time: Reading = { kind: 'timestamp', format: null, dayFirst: true };

describe('times', () => {
  it.each([
    ['2024-03-01', '2024-03-01 00:00:00'],
    ['2024-03-01 08:05:06.5', '2024-03-01 08:05:06.5'],
    ['2024/3/1 8:05', '2024-03-01 08:05:00'],
    ['2024.3.1', '2024-03-01 00:00:00'],
    ['2024年3月1日', '2024-03-01 00:00:00'],
    ['2024年03月01日 08:05:09', '2024-03-01 08:05:09'],
    ['2024年3月1日8时5分', '2024-03-01 08:05:00'],
    ['2024年3月1日 8时5分9秒', '2024-03-01 08:05:09'],
    ['2024-03-01T08:05:06Z', '2024-03-01 08:05:06'],
    ['2024-03-01T08:05:06+08:00', '2024-03-01 08:05:06'],
    ['2024-03-01 08:05:06 +0800', '2024-03-01 08:05:06'],
    ['20240301', '2024-03-01 00:00:00'],
    ['20240301080506', '2024-03-01 08:05:06'],
    ['202403010805', '2024-03-01 08:05:00'],
    ['20240301 08:05', '2024-03-01 08:05:00'],
    ['45352', '2024-03-01 00:00:00'],
    ['45352.5', '2024-03-01 12:00:00'],
    ['1709251200', '2024-03-01 00:00:00'],
    ['1709251200123', '2024-03-01 00:00:00.123'],
    ['04/09/2012', '2012-09-04 00:00:00'],
    ['04.09.2012 13:05', '2012-09-04 13:05:00'],
    ['4-Sep-12', '2012-09-04 00:00:00'],
    ['4 September 2012', '2012-09-04 00:00:00'],
    ['Sep 4, 2012', '2012-09-04 00:00:00'],
    ['2024-03-01 8:05 PM', '2024-03-01 20:05:00'],
    ['２０２４－０３－０１　０８：０５', '2024-03-01 08:05:00'],
    ['1850-01-02', '1850-01-02 00:00:00'],
    ['2199-12-31', '2199-12-31 00:00:00'],
    [' 2024-03-01 ', '2024-03-01 00:00:00'],
    ['2024-02-30', null],
    ['20241301', null],
    ['infinity', null],
    ['epoch', null],
    ['无', null],
    ['0', null],
  ])('%j as a time', async (raw, expected) => {
    expect(await read(time, [raw])).toEqual([expected]);
  });

  it('puts the day or the month first as the column was judged', async () => {
    const style = (dayFirst: boolean, format: string | null): Reading => ({
      kind: 'timestamp',
      format,
      dayFirst,
    });
    expect(await read(style(true, '%d/%m/%Y'), ['04/09/2012', '2012-09-04'])).toEqual([
      '2012-09-04 00:00:00',
      '2012-09-04 00:00:00',
    ]);
    expect(await read(style(false, '%m/%d/%Y'), ['04/09/2012', '4/9/12'])).toEqual([
      '2012-04-09 00:00:00',
      '2012-04-09 00:00:00',
    ]);
  });

  it('makes dates', async () => {
    expect(await read({ kind: 'date', format: null, dayFirst: true }, ['1990-05-06 00:00:00', 'x'])).toEqual([
      '1990-05-06',
      null,
    ]);
  });
});

it('reads yes and no', async () => {
  expect(await read({ kind: 'boolean' }, ['是', 'No', 'TRUE', '0', 'maybe'])).toEqual([
    'true',
    'false',
    'true',
    'false',
    null,
  ]);
});
