import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerOrders } from '../../../src/sql/orders/customers';
import { REFUNDS } from '../../../src/model/cell';
import type { Value } from '../../../src/model/table';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { makeTable, runMetrics } from './support';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const COLUMNS = ['customer', 'order', 'time', 'amount', 'quantity', 'category', 'channel', 'status'];

const row = fc.tuple(
  fc.constantFrom('a', 'b', 'c', 'd', '散客'),
  fc.option(fc.integer({ min: 1, max: 12 }).map(String), { nil: null, freq: 8 }),
  fc
    .integer({ min: 0, max: 800 })
    .map((day) => new Date(Date.UTC(2022, 0, 1) + day * 86_400_000 * 0.77).toISOString().slice(0, 19)),
  fc.integer({ min: -2000, max: 9000 }).map((cents) => cents / 100),
  fc.integer({ min: -1, max: 4 }),
  fc.constantFrom('x', 'y', 'z', null),
  fc.constantFrom('线上', '门店', null),
  fc.constantFrom('交易成功', '交易关闭', '退款成功', null),
);

/** Fewer than elsewhere: each case runs the whole step twice. */
const settings = { numRuns: Number(process.env.FUZZ_RUNS ?? 4), seed: 20240701 };
/** Somebody always has an order, so that there is something to describe. */
const ANCHOR: readonly Value[] = ['a', '99', '2024-01-01T00:00:00', 10, 1, 'x', '线上', '交易成功'];

describe('metrics of any orders', () => {
  it('do not depend on the order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(...REFUNDS),
        async (rows, refunds) => {
          const options = { as_of: '2024-01-31', refunds };
          await makeTable(database, 'orders', COLUMNS, [...rows, ANCHOR]);
          const first = await runMetrics(database, options);
          await makeTable(database, 'orders', COLUMNS, [ANCHOR, ...[...rows].reverse()]);
          const second = await runMetrics(database, options);
          expect(second.customers).toEqual(first.customers);
          expect(second.result).toEqual(first.result);
        },
      ),
      settings,
    );
  }, 600_000);

  it('count customers, orders, dates and amounts as every other analysis does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(...REFUNDS),
        async (rows, refunds) => {
          const from = await makeTable(database, 'orders', COLUMNS, [...rows, ANCHOR]);
          const { customers } = await runMetrics(database, { as_of: '2024-01-31', refunds });
          await customerOrders(database, {
            from,
            refunds,
            asOf: { cell: '2024-01-31', frontMatter: null },
            into: 'known',
          });
          const known = await database.rows<Record<string, Value>>(
            'SELECT customer, frequency::INTEGER AS frequency, amount::DOUBLE AS amount, first_time, last_time FROM known ORDER BY 1',
          );
          const found = Object.values(customers).map(
            ({ customer, frequency, amount, first_time, last_time }) => ({
              ...{ customer, frequency, amount, first_time, last_time },
            }),
          );
          expect(found).toEqual(known);
        },
      ),
      settings,
    );
  }, 600_000);
});
