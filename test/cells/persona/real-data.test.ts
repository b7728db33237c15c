import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaResult } from '../../../src/cells/persona/result';
import type { Database } from '../../../src/model/database';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { importDelimited } from '../../support/rfm';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';
import { sharedData, whereData } from '../../support/shared-data';

/** Every figure and share of a persona beside SQL written here, over the rows that count. */
async function compare(
  database: Database,
  rows: string,
  segmentation: string,
  attributes: readonly string[],
) {
  const info = await makeSegmentation(database, 'seg', segmentation);
  const outcome = await runCell(
    'persona',
    {
      options: { segmentation: 'seg', orders: 'orders', attributes },
      tables: ['seg', 'orders'],
      segmentations: [info],
    },
    database,
  );
  const result = outcome.result as PersonaResult;
  const base = 'compared';
  await database.run(
    `CREATE OR REPLACE TABLE ${base} AS SELECT r.*, s.segment FROM (${rows}) r JOIN seg s ON s.customer = r.customer`,
  );
  for (const facts of result.segments) {
    const [expected] = await database.rows<Record<string, number>>(
      `WITH b AS (FROM ${base}), c AS (
      SELECT customer, count(DISTINCT o) AS f, sum(a) AS m, max(t)::DATE AS last FROM b WHERE segment = '${facts.segment}' GROUP BY 1)
      SELECT (SELECT count(*) FROM seg WHERE segment = '${facts.segment}')::DOUBLE AS customers, count(*)::DOUBLE AS buyers,
        sum(m)::DOUBLE AS amount, sum(f)::DOUBLE AS orders, avg(f >= 2)::DOUBLE AS repurchase,
        avg(DATE '${result.as_of}' - last)::DOUBLE AS recency FROM c`.replace(
        'avg(f >= 2)',
        'avg((f >= 2)::INTEGER)',
      ),
    );
    if (!facts.figures || !expected) throw new Error('missing figures');
    const { customers = 0, buyers = 0, amount = 0, orders = 0, repurchase = 0, recency = 0 } = expected;
    expect(facts.figures.customers).toBe(customers);
    expect(facts.figures.buyers).toBe(buyers);
    expect(facts.figures.amount).toBeCloseTo(amount, 3);
    expect(facts.figures.measures.frequency).toBeCloseTo(orders / buyers, 9);
    expect(facts.figures.measures.per_customer).toBeCloseTo(amount / buyers, 6);
    expect(facts.figures.measures.per_order).toBeCloseTo(amount / orders, 6);
    expect(facts.figures.measures.repurchase).toBeCloseTo(repurchase, 9);
    expect(facts.figures.measures.recency).toBeCloseTo(recency, 9);
  }
  const total = (of: (facts: PersonaResult['segments'][number]) => number | null | undefined) =>
    result.segments.reduce((sum, facts) => sum + (of(facts) ?? 0), 0);
  expect(total((facts) => facts.figures?.share)).toBeCloseTo(1, 12);
  expect(total((facts) => facts.figures?.amount_share)).toBeCloseTo(1, 9);
  return { result, base, warnings: outcome.warnings };
}

/** Customers by the value that most of their rows have; of equal ones the last in order. */
function mainValue(table: string, column: string): string {
  return `WITH n AS (SELECT customer, ${column} AS v, count(*) AS n FROM ${table} GROUP BY 1, 2),
    m AS (SELECT v, row_number() OVER (PARTITION BY customer ORDER BY n DESC, v DESC) AS place FROM n)
    SELECT v AS value, count(*)::DOUBLE AS customers FROM m WHERE place = 1 GROUP BY 1 ORDER BY 2 DESC, 1`;
}

const retail = 'online_retail/online_retail.csv.gz';

describe.skipIf(!sharedData(retail))(`Online Retail${whereData(retail)}`, () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await importDelimited(database, 'raw', retail);
    await database.run(`CREATE TABLE orders AS SELECT CustomerID AS customer, InvoiceNo AS "order",
      InvoiceDate::TIMESTAMP AS time, (Quantity::DECIMAL(18,4) * UnitPrice::DECIMAL(9,4))::DECIMAL(18,4) AS amount,
      Description AS product, Country AS country FROM raw
      WHERE CustomerID <> '' AND Quantity::INTEGER > 0 AND UnitPrice::DECIMAL(9,4) > 0`);
    await database.run('DROP TABLE raw');
  }, 120_000);
  afterAll(() => database.close());

  it('agrees with independent SQL', async () => {
    const { result, base } = await compare(
      database,
      `SELECT customer, "order" AS o, amount AS a, time AS t, trim(product) AS product, country FROM orders`,
      `SELECT customer, CASE WHEN sum(amount) > 1661.74 THEN 'high' WHEN count(DISTINCT "order") = 1 THEN 'once' ELSE 'low' END AS segment
       FROM orders GROUP BY 1`,
      ['country', 'product'],
    );
    expect(result.everyone.customers).toBe(4338);
    expect(result.everyone.amount).toBeCloseTo(8_911_407.904, 2);
    expect(result.everyone.measures.frequency).toBeCloseTo(4.27201475, 8);
    expect(result.everyone.measures.per_customer).toBeCloseTo(2054.26646, 5);
    expect(result.everyone.measures.recency).toBeCloseTo(93.05947441, 8);
    expect(result.everyone.measures.repurchase).toBeCloseTo((4338 - 1493) / 4338, 12);
    for (const { segment, lists } of result.segments) {
      const products = lists.find((list) => list.attribute === 'product');
      expect(products?.values).toHaveLength(5);
      for (const { value, customers, share, share_all } of products?.values ?? []) {
        const [row] = await database.rows<{ n: number; known: number; all: number; everyone: number }>(
          `SELECT count(DISTINCT customer) FILTER (WHERE segment = '${segment}' AND product = '${value.replaceAll("'", "''")}')::DOUBLE AS n,
            count(DISTINCT customer) FILTER (WHERE segment = '${segment}')::DOUBLE AS known,
            count(DISTINCT customer) FILTER (WHERE product = '${value.replaceAll("'", "''")}')::DOUBLE AS "all",
            count(DISTINCT customer)::DOUBLE AS everyone FROM ${base} WHERE product <> ''`,
        );
        if (!row) throw new Error('missing row');
        expect({ customers, share, share_all }).toEqual({
          customers: row.n,
          share: row.n / row.known,
          share_all: row.all / row.everyone,
        });
      }
    }
  });

  it('gives a customer of several countries the one ordered from most', async () => {
    const info = await makeSegmentation(
      database,
      'seg',
      `SELECT DISTINCT customer, 'all' AS segment FROM orders`,
    );
    const outcome = await runCell(
      'persona',
      {
        options: { segmentation: 'seg', orders: 'orders', attributes: ['country'], top: 20, suppress: 0 },
        tables: ['seg', 'orders'],
        segmentations: [info],
      },
      database,
    );
    const [list] = (outcome.result as PersonaResult).segments[0]?.lists ?? [];
    const expected = await database.rows(`${mainValue('orders', 'country')} LIMIT 20`);
    expect(list?.values.map(({ value, customers }) => ({ value, customers }))).toEqual(expected);
    expect(list?.known).toBe(4338);
  });
});

const shop = 'rfm_shop_cn/rfm_shop_gb.csv';

describe.skipIf(!sharedData(shop))(`the Chinese shop${whereData(shop)}`, () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await importDelimited(database, 'raw', shop, 'gb18030');
    await database.run(`CREATE TABLE orders AS SELECT 买家昵称 AS customer, 付款日期::TIMESTAMP AS time, 订单状态 AS status,
      实付金额::DECIMAL(18,4) AS amount, 省份 AS province, 城市 AS city FROM raw`);
    await database.run('DROP TABLE raw');
  }, 120_000);
  afterAll(() => database.close());

  it('agrees with independent SQL, refunded orders left out', async () => {
    const { result, base } = await compare(
      database,
      `SELECT customer, time::DATE AS o, amount AS a, time AS t, province, city FROM orders WHERE status = '交易成功' AND amount > 0`,
      `SELECT customer, CASE WHEN sum(amount) >= 200 THEN 'high' WHEN sum(amount) >= 100 THEN 'middle' ELSE 'low' END AS segment
       FROM orders WHERE status = '交易成功' AND amount > 0 GROUP BY 1`,
      ['province', 'city'],
    );
    for (const { segment, lists, figures } of result.segments) {
      for (const list of lists) {
        const known = `SELECT * FROM ${base} WHERE segment = '${segment}' AND ${list.attribute} <> ''`;
        const expected = await database.rows(`${mainValue(`(${known})`, list.attribute)} LIMIT 5`);
        expect(list.values.map(({ value, customers }) => ({ value, customers }))).toEqual(expected);
        expect(list.known).toBeLessThanOrEqual(figures?.customers ?? 0);
        for (const { share, share_all, index } of list.values)
          expect(index).toBeCloseTo((100 * share) / share_all, 9);
      }
    }
  });
});
