import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/import/open';
import { previewFile } from '../../../src/import/preview';
import { batchesOf, fileOf, rowsOf } from '../../support/files';

const FOLDER = fileURLToPath(new URL('./samples/', import.meta.url));
const sample = (name: string) => new Uint8Array(readFileSync(path.join(FOLDER, name)));

const COLUMNS = [
  ['订单号', 'VARCHAR'],
  ['big', 'BIGINT'],
  ['u64', 'DECIMAL(20,0)'],
  ['small', 'INTEGER'],
  ['金额', 'DECIMAL(18,2)'],
  ['price', 'DOUBLE'],
  ['f32', 'FLOAT'],
  ['day', 'DATE'],
  ['at', 'TIMESTAMP'],
  ['ns', 'TIMESTAMP'],
  ['utc', 'TIMESTAMP'],
  ['ok', 'BOOLEAN'],
  ['clock', 'VARCHAR'],
  ['city', 'VARCHAR'],
  ['tags', 'VARCHAR'],
  ['who.name', 'VARCHAR'],
  ['who.age', 'INTEGER'],
  ['last', 'INTEGER'],
];

/** What `samples/make.py` wrote. */
const ROWS = [
  COLUMNS.map(([name]) => name),
  // prettier-ignore
  ['123456789012345678', '9007199254740993', '18446744073709551615', '-128', '1234567890123456.78', '6.95', '6.95',
   '2024-02-29', '2024-03-01 08:05:06.123456', '2024-03-01 08:05:06.123456', '2024-03-01 08:05:00', 'true', '08:05:00',
   '上海', 'a;b', '张三', '30', '1'],
  // prettier-ignore
  ['000123', '-1', '0', '127', '-0.01', '0.1', '0.1',
   '1969-12-31', '1969-12-31 23:59:59.999999', '1969-12-31 23:59:59.999999', '', 'false', '',
   '广州', '', '', '', '2'],
  ['', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '3'],
  // prettier-ignore
  ['é😀', '0', '1', '0', '0.00', '0', '10000000000',
   '1970-01-01', '1970-01-01 00:00:00', '1970-01-01 00:00:00', '1970-01-01 00:00:00', 'true', '23:59:59',
   '上海', 'c', '李四', '5', '4'],
];

describe('every type, in every way it is written', () => {
  it.each([
    'all-none.parquet',
    'all-snappy.parquet',
    'all-gzip.parquet',
    'all-zstd.parquet',
    'all-brotli.parquet',
    'all-lz4.parquet',
    'all.feather',
    'all-lz4.feather',
    'all-zstd.feather',
    'all.arrows',
  ])('%s', async (name) => {
    const opened = await openFile(fileOf(sample(name)), {});
    expect(opened.format).toBe(name.endsWith('.parquet') ? 'parquet' : 'arrow');
    expect(opened.typed?.columns.map((column) => [column.name, column.type])).toEqual(COLUMNS);
    expect(await rowsOf(sample(name))).toEqual(ROWS);
    expect(opened.warnings).toEqual([
      { code: 'import.nested_left_out', values: { count: 1, columns: 'lines' } },
      { code: 'import.lists_joined', values: { count: 1, columns: 'tags' } },
      { code: 'import.times_in_utc', values: { count: 1, columns: 'utc' } },
    ]);
  });

  it.each(['delta.parquet', 'delta-length.parquet'])(
    '%s: differences, shared beginnings, split bytes',
    async (name) => {
      const expected = Array.from({ length: 500 }, (_, i) => [
        `customer-${String(i).padStart(5, '0')}`,
        String(i),
        String(i / 4),
      ]);
      expect(await rowsOf(sample(name))).toEqual([['id', 'n', 'x'], ...expected]);
    },
  );

  it('views and lists of another writer', async () => {
    const expected = [
      ['名称', 'n', 'tags'],
      ['短', '1', 'a'],
      ['一个比较长的公司名称有限公司', '', ''],
      ['', '3', ''],
      ['abc', '4', 'b;c'],
    ];
    expect(await rowsOf(sample('views.arrow'))).toEqual(expected);
    expect(await rowsOf(sample('polars.parquet'))).toEqual(expected);
  });

  it('only nested columns are refused with their names', async () => {
    await expect(rowsOf(sample('nested.parquet'))).rejects.toMatchObject({
      code: 'import.nested',
      values: { columns: 'x' },
    });
  });
});

describe('Parquet', () => {
  const written = (options: { rowGroupSize?: number; pageSize?: number } = {}) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: '会员号', data: Array.from({ length: 5000 }, (_, i) => `m${i % 700}`), type: 'STRING' },
          {
            name: '金额',
            data: Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? null : i / 4)),
            type: 'DOUBLE',
          },
        ],
        ...options,
      }),
    );

  it('comes row group by row group, whatever their size and that of their pages', async () => {
    const whole = await rowsOf(written({ rowGroupSize: 5000 }));
    expect(whole).toHaveLength(5001);
    expect(whole[8]).toEqual(['m7', '']);
    expect(await rowsOf(written({ rowGroupSize: 333, pageSize: 100 }))).toEqual(whole);
    expect((await batchesOf(written({ rowGroupSize: 1000 }))).map(({ rows }) => rows)).toEqual([
      1000, 1000, 1000, 1000, 1000,
    ]);
  });

  it('reads only the columns that are asked for', async () => {
    const { typed } = await openFile(fileOf(written()), {});
    for await (const batch of typed?.batches([1], () => undefined, 10) ?? []) {
      expect(batch.columns).toHaveLength(1);
      expect(batch.rows).toBe(10);
    }
  });

  it('is previewed with its own types', async () => {
    const preview = await previewFile(fileOf(sample('all-snappy.parquet'), '订单.csv'), {});
    expect(preview.options).toEqual({ format: 'parquet', header: 1, header_rows: 1, footer: 0 });
    expect(preview.columns.map(({ name, type }) => [name, type]).slice(0, 9)).toEqual([
      ['订单号', 'text'],
      ['big', 'number'],
      ['u64', 'number'],
      ['small', 'number'],
      ['金额', 'number'],
      ['price', 'number'],
      ['f32', 'number'],
      ['day', 'date'],
      ['at', 'timestamp'],
    ]);
    expect(preview.warnings.map(({ code }) => code)).toContain('import.nested_left_out');
  });

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 100)],
    [
      'without its beginning',
      (bytes: Uint8Array) => Uint8Array.from([...bytes.subarray(0, 4), ...bytes.subarray(400)]),
    ],
    ['its first bytes only', (bytes: Uint8Array) => bytes.subarray(0, 6)],
  ])('is refused when %s', async (_what, damage) => {
    await expect(rowsOf(damage(sample('all-snappy.parquet')))).rejects.toMatchObject({
      code: 'import.corrupt',
    });
  });

  it('says that there are no rows', async () => {
    const empty = parquetWriteBuffer({ columnData: [{ name: 'a', data: [], type: 'STRING' }] });
    await expect(previewFile(fileOf(empty), {})).rejects.toMatchObject({ code: 'import.header_only' });
  });
});

describe('Arrow', () => {
  it('is refused when it is cut off', async () => {
    const bytes = sample('all.feather');
    for (const length of [9, 100, 1500, bytes.length - 1800]) {
      await expect(rowsOf(bytes.subarray(0, length))).rejects.toMatchObject({ code: 'import.corrupt' });
    }
  });
});
