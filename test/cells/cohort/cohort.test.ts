import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CohortCell, CohortResult } from '../../../src/cells/cohort/result';
import { cohortName, measureOf, triangleCells } from '../../../src/cells/cohort/view-cells';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { ordersTable, type OrderRow } from '../../support/orders';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function cohort(options: object = {}, segmentations: readonly SegmentationInfo[] = []) {
  const tables = ['orders', ...segmentations.map(({ name }) => name)];
  const outcome = await runCell(
    'cohort',
    { options: { from: 'orders', ...options }, tables, segmentations },
    database,
  );
  return { result: outcome.result as CohortResult, codes: outcome.warnings.map(({ code }) => code), outcome };
}

const row = (customer: string, order: string, time: string, amount: number): OrderRow => ({
  customer,
  order,
  time,
  amount,
});

const ROWS: readonly OrderRow[] = [
  row('a', '1', '2024-01-05', 100),
  row('a', '2', '2024-01-05', 20),
  row('a', '3', '2024-02-10', 30),
  row('a', '4', '2024-04-02', 50),
  row('b', '5', '2024-01-20', 80),
  row('b', '6', '2024-03-01', 40),
  row('c', '7', '2024-02-11', 60),
  row('c', '8', '2024-03-31', 10),
];

describe('cohorts', () => {
  it('count customers, later ones, orders and amounts by month', async () => {
    await ordersTable(database, 'orders', ROWS);
    const { result, codes } = await cohort({ as_of: '2024-04-15' });
    const cells = (i: number) =>
      result.cohorts[i]?.cells.map(({ customers, later, orders, amount, complete }) => [
        customers,
        later,
        orders,
        amount,
        complete,
      ]);
    expect(result.cohorts.map(({ start, customers }) => [start, customers])).toEqual([
      ['2024-01-01', 2],
      ['2024-02-01', 1],
    ]);
    expect(cells(0)).toEqual([
      [2, 2, 3, 200, true],
      [1, 2, 1, 30, true],
      [1, 2, 1, 40, true],
      [1, 1, 1, 50, false],
    ]);
    expect(cells(1)).toEqual([
      [1, 1, 1, 60, true],
      [1, 1, 1, 10, true],
      [0, 0, 0, 0, false],
    ]);
    expect(codes).toContain('cohort.incomplete');
    expect(result.curve.map(({ k, of }) => [k, of])).toEqual([
      [0, 3],
      [1, 3],
      [2, 2],
    ]);
    expect(result.curve[1]).toMatchObject({ retention: 2 / 3, rolling: 1 });
    expect(result.curve[1]?.revenue).toBeCloseTo(40 / 260, 12);
    expect(result.intervals).toMatchObject({ n: 4, repeat: 3, p50: (41 + 49) / 2 });
  });

  it('by week and quarter begin on Mondays and with quarters', async () => {
    await ordersTable(database, 'orders', ROWS);
    const weeks = (await cohort({ as_of: '2024-04-15', period: 'week' })).result;
    expect(weeks.cohorts.map(({ start }) => start)).toEqual(['2024-01-01', '2024-01-15', '2024-02-05']);
    expect(weeks.cohorts[0]?.cells.filter(({ customers }) => customers > 0).map(({ k }) => k)).toEqual([
      0, 5, 13,
    ]);
    const quarters = (await cohort({ as_of: '2024-06-30', period: 'quarter' })).result;
    expect(quarters.cohorts[0]?.cells.map(({ customers, complete }) => [customers, complete])).toEqual([
      [3, true],
      [1, true],
    ]);
    expect(cohortName('2024-04-01', 'quarter')).toBe('2024-Q2');
  });

  it('are the same whatever the order of rows, and money given back counts on the purchase before', async () => {
    await ordersTable(database, 'orders', ROWS);
    const first = (await cohort({ as_of: '2024-04-15' })).result;
    await ordersTable(database, 'orders', [...ROWS].reverse());
    expect((await cohort({ as_of: '2024-04-15' })).result).toEqual(first);
    await ordersTable(database, 'orders', [...ROWS, row('b', '9', '2024-04-10', -15)]);
    const { result } = await cohort({ as_of: '2024-04-15' });
    expect(result.cohorts[0]?.cells.map(({ customers, amount }) => [customers, amount])).toEqual([
      [2, 200],
      [1, 30],
      [1, 25],
      [1, 50],
    ]);
  });

  it('are told by segment', async () => {
    await ordersTable(database, 'orders', ROWS);
    await database.run(
      `CREATE OR REPLACE TABLE pair AS SELECT * FROM (VALUES ('a', 'x'), ('b', 'y')) AS t(customer, segment)`,
    );
    const segment = (key: string, rank: number) => ({
      ...{
        segment: key,
        label_zh: key,
        label_en: key,
        rank,
        colour: rank,
        rule: '',
        customers: 1,
        amount: null,
      },
    });
    const info: SegmentationInfo = {
      name: 'pair',
      basis: 'mixed',
      segments: [segment('x', 1), segment('y', 2)],
    };
    const { result, codes, outcome } = await cohort({ as_of: '2024-04-15', segmentation: 'pair' }, [info]);
    expect(codes).toContain('cohort.unknown_segment');
    expect(outcome.tables.map(({ name }) => name)).toEqual([
      'cohort',
      'cohort_intervals',
      'cohort_by_segment',
    ]);
    expect(result.segments.map(({ segment: key, customers, p50 }) => [key, customers, p50])).toEqual([
      ['x', 1, 44],
      ['y', 1, 41],
    ]);
    expect(result.segments[0]?.points.map(({ k, retention }) => [k, retention])).toEqual([
      [0, 1],
      [1, 1],
      [2, 0],
    ]);
  });

  it('of one customer, and without amounts, are a stated result', async () => {
    await ordersTable(database, 'orders', [{ customer: 'a', time: '2024-01-05' }]);
    const { result } = await cohort();
    expect(result.cohorts).toHaveLength(1);
    expect(result.has_amount).toBe(false);
    expect(result.intervals).toMatchObject({ n: 0, mean: null, p50: null, classes: [] });
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  });

  it('draw shares of the cohort, and revenue where there is some', async () => {
    await ordersTable(database, 'orders', ROWS);
    const { result } = await cohort({ as_of: '2024-04-15' });
    const cells = triangleCells(result, 'retention', String);
    expect(cells).toHaveLength(7);
    expect(cells[0]).toEqual({ cohort: '2024-01 · 2', k: 0, value: 1, open: false });
    expect(cells.filter(({ open }) => open)).toHaveLength(2);
    const [first] = result.cohorts;
    if (!first) throw new Error('missing cohort');
    const unpaid = { ...first, cells: first.cells.map((cell) => ({ ...cell, amount: 0 })) };
    expect(measureOf('revenue', first.cells[1] as CohortCell, unpaid)).toBeNaN();
  });
});
