import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointsOf } from '../../../src/cells/persona/points';
import type { PersonaFacts, PersonaResult } from '../../../src/cells/persona/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';

/*
 * A shop of 240 customers over two years, measured on 2024-07-01: a (c000–c119) bought 100 in March 2023 and, the even
 * ones twice, 200 in March 2024; b (c120–c239) bought 300 in March 2023 and 100 in March 2024. Costs are half of the
 * amount of a, nine tenths of that of b. c000 alone bought 40,000 more in March 2024.
 */
const orders = `
SELECT printf('c%03d', i) AS customer, 'x' || i AS "order", TIMESTAMP '2023-03-01' AS time,
  (CASE WHEN i < 120 THEN 100 ELSE 300 END)::DECIMAL(18,4) AS amount, (CASE WHEN i < 120 THEN 50 ELSE 270 END)::DECIMAL(18,4) AS cost
FROM range(240) a(i)
UNION ALL SELECT printf('c%03d', i), 'y' || i, TIMESTAMP '2024-03-01',
  CASE WHEN i < 120 THEN CASE WHEN i % 2 = 0 THEN 400 ELSE 0.0001 END ELSE 100 END,
  CASE WHEN i < 120 THEN CASE WHEN i % 2 = 0 THEN 200 ELSE 0 END ELSE 90 END FROM range(240) a(i)
UNION ALL SELECT 'c000', 'big', TIMESTAMP '2024-03-02', 40000, 20000`;

const ledger = `SELECT printf('c%03d', i) AS customer, '客户' || i AS name, printf('138%08d', i) AS phone,
  CASE WHEN i % 3 = 0 THEN '深圳' ELSE '广州' END AS city, CASE WHEN i % 10 = 0 THEN '是' END AS opted_out,
  (CASE WHEN i < 120 THEN 0.5 ELSE 0.1 END)::DOUBLE AS promotion_share, (CASE WHEN i < 20 THEN 10 END)::DOUBLE AS complaints,
  (CASE WHEN i < 120 THEN 900 ELSE 100 END)::DOUBLE AS clv FROM range(240) a(i)`;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE shop AS ${orders}`);
  await database.run(`CREATE TABLE people AS ${ledger}`);
});
afterAll(() => database.close());

const split = `SELECT customer, CASE WHEN customer < 'c120' THEN 'a' ELSE 'b' END AS segment FROM people`;

async function portray(
  options: {
    readonly orders?: string | null;
    readonly potential?: string;
    readonly [option: string]: unknown;
  } = {},
  query = split,
  basis: 'value' | 'attribute' = 'attribute',
) {
  const own = [options.orders, options.potential].filter((table) => typeof table === 'string');
  const more = own.filter((table) => table !== 'people');
  const info = { ...(await makeSegmentation(database, 'seg', query)), basis };
  const wanted = await makeSegmentation(
    database,
    'wants',
    `SELECT customer, CASE WHEN customer < 'c090' THEN 'price' ELSE 'quality' END AS segment FROM people WHERE customer < 'c230'`,
  );
  const outcome = await runCell(
    'persona',
    {
      name: 'faces',
      options: { segmentation: 'seg', orders: 'shop', customers: 'people', as_of: '2024-07-01', ...options },
      tables: ['seg', 'shop', 'people', 'wants', ...more],
      segmentations: [info, wanted],
    },
    database,
  );
  const result = outcome.result as PersonaResult;
  const of = (segment: string): PersonaFacts => {
    const facts = result.segments.find((one) => one.segment === segment);
    if (!facts) throw new Error(`missing segment: ${segment}`);
    return facts;
  };
  return { ...outcome, result, of };
}

describe('figures of customers', () => {
  it('are spread as quantiles, beside everyone, and only where enough are known', async () => {
    const { of, result } = await portray();
    expect(result.numbers.map(({ measure }) => measure)).toEqual([
      ...['recency', 'frequency', 'per_customer', 'per_order'],
      ...['promotion_share', 'complaints'],
    ]);
    const amount = of('b').numbers.find(({ measure }) => measure === 'per_customer');
    expect(amount).toMatchObject({ known: 120, mean: 400, p10: 400, p25: 400, p50: 400, p75: 400, p90: 400 });
    const promoted = of('a').numbers.find(({ measure }) => measure === 'promotion_share');
    expect(promoted).toMatchObject({ known: 120, enough: true, mean: 0.5, index: (100 * 0.5) / 0.3 });
    expect(promoted?.effect).toBeCloseTo(1, 6);
    expect(of('a').numbers.find(({ measure }) => measure === 'complaints')).toMatchObject({
      ...{ known: 20, enough: false, mean: null, p50: null, p10: null, index: null, effect: 0 },
    });
  });

  it('ends are not told of fewer than a hundred, nor anything of fewer than thirty', async () => {
    const few = `SELECT customer, CASE WHEN customer < 'c040' THEN 'a' WHEN customer < 'c060' THEN 'b' ELSE 'c' END AS segment FROM people`;
    const { of } = await portray({}, few);
    const spread = (segment: string) => of(segment).numbers.find(({ measure }) => measure === 'recency');
    expect(spread('a')).toMatchObject({ p10: null, p25: 122, p90: null });
    expect(spread('b')).toMatchObject({ p10: null, p50: null, mean: null });
    expect(spread('c')).toMatchObject({ p10: 122, p90: 122 });
  });

  it('may be any column of figures; one that is not there is refused', async () => {
    const { result } = await portray({ measures: ['clv'] });
    expect(result.numbers.map(({ measure }) => measure).slice(4)).toEqual(['clv']);
    await expect(portray({ measures: ['nowhere'] })).rejects.toMatchObject({
      code: 'analysis.missing_column',
    });
  });

  it('tell how much of the amount the largest customer brings', async () => {
    const { of } = await portray();
    const total = 120 * 100 + 60 * 400 + 60 * 0.0001 + 40_000;
    expect(of('a').figures?.dominant).toBeCloseTo((100 + 400 + 40_000) / total, 9);
    expect(of('b').figures?.dominant).toBeCloseTo(1 / 120, 9);
  });
});

describe('value and potential', () => {
  it('growth compares two windows of equal length, a year at most', async () => {
    const { of, result } = await portray();
    expect(result.potential).toEqual({ by: 'growth', days: 244, circular: false });
    const grown = of('b').priority;
    expect(grown?.growth).toBeCloseTo(-2 / 3, 12);
    expect(of('a').priority?.growth).toBeCloseTo((60 * 400 + 60 * 0.0001 + 40_000) / 12_000 - 1, 9);
    const all = (60 * 400 + 60 * 0.0001 + 40_000 + 12_000) / (12_000 + 36_000);
    expect(grown?.potential_index).toBeCloseTo((100 * (1 / 3)) / all, 6);
    expect(grown?.value_index).toBeCloseTo((100 * (48_000 / (48_000 + 76_000.006))) / 0.5, 6);
    expect([of('a').priority?.class, of('b').priority?.class]).toEqual(['first', 'low']);
    expect([of('a').priority?.rank, of('b').priority?.rank]).toEqual([1, 2]);
  });

  it('growth of groups made by value is marked as following from how they are made', async () => {
    const { result, of } = await portray({}, split, 'value');
    expect(result.potential).toMatchObject({ by: 'growth', circular: true });
    expect(of('b').priority).toMatchObject({ potential_index: null, class: 'low' });
    expect(of('a').priority?.class).toBe('keep');
    expect(of('b').priority?.growth).toBeCloseTo(-2 / 3, 12);
  });

  it('an expected value goes before growth', async () => {
    const { of, result } = await portray({ potential: 'people', priority: { value: 50, potential: 100 } });
    expect(result.potential).toEqual({ by: 'clv', table: 'people', column: 'clv' });
    expect(result.everyone_clv).toBe(500);
    expect(of('a').priority).toMatchObject({ clv: 900, potential_index: 180, class: 'first' });
    expect(of('b').priority).toMatchObject({ clv: 100, potential_index: 20, class: 'keep' });
  });

  it('is not told without two windows, and nothing is first on it then', async () => {
    const { of, result } = await portray({ orders: null });
    expect(result.potential).toEqual({ by: 'none' });
    expect(of('a').priority).toMatchObject({ potential_index: null, growth: null });
    expect(of('a').priority?.class).not.toBe('first');
  });

  it('margins are of the cost of the orders', async () => {
    const { of } = await portray();
    expect(of('b').profit?.margin).toBeCloseTo(120 * (30 + 10), 6);
    const a = 120 * 50 + 60 * 200 + 60 * 0.0001 + 20_000;
    expect(of('a').profit?.margin_share).toBeCloseTo(a / (a + 4800), 9);
  });
});

describe('the base of a sentence', () => {
  /** Known of a third of a (40) and a quarter of b (30): b has enough customers, but too small a share. */
  const some = `(customer < 'c040' OR customer BETWEEN 'c120' AND 'c149')`;
  const baseOf = (facts: PersonaFacts, result: PersonaResult) =>
    Object.fromEntries(pointsOf(facts, result).map(({ id, base }) => [id, base]));

  it('is whom it is known of, and nothing is said of too few', async () => {
    await database.run(`CREATE OR REPLACE TABLE partly AS
      SELECT customer, CASE WHEN ${some} THEN clv END AS clv FROM people`);
    await database.run(`CREATE OR REPLACE TABLE partly_shop AS
      SELECT * REPLACE (CASE WHEN ${some} THEN cost END AS cost) FROM shop`);
    const { of, result } = await portray({ orders: 'partly_shop', potential: 'partly' });
    expect(of('a').profit).toMatchObject({ known: 40 });
    expect(of('b').profit).toMatchObject({ known: 30 });
    expect(of('b').priority).toMatchObject({ clv: 100, clv_known: 30, growth_known: 120 });
    expect(baseOf(of('a'), result)).toMatchObject({ size: 120, spending: 120, profit: 40, clv: 40 });
    expect(baseOf(of('b'), result)).not.toHaveProperty('profit');
    expect(baseOf(of('b'), result)).not.toHaveProperty('clv');
  });

  it('of growth is who bought in the days that are compared', async () => {
    await database.run(`CREATE OR REPLACE TABLE mostly_gone AS
      SELECT * REPLACE (CASE WHEN ${some} THEN time ELSE TIMESTAMP '2021-01-01' END AS time) FROM shop`);
    const { of, result } = await portray({ orders: 'mostly_gone' });
    expect([of('a').priority?.growth_known, of('b').priority?.growth_known]).toEqual([40, 30]);
    expect(baseOf(of('a'), result)).toMatchObject({ growth: 40 });
    expect(baseOf(of('b'), result)).not.toHaveProperty('growth');
  });

  it('of behaviour and spending is who bought', async () => {
    await database.run(`CREATE OR REPLACE TABLE few_buy AS SELECT * FROM shop WHERE ${some}`);
    const { of, result } = await portray({ orders: 'few_buy' });
    expect(baseOf(of('a'), result)).toMatchObject({ recency: 40, frequency: 40, spending: 40 });
    expect(Object.keys(baseOf(of('b'), result))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/recency|frequency|spending/)]),
    );
    expect(of('b').apart.filter(({ kind }) => kind === 'measure')).toEqual([]);
  });
});

describe('needs', () => {
  it('are shares of the customers whose need is known', async () => {
    const { of } = await portray({ needs: 'wants' });
    expect(of('a').needs).toEqual({
      known: 120,
      known_share: 1,
      enough: true,
      values: [
        {
          value: 'price',
          label_zh: '客群price',
          label_en: 'Group price',
          customers: 90,
          share: 0.75,
          share_all: 90 / 230,
          index: (100 * 0.75) / (90 / 230),
        },
        {
          value: 'quality',
          label_zh: '客群quality',
          label_en: 'Group quality',
          customers: 30,
          share: 0.25,
          share_all: 140 / 230,
          index: (100 * 0.25) / (140 / 230),
        },
      ],
    });
    expect(of('b').needs).toMatchObject({ known: 110, values: [{ value: 'quality', share: 1 }] });
    expect((await portray()).of('a').needs).toBeNull();
  });
});

describe('an interview sample', () => {
  const wanted = { per_segment: 6, reserve: 3, strata: ['city'], seed: 7 };
  const list = () =>
    database.rows<Record<string, string | null>>(
      'SELECT * FROM faces_interviews ORDER BY segment, role, city, customer',
    );

  it('draws of each segment, spread over strata in proportion, without those who opted out', async () => {
    const { result, tables } = await portray({ interviews: wanted });
    expect(tables.map(({ name, rows }) => [name, rows]).at(-1)).toEqual(['faces_interviews', 18]);
    const rows = await list();
    expect(rows.filter(({ role }) => role === 'main')).toHaveLength(12);
    expect(rows.every(({ customer }) => !customer?.endsWith('0'))).toBe(true);
    const drawn = (segment: string) =>
      ['广州', '深圳'].map(
        (city) =>
          rows.filter((row) => row.segment === segment && row.role === 'main' && row.city === city).length,
      );
    expect([drawn('a'), drawn('b')]).toEqual([
      [4, 2],
      [4, 2],
    ]);
    expect(Object.keys(rows[0] ?? {})).toEqual(['customer', 'segment', 'role', 'city', 'name', 'phone']);
    expect(result.interviews).toMatchObject({ consent: 'opted_out', unknown_strata: [], seed: 7 });
    expect(result.interviews?.segments[0]).toMatchObject({
      segment: 'a',
      customers: 108,
      opted_out: 12,
      drawn: 6,
      reserve: 3,
    });
  });

  it('is the same for the same seed whatever the order of rows, and another for another', async () => {
    await portray({ interviews: wanted });
    const first = await list();
    await database.run('CREATE OR REPLACE TABLE people AS SELECT * FROM people ORDER BY md5(customer)');
    await portray({ interviews: wanted }, `${split} ORDER BY md5(customer || 'x')`);
    expect(await list()).toEqual(first);
    await portray({ interviews: { ...wanted, seed: 8 } });
    expect(await list()).not.toEqual(first);
  });

  it('a stratum by amount keeps equal amounts together; one that nobody knows is said', async () => {
    const { result } = await portray({ interviews: { ...wanted, strata: ['value', 'nowhere'] } });
    expect(result.interviews?.unknown_strata).toEqual(['nowhere']);
    // All of b spent the same: they are one stratum.
    expect(result.interviews?.segments[1]?.strata.map(({ stratum, drawn }) => [stratum, drawn])).toEqual([
      ['high', 6],
    ]);
  });

  it('takes all there are where more are wanted, small groups included', async () => {
    const few = `SELECT customer, CASE WHEN customer < 'c004' THEN 'a' ELSE 'b' END AS segment FROM people`;
    const { result, of } = await portray({ interviews: { ...wanted, strata: [] } }, few);
    expect(of('a').hidden).toBe(true);
    expect(result.interviews?.segments[0]).toMatchObject({
      segment: 'a',
      customers: 3,
      drawn: 3,
      reserve: 0,
    });
  });

  it('is drawn only where asked for', async () => {
    const { result, tables } = await portray();
    expect(result.interviews).toBeNull();
    expect(tables).toHaveLength(2);
  });
});

it('does not depend on the order of rows', async () => {
  const options = { needs: 'wants', potential: 'people' };
  const first = await portray(options);
  await database.run('CREATE OR REPLACE TABLE shop AS SELECT * FROM shop ORDER BY md5("order")');
  const second = await portray(options, `${split} ORDER BY md5(customer)`);
  expect(second.result).toEqual(first.result);
});
