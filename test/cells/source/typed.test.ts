import { readFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SourceResult } from '../../../src/cells/source/definition';
import type { Outcome } from '../../../src/model/cell';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { fileOf } from '../../support/files';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function run(
  files: readonly File[],
  options: Record<string, unknown> = {},
): Promise<Outcome<SourceResult>> {
  const outcome = await runCell(
    'source',
    { name: 'orders', options: { input: 'orders', ...options }, files: { orders: files } },
    database,
  );
  return outcome as Outcome<SourceResult>;
}

const sample = (name: string) =>
  fileOf(
    new Uint8Array(readFileSync(new URL(`../../import/formats/samples/${name}`, import.meta.url))),
    name,
  );

describe('a file with types of its own', () => {
  it.each(['all-snappy.parquet', 'all-lz4.feather', 'all.arrows'])('%s keeps them', async (name) => {
    const { tables, result, warnings } = await run([sample(name)], {
      map: { order: '订单号', amount: '金额', status: 'big' },
    });
    expect(tables[0]?.columns.map((column) => [column.name, column.type])).toEqual([
      ['order', 'VARCHAR'],
      // One amount has more digits than fit.
      ['amount', 'DOUBLE'],
      ['status', 'VARCHAR'],
      ['u64', 'DECIMAL(20,0)'],
      ['small', 'INTEGER'],
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
    ]);
    expect(result).toMatchObject({ rows: 4, rejected: 0, left_out: [] });
    expect(warnings.map(({ code }) => code)).toEqual([
      'import.nested_left_out',
      'import.lists_joined',
      'import.times_in_utc',
      'import.amount_as_double',
      'source.no_customer',
    ]);
    expect(await database.rows('FROM orders ORDER BY last')).toMatchObject([
      {
        order: '123456789012345678',
        status: '9007199254740993',
        u64: '18446744073709551615',
        ok: true,
        tags: 'a;b',
      },
      { order: '000123', amount: -0.01, small: 127, at: '1969-12-31 23:59:59.999999', ok: false },
      { order: null, amount: null, u64: null, day: null, ok: null, 'who.age': null },
      { order: 'é😀', day: '1970-01-01', clock: '23:59:59', 'who.age': 5 },
    ]);
  });
});

describe('fields of a file with types of its own', () => {
  const parquet = (columns: Parameters<typeof parquetWriteBuffer>[0]['columnData'], name = 'a.parquet') =>
    fileOf(new Uint8Array(parquetWriteBuffer({ columnData: columns })), name);
  const MAP = {
    customer: '会员号',
    order: '订单编号',
    time: '下单时间',
    amount: '实付金额',
    city: '城市',
    quantity: '数量',
  };
  const time = (text: string) => new Date(`${text}Z`);
  const orders = () =>
    parquet([
      { name: '会员号', data: [13085, 13086, NaN, 13085], type: 'DOUBLE' },
      { name: '订单编号', data: [123456789012345678n, 2n, 3n, 4n], type: 'INT64' },
      {
        name: '下单时间',
        data: ['2024-03-01', '2024-03-02', '2024-03-03', '2024-03-04'].map(time),
        type: 'TIMESTAMP',
      },
      { name: '实付金额', data: [6.95, 0.1, Infinity, NaN], type: 'DOUBLE' },
      { name: '城市', data: ['上海', '-', ' 广州 ', null], type: 'STRING' },
      { name: '数量', data: [1, 2, null, 4], type: 'INT32' },
    ]);

  it('are cast, missing ones missing, what does not convert counted', async () => {
    const { result, warnings } = await run([orders()], { map: MAP });
    expect(await database.rows('SELECT * FROM orders ORDER BY time')).toEqual([
      {
        customer: '13085',
        order: '123456789012345678',
        time: '2024-03-01 00:00:00',
        amount: '6.9500',
        city: '上海',
        quantity: 1,
      },
      {
        customer: '13086',
        order: '2',
        time: '2024-03-02 00:00:00',
        amount: '0.1000',
        city: null,
        quantity: 2,
      },
      { customer: null, order: '3', time: '2024-03-03 00:00:00', amount: null, city: '广州', quantity: null },
      { customer: '13085', order: '4', time: '2024-03-04 00:00:00', amount: null, city: null, quantity: 4 },
    ]);
    const amount = result.columns.find(({ name }) => name === 'amount');
    expect(amount).toMatchObject({ missing: 2, failed: 1, type: 'DECIMAL(18,4)' });
    expect(warnings).toContainEqual({
      code: 'import.values_not_converted',
      values: {
        column: '实付金额',
        count: 1,
        example: expect.stringMatching(/inf/i) as string,
        type: 'number',
      },
    });
  });

  it('are united with a CSV of the same columns', async () => {
    const csv = fileOf(
      '会员号,订单编号,下单时间,实付金额,城市,数量\nx1,9,2024/4/1 8:05,"¥1,000.50",北京,3\n',
      'b.csv',
    );
    const { result } = await run([orders(), csv], { map: MAP });
    expect(result).toMatchObject({ rows: 5, rows_in_file: 5 });
    expect(
      await database.rows(`SELECT customer, amount, time, file FROM orders WHERE city = '北京'`),
    ).toEqual([{ customer: 'x1', amount: '1000.5000', time: '2024-04-01 08:05:00', file: 'b.csv' }]);
    const [sum] = await database.rows(
      'SELECT sum(amount)::VARCHAR AS sum, count(quantity)::INTEGER AS n FROM orders',
    );
    expect(sum).toEqual({ sum: '1007.5500', n: 4 });
  });

  it('can be expressions over their own types', async () => {
    const lines = parquet([
      { name: 'id', data: ['a', 'b'], type: 'STRING' },
      { name: 'n', data: [2n, 3n], type: 'INT64' },
      { name: 'p', data: [0.1, 6.95], type: 'DOUBLE' },
    ]);
    await run([lines], { map: { customer: 'id', amount: { sql: 'n * p' } } });
    expect(await database.rows('SELECT customer, amount FROM orders ORDER BY customer')).toEqual([
      { customer: 'a', amount: '0.2000' },
      { customer: 'b', amount: '20.8500' },
    ]);
  });

  it('come from the file of an archive that the step names', async () => {
    const inner = new Uint8Array(await orders().arrayBuffer());
    const zip = fileOf(
      zipSync({ 'note.txt': strToU8('x'.repeat(99_999)), 'a/orders.parquet': inner }),
      'a.zip',
    );
    const { result } = await run([zip], { import: { member: 'a/orders.parquet' } });
    expect(result).toMatchObject({ rows: 4, files: [{ name: 'a.zip', format: 'parquet' }] });
    await expect(run([zip], { import: { member: 'b' } })).rejects.toMatchObject({
      code: 'import.unknown_member',
    });
  });

  it('leave no table of the file behind', async () => {
    await run([orders()]);
    const tables = await database.rows<{ name: string }>(
      'SELECT table_name AS name FROM information_schema.tables',
    );
    expect(tables.map(({ name }) => name).filter((name) => name.startsWith('file'))).toEqual([]);
  });
});

describe('lines that are no JSON', () => {
  it('are rejected and counted', async () => {
    const text = '{"会员号":"a","金额":1}\n{"会员号":"b","金\n{"会员号":"c","金额":3}\n';
    const { result, warnings } = await run([fileOf(text)]);
    expect(result).toMatchObject({ rows: 2, rejected: 1, rows_in_file: 3 });
    expect(warnings).toContainEqual({ code: 'import.rows_rejected', values: { rows: 1 } });
  });
});
