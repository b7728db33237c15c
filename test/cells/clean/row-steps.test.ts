import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridge } from '../../../src/sql/orders/bridge';
import { describeTable } from '../../../src/sql/table/describe';
import { cleaned, tableOf } from '../../support/clean';
import { openTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const ROWS = [
  ['a', '1', '2024-01-01', 10, '交易成功'],
  ['a', '1', '2024-01-01', 10, '交易成功'],
  ['b', '2', '2024-01-03', 20, '退款成功'],
  ['b', '2', '2024-01-02', null, '交易成功'],
  ['c', '3', '2024-02-01', -5, '交易成功'],
  ['测试用户', '4', '2024-02-02', 7, '交易关闭'],
  [null, '5', null, 9, null],
] as const;

const COLUMNS = ['customer', 'order', 'time::TIMESTAMP', 'amount::DECIMAL(18,4)', 'status'];

async function orders(steps: readonly object[]) {
  await tableOf(database, 'raw', COLUMNS, ROWS);
  const { rows, ...rest } = await cleaned(database, 'raw', steps);
  return {
    rows,
    ...rest,
    brief: rows.map(({ order, amount }) => `${order} ${Number(amount ?? NaN)}`).sort(),
  };
}

describe('dedupe', () => {
  it('drops rows that are equal in every column', async () => {
    const { result, steps } = await orders([{ dedupe: {} }]);
    expect(result).toMatchObject({ rows_in: 7, rows_out: 6, kept_as: 'table' });
    expect(steps[0]).toMatchObject({ rows_in: 7, rows_out: 6, because: 'dedupe' });
    expect(steps[0]?.examples[0]?.after).toBeNull();
  });

  it.each([
    ['first', ['1 10', '2 NaN', '3 -5', '4 7', '5 9']],
    ['last', ['1 10', '2 20', '3 -5', '4 7', '5 9']],
    ['most_complete', ['1 10', '2 20', '3 -5', '4 7', '5 9']],
  ])('keeps the %s by time', async (keep, wanted) => {
    expect((await orders([{ dedupe: { key: ['order'], keep } }])).brief).toEqual(wanted);
  });

  it('goes by the column named', async () => {
    const step = { dedupe: { key: ['order'], keep: 'first', by: 'amount' } };
    expect((await orders([step])).brief).toContain('2 20');
  });

  it('never takes rows with an empty key for duplicates', async () => {
    await tableOf(
      database,
      'raw',
      ['k', 'v'],
      [
        [null, '1'],
        [null, '2'],
        [' ', '3'],
        ['x', '4'],
        ['x', '5'],
      ],
    );
    const { rows } = await cleaned(database, 'raw', [{ dedupe: { key: ['k'] } }]);
    expect(rows.map(({ v }) => v).sort()).toEqual(['1', '2', '3', '4']);
  });

  it('gives the same whatever the order of rows', async () => {
    const step = { dedupe: { key: ['order'], keep: 'last' } };
    const before = (await orders([step])).rows;
    await tableOf(database, 'raw', COLUMNS, [...ROWS].reverse());
    expect((await cleaned(database, 'raw', [step])).rows).toEqual(before);
  });
});

describe('filter and exclude', () => {
  it('keeps what meets a condition; takes out what surely does not', async () => {
    expect((await orders([{ filter: { where: 'amount > 0' } }])).brief).toEqual([
      '1 10',
      '1 10',
      '2 20',
      '4 7',
      '5 9',
    ]);
    const { brief, steps } = await orders([{ exclude: { where: 'amount < 10', because: '太小' } }]);
    expect(brief).toEqual(['1 10', '1 10', '2 20', '2 NaN']);
    expect(steps[0]).toMatchObject({ because: '太小', rows_out: 4 });
  });

  it.each([
    ['refunds', ['1 10', '1 10', '2 NaN', '4 7', '5 9']],
    ['cancelled', ['1 10', '1 10', '2 20', '2 NaN', '3 -5', '5 9']],
    ['test_orders', ['1 10', '1 10', '2 20', '2 NaN', '3 -5', '5 9']],
  ])('excludes by rule: %s', async (rule, wanted) => {
    expect((await orders([{ exclude: { rule } }])).brief).toEqual(wanted);
  });

  it('does not fit where the columns give no sign', async () => {
    await tableOf(database, 'raw', ['x'], [['1']]);
    const { steps } = await cleaned(database, 'raw', [
      { exclude: { rule: 'cancelled' } },
      { exclude: { rule: 'refunds' } },
    ]);
    expect(steps.map(({ reason }) => reason?.code)).toEqual(['missing_columns', 'missing_columns']);
  });

  it('refuses a condition that looks elsewhere', async () => {
    const { steps } = await orders([
      { filter: { where: 'amount > (SELECT 1)' } },
      { filter: { where: '1); DROP TABLE raw; --' } },
      { filter: { where: 'nope = 1' } },
    ]);
    expect(steps.map(({ state, reason }) => [state, reason?.code])).toEqual([
      ['does_not_fit', 'bad_options'],
      ['does_not_fit', 'bad_options'],
      ['does_not_fit', 'bad_expression'],
    ]);
  });
});

describe('scope', () => {
  it('chooses by time, region and product, both days included', async () => {
    await tableOf(
      database,
      'raw',
      ['i::INTEGER', 'time::TIMESTAMP', 'province', 'product'],
      [
        [1, '2024-01-01 00:00:00', '广东省', 'x'],
        [2, '2024-01-31 23:59:59', '广东省', 'x'],
        [3, '2024-02-01 00:00:00', '广东省', 'x'],
        [4, '2024-01-15 00:00:00', '浙江省', 'x'],
        [5, '2024-01-15 00:00:00', '广东省', 'y'],
        [6, null, null, null],
      ],
    );
    const step = { scope: { from: '2024-01-01', to: '2024-01-31', regions: ['广东'], products: ['x'] } };
    const { rows } = await cleaned(database, 'raw', [step]);
    expect(rows.map(({ i }) => i)).toEqual([1, 2]);
  });

  it('does not fit where there is no such column', async () => {
    const { steps } = await orders([
      { scope: { regions: ['广东'] } },
      { scope: { from: '2024-01-01', column: 'day' } },
    ]);
    expect(steps.map(({ reason }) => reason?.code)).toEqual(['missing_columns', 'missing_columns']);
  });
});

describe('join and union', () => {
  it('brings columns over and keeps the number of rows', async () => {
    await tableOf(
      database,
      'people',
      ['id', 'city', 'age::INTEGER'],
      [
        ['a', '上海', 30],
        ['b', '北京', 40],
        [null, 'x', 1],
        [null, 'y', 2],
      ],
    );
    await tableOf(database, 'raw', COLUMNS, ROWS);
    const step = { join: { table: 'people', on: { customer: 'id' } } };
    const { rows, result } = await cleaned(database, 'raw', [step], { tables: ['raw', 'people'] });
    expect(result).toMatchObject({ rows_in: 7, rows_out: 7 });
    expect(rows.map(({ customer, city, age }) => [customer, city, age])).toEqual([
      ['a', '上海', 30],
      ['a', '上海', 30],
      ['b', '北京', 40],
      ['b', '北京', 40],
      ['c', null, null],
      ['测试用户', null, null],
      [null, null, null],
    ]);
  });

  it('refuses a table whose keys repeat', async () => {
    await tableOf(
      database,
      'people',
      ['id', 'city'],
      [
        ['a', '1'],
        ['a', '2'],
        ['b', '3'],
      ],
    );
    await tableOf(database, 'raw', COLUMNS, ROWS);
    const step = { join: { table: 'people', on: { customer: 'id' } } };
    const { steps } = await cleaned(database, 'raw', [step], { tables: ['raw', 'people'] });
    expect(steps[0]?.reason).toEqual({ code: 'not_unique', values: { table: 'people', rows: 1 } });
  });

  it('appends by column name and takes the overlap out by a dedupe across both', async () => {
    await tableOf(
      database,
      'january',
      ['customer', 'n::INTEGER', 'only_here'],
      [
        ['a', 1, 'x'],
        ['b', 2, null],
      ],
    );
    await tableOf(
      database,
      'february',
      ['n::INTEGER', 'customer'],
      [
        [2, 'b'],
        [3, 'c'],
        [3, 'c'],
      ],
    );
    const steps = [{ union: { table: 'february' } }, { dedupe: { key: ['customer', 'n'] } }];
    const run = await cleaned(database, 'january', steps, { tables: ['january', 'february'] });
    expect(run.rows).toEqual([
      { customer: 'a', n: 1, only_here: 'x' },
      { customer: 'b', n: 2, only_here: null },
      { customer: 'c', n: 3, only_here: null },
    ]);
    expect(run.steps.map(({ rows_in, rows_out }) => [rows_in, rows_out])).toEqual([
      [2, 5],
      [5, 3],
    ]);
  });

  it('says that a table is missing', async () => {
    const { steps } = await orders([{ union: { table: 'nowhere' } }]);
    expect(steps[0]?.reason).toEqual({ code: 'missing_table', values: { table: 'nowhere' } });
  });
});

describe('the reconciliation', () => {
  it('adds up: rows before, what each reason took, what changed, rows after', async () => {
    const { outcome } = await orders([
      { dedupe: {} },
      { exclude: { rule: 'refunds', because: '退款' } },
      { filter: { where: 'customer IS NOT NULL' } },
      { derive: { name: 'amount', sql: 'amount * 2' } },
    ]);
    const tables = [await describeTable(database, 'raw'), ...outcome.tables];
    const question = {
      cell: 'rfm',
      chain: ['raw', 'tidy'],
      file: null,
      refunds: 'keep',
      asOf: null,
    } as const;
    const { steps } = await bridge(database, question, tables);
    const between = steps
      .slice(0, 6)
      .map(({ step, reason, rows, amount }) => [step, reason ?? null, rows, amount]);
    expect(between).toEqual([
      ['table', null, 7, 51],
      ['excluded', 'dedupe', 1, 10],
      ['excluded', '退款', 2, 15],
      ['excluded', 'filter', 1, 9],
      // What is left was doubled.
      ['adjusted', null, 0, 51 - 10 - 15 - 9 - 34],
      ['table', null, 3, 34],
    ]);
  });
});
