import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTable } from '../../../src/engine/runtime/export';
import { exportParquet } from '../../../src/engine/runtime/export/parquet';
import { exportXlsx } from '../../../src/engine/runtime/export/xlsx';
import { openRows } from '../../../src/engine/runtime/export/rows';
import { parseRows } from '../../../src/import/csv';
import type { ExportRequest } from '../../../src/model/export';
import { openTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE people AS SELECT * FROM (VALUES
    ('0012345678901234567', '张小明', '13812345641', DATE '1990-05-06', TIMESTAMP '2024-03-01 08:05:00', 12.5::DECIMAL(18,4), 3::BIGINT, true, ['高价值','母婴'], '=1+1', '是'),
    ('2', '李"四", 五', '+8613912345678', NULL, TIMESTAMP '2024-03-02 00:00:00.000123', -1234567890.1234::DECIMAL(18,4), 9007199254740993::BIGINT, false, [], '-100', '否'),
    ('3', '两
行', NULL, DATE '1890-01-01', NULL, NULL, NULL, NULL, NULL, '@x', NULL))
    t(customer, name, phone, birth_date, "time", amount, n, yes, tags, note, consent)`);
  await database.run(
    `CREATE TABLE many AS SELECT i::VARCHAR AS customer, i::INTEGER AS n FROM range(25000) t(i)`,
  );
});
afterAll(() => database.close());

const make = (request: Partial<ExportRequest> & Pick<ExportRequest, 'format'>) =>
  exportTable(database, { table: 'people', sort: [{ column: 'customer', descending: false }], ...request });
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

describe('an export under way', () => {
  const request = { table: 'many', format: 'csv' } as const;

  it('tells of every row that was written', async () => {
    let told = 0;
    const { rows } = await exportTable(database, request, (some) => (told += some));
    expect([rows, told]).toEqual([25_000, 25_000]);
  });

  it('ends where it is told to, with what it was told', async () => {
    const controller = new AbortController();
    let told = 0;
    const stopped = exportTable(database, request, (some) => {
      told += some;
      controller.abort();
      controller.signal.throwIfAborted();
    });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(told).toBeLessThan(25_000);
    expect(await database.rows('SELECT count(*)::INTEGER AS n FROM many')).toEqual([{ n: 25_000 }]);
  });
});

describe('CSV', () => {
  it('comes back as it was, but for what a spreadsheet would calculate', async () => {
    const file = await make({ format: 'csv', bom: true });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(file.blob));
    expect(text.startsWith('\ufeffcustomer,name')).toBe(true);
    const rows = parseRows(text.slice(1), ',', 10, true).map(({ cells }) => cells);
    expect(rows[1]).toEqual([
      '0012345678901234567',
      '张小明',
      '13812345641',
      '1990-05-06',
      '2024-03-01 08:05:00',
      '12.5000',
      '3',
      'true',
      '高价值;母婴',
      "'=1+1",
      '是',
    ]);
    expect(rows[2]?.slice(1, 3)).toEqual(['李"四", 五', "'+8613912345678"]);
    // A negative number is a number: no quote.
    expect(rows[2]?.[5]).toBe('-1234567890.1234');
    expect(file).toMatchObject({ rows: 3, parts: 1, extension: 'csv', guarded: 4, optedOut: 0 });
  });

  it('is written in GB18030 and says what GBK lacks', async () => {
    await database.run(`CREATE OR REPLACE TABLE words AS SELECT '客户😀' AS word`);
    const file = await make({ table: 'words', sort: [], format: 'csv', encoding: 'gb18030', bom: true });
    expect(new TextDecoder('gb18030').decode(await bytesOf(file.blob))).toBe('word\r\n客户😀\r\n');
    expect(file).toMatchObject({ unwritable: 0, beyondGbk: 1 });
  });

  it('is split by rows and by bytes, every part with the heading', async () => {
    const byRows = await make({ table: 'many', sort: [], format: 'csv', limits: { rows: 10_000 } });
    expect(byRows).toMatchObject({ extension: 'zip', parts: 3, rows: 25_000 });
    const files = unzipSync(await bytesOf(byRows.blob));
    expect(Object.keys(files)).toEqual(['many-01.csv', 'many-02.csv', 'many-03.csv']);
    const lines = Object.values(files).map((file) => new TextDecoder().decode(file).trimEnd().split('\r\n'));
    expect(lines.map((one) => one.length - 1)).toEqual([10_000, 10_000, 5_000]);
    expect(lines.every((one) => one[0] === 'customer,n')).toBe(true);
    const byBytes = await make({ table: 'many', sort: [], format: 'csv', limits: { bytes: 100_000 } });
    const sizes = Object.values(unzipSync(await bytesOf(byBytes.blob))).map((file) => file.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100_000);
    expect(sizes.length).toBe(byBytes.parts);
  });
});

describe('what leaves', () => {
  it('masks the columns it is told to, whatever their type', async () => {
    const file = await make({
      format: 'csv',
      columns: ['name', 'phone', 'birth_date'],
      masked: ['name', 'phone', 'birth_date'],
    });
    const rows = parseRows(await file.blob.text(), ',', 10, true).map(({ cells }) => cells);
    expect(rows[1]).toEqual(['张**', '138****5641', '199*-**-**']);
    expect(await file.blob.text()).not.toContain('小明');
  });

  it('leaves out who opted out, and counts the rows', async () => {
    const file = await make({
      format: 'csv',
      columns: ['customer'],
      consent: { table: 'people', column: 'consent' },
      filter: { oneOf: { consent: ['是', '否'] } },
    });
    expect(await file.blob.text()).toBe('customer\r\n0012345678901234567\r\n');
    expect(file).toMatchObject({ rows: 1, optedOut: 1 });
  });

  it('leaves out groups that are too small, the next smallest with them, and counts both', async () => {
    const exported = async (sizes: string, least: number) => {
      await database.run(
        `CREATE OR REPLACE TABLE sized AS SELECT * FROM (VALUES ${sizes}) AS t(name, customers)`,
      );
      const groups = { column: 'customers', least };
      const sort = [{ column: 'name', descending: false }];
      const file = await make({ table: 'sized', format: 'csv', columns: ['name'], sort, groups });
      return [(await file.blob.text()).trim().split('\r\n').slice(1).join(''), file.tooSmall] as const;
    };
    expect(await exported("('a', 300), ('b', 7), ('c', 40), ('d', 0)", 10)).toEqual(['ad', 2]);
    expect(await exported("('a', 3), ('b', 4), ('c', 50), ('d', 60)", 10)).toEqual(['d', 3]);
    expect(await exported("('a', 3), ('b', 4), ('c', 5), ('d', 6), ('e', 90)", 10)).toEqual(['e', 4]);
    expect(await exported("('a', 10), ('b', 11)", 10)).toEqual(['ab', 0]);
    expect(await exported("('a', 300), ('b', NULL)", 10)).toEqual(['a', 1]);
  });

  it('refuses a column that is not there', async () => {
    await expect(make({ format: 'csv', columns: ['nobody'] })).rejects.toMatchObject({
      code: 'import.unknown_column',
    });
  });
});

describe('JSON', () => {
  it('is an array whose decimals keep their digits', async () => {
    const file = await make({ format: 'json' });
    const text = await file.blob.text();
    expect(text).toContain('"amount":-1234567890.1234');
    const rows = JSON.parse(text) as Record<string, unknown>[];
    expect(rows[0]).toEqual({
      customer: '0012345678901234567',
      name: '张小明',
      phone: '13812345641',
      birth_date: '1990-05-06',
      time: '2024-03-01T08:05:00',
      amount: 12.5,
      n: 3,
      yes: true,
      tags: '高价值;母婴',
      note: '=1+1',
      consent: '是',
    });
    expect(rows[1]?.n).toBe('9007199254740993');
    expect(rows[2]).toMatchObject({ name: '两\n行', phone: null, amount: null });
  });

  it('is one object a line as NDJSON, and an empty array of nothing', async () => {
    const file = await make({ format: 'ndjson' });
    const lines = (await file.blob.text()).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { customer: string }).customer)).toEqual([
      '0012345678901234567',
      '2',
      '3',
    ]);
    const empty = await make({ format: 'json', filter: { search: 'nothing like it' } });
    expect(JSON.parse(await empty.blob.text())).toEqual([]);
    expect(empty.rows).toBe(0);
  });
});

describe('Parquet', () => {
  it('keeps types and every digit', async () => {
    const file = await make({ format: 'parquet' });
    const buffer = await file.blob.arrayBuffer();
    const rows = await parquetReadObjects({ file: buffer, compressors });
    expect(rows[0]).toMatchObject({
      customer: '0012345678901234567',
      phone: '13812345641',
      birth_date: new Date('1990-05-06T00:00:00Z'),
      n: 3n,
      yes: true,
      tags: '高价值;母婴',
      note: '=1+1',
    });
    expect(rows[0]?.time).toEqual(new Date('2024-03-01T08:05:00Z'));
    expect(Number(rows[0]?.amount)).toBeCloseTo(12.5, 9);
    expect(Number(rows[1]?.amount)).toBeCloseTo(-1234567890.1234, 4);
    expect(rows[1]).toMatchObject({ n: 9007199254740993n, yes: false });
    expect(rows[2]).toMatchObject({
      phone: null,
      amount: null,
      birth_date: new Date('1890-01-01T00:00:00Z'),
    });
  });

  it('is written in groups', async () => {
    const source = await openRows(database, { table: 'many', sort: [{ column: 'n', descending: false }] });
    const file = await exportParquet(source, { table: 'many', format: 'parquet' }, 4000);
    const rows = await parquetReadObjects({ file: await file.blob.arrayBuffer(), compressors });
    expect(rows.length).toBe(25_000);
    expect(rows[24_999]).toEqual({ customer: '24999', n: 24_999 });
  });
});

describe('a workbook', () => {
  it('keeps ids as text, dates as dates, numbers as numbers', async () => {
    const file = await make({ format: 'xlsx' });
    const book = await readXlsx(await bytesOf(file.blob));
    const rows = book.sheets[0]?.rows ?? [];
    expect(rows[0]?.slice(0, 3)).toEqual(['customer', 'name', 'phone']);
    expect(rows[1]).toEqual([
      '0012345678901234567',
      '张小明',
      '13812345641',
      new Date('1990-05-06T00:00:00Z'),
      new Date('2024-03-01T08:05:00Z'),
      12.5,
      3,
      true,
      '高价值;母婴',
      "'=1+1",
      '是',
    ]);
    // Too long for a number, too fine and too old for a date: text, nothing lost.
    expect(rows[2]?.slice(4, 7)).toEqual([
      '2024-03-02 00:00:00.000123',
      -1234567890.1234,
      '9007199254740993',
    ]);
    expect(rows[3]?.[3]).toBe('1890-01-01');
  });

  it('freezes its heading and has widths that fit', async () => {
    const file = await make({ format: 'xlsx' });
    const parts = unzipSync(await bytesOf(file.blob));
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toMatch(/<col [^>]*min="1"[^>]*width="21"/);
  });

  it('goes on in a second sheet where one is full, under the heading again', async () => {
    const source = await openRows(database, { table: 'many', sort: [{ column: 'n', descending: false }] });
    const file = await exportXlsx(source, { table: 'many', format: 'xlsx' }, 10_001);
    expect(file).toMatchObject({ rows: 25_000, parts: 3 });
    const book = await readXlsx(await bytesOf(file.blob));
    expect(book.sheets.map((sheet) => sheet.rows.length)).toEqual([10_001, 10_001, 5_001]);
    expect(book.sheets[2]?.rows.slice(0, 2)).toEqual([
      ['customer', 'n'],
      ['20000', 20_000],
    ]);
  });
});
