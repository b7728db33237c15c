import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RfmResult } from '../../../src/cells/rfm/result';
import type { Refunds } from '../../../src/model/cell';
import { bridge } from '../../../src/sql/orders/bridge';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { type OrderRow, ordersTable } from '../../support/orders';
import { runCell } from '../../support/run-cell';

const SETTINGS = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 12), seed: 20240701 };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const day = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, '0'));
const orderRow = fc.record({
  customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', '李四', '散客', null),
  order: fc.oneof(fc.integer({ min: 1, max: 30 }).map(String), fc.constant(null)),
  time: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(fc.constantFrom('01', '02', '11'), day).map(([m, d]) => `2024-${m}-${d}`),
    },
    { weight: 1, arbitrary: fc.constantFrom('1899-01-01', null) },
  ),
  amount: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 9999 }).map((n) => n / 100) },
    { weight: 2, arbitrary: fc.integer({ min: -9999, max: 0 }).map((n) => n / 100) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  status: fc.constantFrom('交易成功', '交易成功', '交易关闭', '退款成功', '等待付款', '??'),
  refund_amount: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 3000 }).map((n) => n / 100),
  ),
});
const known: OrderRow = {
  ...{ customer: 'z', order: '99', time: '2024-01-01', amount: 10, status: '交易成功', refund_amount: 0 },
};
const orders = fc
  .array(orderRow, { minLength: 1, maxLength: 60 })
  .map((rows): OrderRow[] => [known, ...rows]);
const refunds = fc.constantFrom<Refunds>('net', 'exclude', 'keep');
const score = fc.constantFrom(undefined, 'quantile', 'mean', 'median');

async function run(rows: readonly OrderRow[], options: object) {
  const info = await ordersTable(database, 'orders', rows);
  const outcome = await runCell('rfm', { options: { from: 'orders', ...options }, tables: [info] }, database);
  const table = await database.rows('SELECT * FROM rfm ORDER BY customer');
  return { outcome, result: outcome.result as RfmResult, table, info };
}

describe('rfm', { timeout: 300_000 + SETTINGS.numRuns * 1000 }, () => {
  it('does not depend on the order of rows', async () => {
    const sample = fc
      .tuple(orders, refunds, score)
      .chain(([rows, ...rest]) =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(rows, { minLength: rows.length }),
          ...rest.map((one) => fc.constant(one)),
        ),
      );
    await fc.assert(
      fc.asyncProperty(sample, async ([rows, shuffled, how, by]) => {
        // The columns of a table are those of its first row.
        const first = await run(rows, { refunds: how, score: by });
        const again = await run(shuffled, { refunds: how, score: by });
        expect(again.table).toEqual(first.table);
        expect(again.result).toEqual(first.result);
      }),
      SETTINGS,
    );
  });

  it('scores equal customers equally, covers everyone once, and meets its bridge', async () => {
    await fc.assert(
      fc.asyncProperty(orders, refunds, score, async (rows, how, by) => {
        const { outcome, result, table, info } = await run(rows, { refunds: how, score: by });
        const byValues = new Map<string, string>();
        for (const { recency, frequency, monetary, score: code, segment, r100, f100, m100 } of table) {
          const values = [recency, frequency, monetary].join();
          const scores = [code, segment, r100, f100, m100].join();
          expect(byValues.get(values) ?? scores).toBe(scores);
          byValues.set(values, scores);
        }
        const sum = (pick: (segment: RfmResult['segments'][number]) => number) =>
          result.segments.reduce((total, segment) => total + pick(segment), 0);
        expect(sum(({ customers }) => customers)).toBe(table.length);
        expect(sum(({ share }) => share)).toBeCloseTo(1, 9);
        expect(sum(({ amount }) => amount)).toBeCloseTo(result.amount, 6);

        const asOf = outcome.asOf?.date ?? null;
        const question = { cell: 'rfm', chain: ['orders'], file: null, refunds: how, asOf };
        const { steps, months } = await bridge(database, question, [info]);
        const [whole, ...classes] = steps;
        expect(total(classes.map(({ rows: n }) => n))).toBe(whole?.rows);
        expect(total(classes.map(({ amount }) => amount))).toBeCloseTo(whole?.amount ?? 0, 6);
        expect(total(classes.map(({ counted }) => counted ?? 0))).toBeCloseTo(result.amount, 6);
        expect(total(months.map(({ rows: n }) => n))).toBe(whole?.rows);
      }),
      SETTINGS,
    );
  });
});

function total(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
