import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../src/import/open';
import { previewFile } from '../../../src/import/preview';
import { encode, encodeUtf16 } from '../../support/encode';
import { fileOf, rowsOf } from '../../support/files';

const RECORDS = [
  { id: '001', 客户: '张三', amount: 12.5, at: '2024-03-01 08:05:00' },
  { id: '002', 客户: '李"四", 五', amount: null, at: '2024-03-02 00:00:00' },
  { id: '003', 客户: '换\n行', amount: -3, at: '2024-03-03 00:00:00', extra: true },
];
const TABLE = [
  ['id', '客户', 'amount', 'at', 'extra'],
  ['001', '张三', '12.5', '2024-03-01 08:05:00', ''],
  ['002', '李"四", 五', '', '2024-03-02 00:00:00', ''],
  ['003', '换\n行', '-3', '2024-03-03 00:00:00', 'true'],
];
const lines = (records: readonly unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');

describe('JSON', () => {
  it.each<[string, string, string]>([
    ['a list of objects', JSON.stringify(RECORDS), 'json'],
    ['a list over several lines', JSON.stringify(RECORDS, null, 2), 'json'],
    ['an object that holds the list', JSON.stringify({ total: 3, page: { n: 1 }, data: RECORDS }), 'json'],
    ['a list deeper down', JSON.stringify({ response: { status: [200], items: RECORDS } }, null, 1), 'json'],
    ['an object a line', lines(RECORDS), 'ndjson'],
    [
      'an object a line, with blank lines and CRLF',
      `\n${lines(RECORDS).replaceAll('\n', '\r\n\r\n')}\r\n`,
      'ndjson',
    ],
    [
      'objects over several lines',
      RECORDS.map((record) => JSON.stringify(record, null, 2)).join('\n'),
      'json',
    ],
  ])('%s', async (_what, text, format) => {
    expect(await rowsOf(text)).toEqual(TABLE);
    expect((await openFile(fileOf(text, '订单.txt'), {})).format).toBe(format);
  });

  it.each<[string, BlobPart | Uint8Array]>([
    ['UTF-8 with its mark', `\ufeff${JSON.stringify(RECORDS)}`],
    ['GB18030', encode(JSON.stringify(RECORDS), 'gb18030')],
    ['UTF-16', encodeUtf16(JSON.stringify(RECORDS), false, true)],
  ])('in %s', async (_what, content) => {
    expect(await rowsOf(content)).toEqual(TABLE);
  });

  it('keeps the digits of long numbers', async () => {
    const text = '[{"id":123456789012345678,"x":0.1234567890123456789,"e":1.5e3,"f":-2E-2,"n":NaN}]';
    expect(await rowsOf(text)).toEqual([
      ['id', 'x', 'e', 'f', 'n'],
      ['123456789012345678', '0.1234567890123456789', '1500', '-0.02', ''],
    ]);
  });

  it('joins the names of objects within objects, and the values of lists', async () => {
    const text = JSON.stringify([
      {
        id: 1,
        地址: { 省: '广东', 市: { 名: '深圳' } },
        tags: ['a', 'b', 3],
        items: [{ sku: 'x' }],
        empty: [],
      },
      { id: 2, 地址: null, tags: [] },
    ]);
    expect(await rowsOf(text)).toEqual([
      ['id', '地址.省', '地址.市.名', 'tags', 'items', 'empty', '地址'],
      ['1', '广东', '深圳', 'a;b;3', '[{"sku":"x"}]', '', ''],
      ['2', '', '', '', '', '', ''],
    ]);
    expect((await openFile(fileOf(text), {})).warnings).toEqual([
      { code: 'import.lists_joined', values: { count: 3, columns: 'tags, items, empty' } },
    ]);
  });

  it('reads lists of lists as rows and finds their header', async () => {
    const text = JSON.stringify([
      ['会员号', '金额'],
      ['a', 1.5],
      ['b', null],
    ]);
    expect(await rowsOf(text)).toEqual([
      ['会员号', '金额'],
      ['a', '1.5'],
      ['b', ''],
    ]);
    const { options, map } = await previewFile(fileOf(text), {});
    expect(options.header).toBe(1);
    expect(map).toMatchObject({ customer: '会员号', amount: '金额' });
  });

  it('offers the lists of a document like sheets, the longest first', async () => {
    const text = JSON.stringify({ customers: [{ id: 'a' }], orders: RECORDS });
    const opened = await openFile(fileOf(text), {});
    expect(opened).toMatchObject({ sheets: ['orders', 'customers'], sheet: 'orders' });
    expect(await rowsOf(text, { sheet: 'customers' })).toEqual([['id'], ['a']]);
    await expect(rowsOf(text, { sheet: 'x' })).rejects.toMatchObject({ code: 'import.unknown_sheet' });
  });

  it('finds columns that only the last record has, in the preview of a large file too', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => ({ id: i, name: 'x'.repeat(20) }));
    const rows = await rowsOf(lines([...many, { id: 30_000, late: 'yes' }]));
    expect(rows).toHaveLength(30_002);
    expect(rows[0]).toEqual(['id', 'name', 'late']);
    expect(rows.at(-1)).toEqual(['30000', '', 'yes']);
  });

  it.each<[string, string, string]>([
    ['lists cut off', '[[], [], [', 'import.corrupt'],
    ['an empty list', '[ ]', 'import.json_shape'],
    ['an empty object', '{}', 'import.json_shape'],
    ['a list cut off', JSON.stringify(RECORDS).slice(0, -9), 'import.corrupt'],
    ['brackets that do not match', '[{"a":1},{"a":2]}', 'import.corrupt'],
    ['a record that is no JSON', '[{"a":1},{"a":oops}]', 'import.corrupt'],
    ['nesting without end', `[${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}]`, 'import.corrupt'],
  ])('refuses %s', async (_what, text, code) => {
    await expect(rowsOf(text)).rejects.toMatchObject({ code });
  });

  it('gives a broken line one cell too many, so that it is rejected and counted', async () => {
    expect(await rowsOf(`{"a":1,"b":2}\n{"a":1,"b"\n{"a":3,"b":4}\n`)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['?', '?', '?'],
      ['3', '4'],
    ]);
  });

  it('reads whatever JSON.stringify writes', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    const cell = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
    const record = fc.record({ a: cell, 'b c': cell, 字: cell });
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (records, asLines) => {
          const expected = records.map((each) =>
            Object.values(each).map((value) => (value === null ? '' : String(value))),
          );
          const written = asLines && records.length > 1 ? lines(records) : JSON.stringify(records);
          const rows = await rowsOf(written);
          expect(rows.map((row) => row.map((value) => value.replaceAll('\r', '\n')))).toEqual([
            ['a', 'b c', '字'],
            ...expected.map((row) => row.map((value) => value.replaceAll('\r', '\n'))),
          ]);
        },
      ),
      { seed: 5, numRuns: Number(process.env.FUZZ_RUNS ?? 50) },
    );
  });
});
