import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RfmResult } from '../../../src/cells/rfm/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { sharedData, whereData } from '../../support/shared-data';
import { importDelimited } from '../../support/rfm';
import { ONLINE_RETAIL as WANTED } from '../../expected/rfm-online-retail';

const FILE = 'online_retail/online_retail.csv.gz';

describe.skipIf(!sharedData(FILE))(`rfm of Online Retail${whereData(FILE)}`, () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
    await importDelimited(database, 'raw', FILE);
    await database.run(`CREATE TABLE orders AS
      SELECT CustomerID AS customer, InvoiceNo AS "order", InvoiceDate::TIMESTAMP AS time,
        Quantity::INTEGER * UnitPrice::DECIMAL(18,4) AS amount
      FROM raw WHERE CustomerID <> '' AND Quantity::INTEGER > 0 AND UnitPrice::DECIMAL(18,4) > 0
        AND NOT starts_with(InvoiceNo, 'C')`);
  }, 240_000);
  afterAll(() => database.close());

  const rfm = async (options: object) => {
    const stored = { from: 'orders', as_of: '2011-12-10', ...options };
    const outcome = await runCell('rfm', { options: stored, tables: ['orders'] }, database);
    return { ...outcome, result: outcome.result as RfmResult };
  };
  const sizes = (result: RfmResult) =>
    Object.fromEntries(result.segments.map(({ segment, customers }) => [segment, customers]));

  it('finds the customers, orders, sums, means and quantiles', async () => {
    const { result } = await rfm({ score: 'quantile' });
    expect(result.customers).toBe(WANTED.customers);
    expect(result.orders).toBe(WANTED.orders);
    expect(Math.abs(result.amount - WANTED.amount)).toBeLessThan(0.005);
    for (const measure of ['recency', 'frequency', 'monetary'] as const) {
      expect(result.means[measure] / WANTED.means[measure]).toBeCloseTo(1, 8);
      WANTED.quintiles[measure].forEach((cut, i) => expect(result.cuts[measure][i]).toBeCloseTo(cut, 6));
    }
    expect(result.means.recency * result.customers).toBeCloseTo(WANTED.recencySum, 6);
    expect(result.bought_once_share * result.customers).toBeCloseTo(WANTED.once, 6);
    const first = await database.rows(
      'SELECT customer, recency, frequency, monetary FROM rfm ORDER BY customer LIMIT 3',
    );
    expect(first.map((row) => Object.values(row))).toEqual(WANTED.first);
  });

  it('finds the quartiles', async () => {
    const { result } = await rfm({ score: 'quantile', bins: 4 });
    for (const measure of ['recency', 'frequency', 'monetary'] as const) {
      WANTED.quartiles[measure].forEach((cut, i) => expect(result.cuts[measure][i]).toBeCloseTo(cut, 8));
    }
  });

  it.each([
    ['mean', { score: 'mean' }],
    ['median', { score: 'median' }],
    ['quantile', { score: 'quantile' }],
    ['at least 4', { score: 'quantile', cut_rule: 'qcut', split: { at_least: 4 } }],
  ] as const)('finds the eight segments by %s', async (name, options) => {
    const { result } = await rfm(options);
    expect(sizes(result)).toEqual(WANTED.segments[name]);
  });
});
