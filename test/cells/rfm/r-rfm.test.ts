import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RfmResult } from '../../../src/cells/rfm/result';
import { R_CUSTOMERS, R_ORDERS, R_SEGMENTS } from '../../expected/rfm-r';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { importDelimited } from '../../support/rfm';
import { runCell } from '../../support/run-cell';
import { sharedData, whereData } from '../../support/shared-data';

const ORDERS = 'rfm_r/rfm_data_orders.csv';
const CUSTOMERS = 'rfm_r/rfm_data_customer.csv';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 240_000);
afterAll(() => database.close());

const rfm = async (stored: object) => {
  const outcome = await runCell('rfm', { options: stored, tables: ['orders'] }, database);
  return outcome.result as RfmResult;
};

describe.skipIf(!sharedData(ORDERS))(`R rfm's orders${whereData(ORDERS)}`, () => {
  const options = { from: 'orders', as_of: '2006-12-31', score: 'quantile', cut_rule: 'r_rfm' };

  beforeAll(async () => {
    await importDelimited(database, 'raw', ORDERS);
    // R counts rows, so each row is an order of its own.
    await database.run(`CREATE OR REPLACE TABLE orders AS SELECT customer_id AS customer,
      order_date::DATE AS time, revenue::DECIMAL(18,4) AS amount,
      (row_number() OVER ())::VARCHAR AS "order" FROM raw`);
  }, 240_000);

  it('gives the thresholds, scores and first rows of R', async () => {
    const result = await rfm(options);
    expect(result).toMatchObject({
      customers: R_ORDERS.customers,
      orders: R_ORDERS.orders,
      amount: R_ORDERS.amount,
      score_counts: R_ORDERS.scoreCounts,
    });
    for (const measure of ['recency', 'frequency', 'monetary'] as const) {
      R_ORDERS.cuts[measure].forEach((cut, i) => expect(result.cuts[measure][i]).toBeCloseTo(cut, 9));
    }
    const rows = await database.rows<{ customer: string; recency: number; score: string }>(
      'SELECT customer, recency, frequency, monetary, score FROM rfm ORDER BY customer LIMIT 6',
    );
    expect(Object.values(rows[0] ?? {})).toEqual(["Abbey O'Reilly", 205, 6, 472, '343']);
    expect(rows.map(({ score }) => score)).toEqual(R_ORDERS.firstScores);
  });

  it.each(Object.entries(R_SEGMENTS))(
    'gives the segments of the %s table',
    async (_name, { boxes, wanted }) => {
      const result = await rfm({ ...options, segments: boxes });
      const found = result.segments.map(({ segment, customers, orders, amount }) => [
        segment,
        [customers, orders, amount],
      ]);
      expect(Object.fromEntries(found)).toEqual(wanted);
    },
  );
});

describe.skipIf(!sharedData(CUSTOMERS))(`R rfm's customers${whereData(CUSTOMERS)}`, () => {
  it('scores measures that are given', async () => {
    await importDelimited(database, 'raw', CUSTOMERS);
    await database.run(`CREATE OR REPLACE TABLE orders AS SELECT customer_id AS customer,
      recency_days::INTEGER AS recency, number_of_orders::INTEGER AS frequency,
      revenue::DECIMAL(18,4) AS monetary FROM raw`);
    const result = await rfm({ from: 'orders', score: 'quantile', cut_rule: 'r_rfm' });
    expect(result).toMatchObject({
      customers: R_CUSTOMERS.customers,
      orders: R_CUSTOMERS.orders,
      cuts: R_CUSTOMERS.cuts,
      score_counts: R_CUSTOMERS.scoreCounts,
      as_of: null,
    });
  });
});
