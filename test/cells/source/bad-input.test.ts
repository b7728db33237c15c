import { writeXlsx } from 'hucre/xlsx';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceResult } from '../../../src/cells/source/definition';
import type { Outcome } from '../../../src/model/cell';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { encode } from '../../support/encode';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run('CREATE TABLE before AS SELECT 1 AS one');
});
afterAll(() => database.close());

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const ORDERS = lines('customer_id,date,amount', 'a,2024-01-01,1', 'b,2024-01-02,2');

async function run(content: BlobPart, options: Record<string, unknown> = {}): Promise<Outcome<SourceResult>> {
  const files = { orders: [new File([content], 'orders.csv')] };
  const outcome = await runCell(
    'source',
    { name: 'orders', options: { input: 'orders', ...options }, files },
    database,
  );
  return outcome as Outcome<SourceResult>;
}

const bytes = (data: Uint8Array) => data as Uint8Array<ArrayBuffer>;

describe('files that are no table', () => {
  const workbook = () =>
    writeXlsx({
      sheets: [
        {
          name: '订单',
          rows: [
            ['customer_id', 'amount'],
            ['a', 1],
          ],
        },
      ],
    });

  it.each<[string, () => BlobPart | Promise<BlobPart>, string]>([
    ['an empty file', () => '', 'import.empty'],
    ['blank lines only', () => '\r\n \r\n', 'import.empty'],
    ['column names only', () => 'customer_id,date,amount\r\n', 'import.header_only'],
    [
      'a picture called .csv',
      () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      'import.not_a_table',
    ],
    ['an empty gzip file', () => bytes(gzipSync('')), 'import.empty'],
    [
      'a gzip file cut off',
      () =>
        bytes(
          gzipSync(Array.from({ length: 5000 }, (_, i) => `${i * 7919},${i}\n`).join('')).subarray(0, 9000),
        ),
      'import.corrupt',
    ],
    ['a gzip bomb', () => bytes(gzipSync('0,0\n'.repeat(20_000_000))), 'import.zip_bomb'],
    ['a workbook cut off', async () => bytes((await workbook()).subarray(0, 900)), 'import.corrupt'],
    [
      'a workbook with a password',
      async () =>
        bytes(
          await writeXlsx({
            sheets: [{ name: 's', rows: [['a']] }],
            encryption: { password: 'x', spinCount: 10 },
          }),
        ),
      'import.password',
    ],
    [
      'a ZIP of something else',
      () => bytes(zipSync({ 'a.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) })),
      'import.not_a_table',
    ],
    [
      'a document',
      () => bytes(zipSync({ 'word/document.xml': new TextEncoder().encode('<w/>') })),
      'import.not_a_table',
    ],
    [
      'a workbook bomb',
      () =>
        bytes(
          zipSync({
            'xl/workbook.xml': new TextEncoder().encode('<sheet name="s" />'),
            'xl/x.bin': new Uint8Array(120_000_000),
          }),
        ),
      'import.zip_bomb',
    ],
    [
      'a workbook with a broken sheet',
      () =>
        bytes(
          zipSync({
            'xl/workbook.xml': new TextEncoder().encode(
              '<workbook><sheets><sheet name="s" r:id="rId1" /></sheets></workbook>',
            ),
          }),
        ),
      'import.corrupt',
    ],
    [
      '5,001 columns',
      () => `${Array.from({ length: 5001 }, (_, i) => `c${i}`).join(',')}\n`,
      'import.too_many_columns',
    ],
    ['a text that every line breaks', () => lines('a,b,c', '1,2,3,4', '1,2,3,4,5'), 'import.not_a_table'],
  ])('%s', async (_what, content, code) => {
    await expect(run(await content())).rejects.toMatchObject({ code, values: { file: 'orders.csv' } });
    expect(await database.rows('FROM before')).toEqual([{ one: 1 }]);
  });

  it('no file at all', async () => {
    await expect(runCell('source', { options: { input: 'orders' } }, database)).rejects.toMatchObject({
      code: 'import.no_file',
      values: { input: 'orders' },
    });
  });

  it('a column or sheet that is not there', async () => {
    await expect(run(ORDERS, { map: { customer: '会员号' } })).rejects.toMatchObject({
      code: 'import.unknown_column',
      values: { column: '会员号', field: 'customer' },
    });
    await expect(run(bytes(await workbook()), { import: { sheet: '九月' } })).rejects.toMatchObject({
      code: 'import.unknown_sheet',
      values: { sheet: '九月', sheets: '订单' },
    });
  });
});

describe('rows that cannot be read', () => {
  it('are counted and shown with their line, and the rest goes on', async () => {
    const { result, warnings } = await run(
      lines(
        '报表',
        'customer_id,date,amount',
        'a,2024-01-01,1',
        'b,2024-01-02',
        'c,2024-01-03,3,x',
        'd,2024-01-04,4',
        ...Array.from({ length: 300 }, () => 'e,2024-01-05,5'),
      ),
    );
    expect(result).toMatchObject({ rows: 302, rejected: 2, rows_in_file: 304 });
    expect(result.rejects).toEqual([
      { file: 1, line: 4, reason: 'MISSING COLUMNS' },
      { file: 1, line: 5, reason: 'TOO MANY COLUMNS' },
    ]);
    expect(warnings).toContainEqual({ code: 'import.rows_rejected', values: { rows: 2 } });
  });

  it('are filled up where a spreadsheet left out empty ends of lines', async () => {
    const body = Array.from({ length: 100 }, (_, i) =>
      i % 3 === 0 ? `c${i},2024-01-01,1` : `c${i},2024-01-01,1,note`,
    );
    const { result } = await run(lines('customer_id,date,amount,remark', ...body));
    expect(result).toMatchObject({ rows: 100, rejected: 0 });
  });

  it('one line of wrong bytes in a large file', async () => {
    const good = new TextEncoder().encode(
      Array.from({ length: 40_000 }, (_, i) => `客户${i},2024-01-01,${i}.5\n`).join(''),
    );
    const head = new TextEncoder().encode('customer_id,date,amount\n');
    const broken = Uint8Array.from([
      ...encode('张三', 'gb18030'),
      ...new TextEncoder().encode(',2024-01-01,1\n'),
    ]);
    const { result } = await run(new Blob([head, good, broken, good]));
    expect(result).toMatchObject({ rows: 80_000, rejected: 1, replaced_characters: 0 });
    expect(result.rejects).toEqual([{ file: 1, line: 40_002, reason: 'INVALID ENCODING' }]);
  });

  it('one quote that is never closed in a large file', async () => {
    const part = (n: number) =>
      Array.from({ length: 60_000 }, (_, i) => `c${n}_${i},2024-01-01,${i}.5\n`).join('');
    const { result, warnings } = await run(
      new Blob(['customer_id,date,amount\n', part(1), '"broken,2024-01-01,1\n', part(2)]),
    );
    expect(result).toMatchObject({ rows: 120_001, rejected: 0 });
    expect(warnings).toContainEqual({ code: 'import.quotes_mended', values: { rows: 1 } });
  });
});

describe('odd values', () => {
  it('dates before 1900 and in the future are read as they are', async () => {
    const { result } = await run(lines('customer_id,date,amount', 'a,1850-05-05,1', 'b,2199-01-01,2'));
    expect(result).toMatchObject({
      rows: 2,
      first_time: '1850-05-05 00:00:00',
      last_time: '2199-01-01 00:00:00',
    });
  });

  it('all amounts zero, all amounts negative', async () => {
    await run(lines('customer_id,date,amount', 'a,2024-01-01,0', 'b,2024-01-02,0.00'));
    expect(await database.rows('SELECT sum(amount)::VARCHAR AS sum FROM orders')).toEqual([
      { sum: '0.0000' },
    ]);
    await run(lines('customer_id,date,amount', 'a,2024-01-01,-5', 'b,2024-01-02,(7)'));
    expect(await database.rows('SELECT sum(amount)::VARCHAR AS sum FROM orders')).toEqual([
      { sum: '-12.0000' },
    ]);
  });

  it('repeated and blank column names', async () => {
    const { warnings, tables } = await run(lines('customer_id,date,amount,,x,X', 'a,2024-01-01,1,p,q,r'));
    expect(tables[0]?.columns.map(({ name }) => name)).toEqual([
      'customer',
      'time',
      'amount',
      'column_4',
      'x',
      'X_2',
    ]);
    expect(warnings).toContainEqual({
      code: 'import.columns_renamed',
      values: { count: 2, columns: 'column_4, X_2' },
    });
  });

  it('names that are words of SQL or need quoting', async () => {
    const { tables } = await run(
      lines(`select,"a ""b""",customer_id,date,amount,group`, '1,2,c,2024-01-01,5,6'),
    );
    expect(tables[0]?.columns.map(({ name }) => name)).toEqual([
      'customer',
      'time',
      'amount',
      'select',
      'a "b',
      'group',
    ]);
  });

  it('2,000 columns', async () => {
    const extra = Array.from({ length: 1997 }, (_, i) => i);
    const { result } = await run(
      lines(
        ['customer_id', 'date', 'amount', ...extra.map((i) => `列${i}`)].join(','),
        ['a', '2024-01-01', '1', ...extra].join(','),
      ),
    );
    expect(result).toMatchObject({ rows: 1 });
    expect(result.columns).toHaveLength(2000);
  });

  it('one row without a line end, and CR LF as line end', async () => {
    expect((await run('customer_id,date,amount\na,2024-01-01,1')).result.rows).toBe(1);
    expect((await run('customer_id,date,amount\r\na,2024-01-01,1\r\nb,2024-01-01,1')).result.rows).toBe(2);
  });
});

describe('the wrong encoding', () => {
  const text = lines('会员号,下单时间,金额', '张三,2024-03-01,10', '李四,2024-03-02,20');

  it('chosen says how many characters it replaced', async () => {
    const { result, warnings } = await run(bytes(encode(text, 'gb18030')), {
      import: { encoding: 'utf-8', header: 1 },
      map: { time: { sql: 'NULL' } },
    });
    expect(result.replaced_characters).toBeGreaterThan(5);
    expect(warnings).toContainEqual({
      code: 'import.characters_replaced',
      values: { count: result.replaced_characters, encoding: 'utf-8' },
    });
  });
});
