import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaFacts, PersonaResult } from '../../../src/cells/persona/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';
import { customersSql, ordersSql } from './small-shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE orders AS ${ordersSql}`);
  await database.run(`CREATE TABLE ledger AS ${customersSql}`);
});
afterAll(() => database.close());

const bySize = `SELECT DISTINCT customer, CASE WHEN customer < 'c040' THEN 'a' WHEN customer < 'c095' THEN 'b' ELSE 'c' END AS segment FROM orders`;

async function portray(options: object = {}, query = bySize) {
  const info = await makeSegmentation(database, 'seg', query);
  const outcome = await runCell(
    'persona',
    {
      name: 'persona',
      options: { segmentation: 'seg', orders: 'orders', as_of: '2024-07-01', ...options },
      tables: ['seg', 'orders', 'ledger', ...('customers' in options ? [String(options.customers)] : [])],
      segmentations: [info],
    },
    database,
  );
  const result = outcome.result as PersonaResult;
  const of = (segment: string): PersonaFacts => {
    const facts = result.segments.find((one) => one.segment === segment);
    if (!facts) throw new Error(`missing segment: ${segment}`);
    return facts;
  };
  const list = (segment: string, attribute: string) =>
    of(segment).lists.find((one) => one.attribute === attribute);
  return { ...outcome, result, of, list };
}

/*
 * The small shop: c000–c039 (a) order on the 1st of January, March and May 2024, 300 each time; c040–c094 (b) once, on
 * the 1st of February, 100; c095–c099 (c) once, in March, 50. Category of a: 母婴, of b and c: 家居.
 * City of a: 深圳, of b: 广州 for even numbers, unknown for odd ones, of c: 北京.
 */
describe('figures', () => {
  it('are ratios of sums, each beside everyone', async () => {
    const { of, result } = await portray({ suppress: 0 });
    expect(result.everyone).toEqual({
      customers: 100,
      share: 1,
      amount: 40 * 900 + 55 * 100 + 5 * 50,
      amount_share: 1,
      buyers: 100,
      dominant: 900 / 41_750,
      measures: {
        recency: (40 * 61 + 55 * 151 + 5 * 122) / 100,
        frequency: (40 * 3 + 60) / 100,
        per_customer: 41_750 / 100,
        per_order: 41_750 / 180,
        repurchase: 0.4,
      },
    });
    expect(of('a').figures).toEqual({
      customers: 40,
      share: 0.4,
      amount: 36_000,
      amount_share: 36_000 / 41_750,
      buyers: 40,
      dominant: 900 / 36_000,
      measures: { recency: 61, frequency: 3, per_customer: 900, per_order: 300, repurchase: 1 },
    });
    expect(of('a').indexes?.frequency).toBeCloseTo(100 * (3 / 1.8), 10);
    expect(of('b').indexes?.repurchase).toBe(0);
  });

  it('come from the segmentation itself where there are no orders', async () => {
    const own = `SELECT customer, 'a' AS segment, 10 AS recency, 2 AS frequency, 55.5::DOUBLE AS monetary FROM ledger`;
    const { of, result } = await portray({ orders: null }, own);
    expect(of('a').figures?.measures).toEqual({
      recency: 10,
      frequency: 2,
      per_customer: 55.5,
      per_order: 27.75,
      repurchase: 1,
    });
    expect(result.orders).toBeNull();
    expect(of('a').activity).toEqual([]);
    const bare = await portray({ orders: null }, `SELECT customer, 'a' AS segment FROM ledger`);
    expect(bare.of('a').figures).toMatchObject({ customers: 100, amount: null, buyers: 0 });
    expect(bare.of('a').indexes).toEqual({
      recency: null,
      frequency: null,
      per_customer: null,
      per_order: null,
      repurchase: null,
    });
  });

  it('count customers who never ordered, but not among the buyers', async () => {
    const { of } = await portray({}, `${bySize} UNION ALL SELECT 'n' || range, 'a' FROM range(10)`);
    expect(of('a').figures).toMatchObject({ customers: 50, buyers: 40 });
    expect(of('a').figures?.measures).toMatchObject({ frequency: 3, per_customer: 900 });
  });
});

describe('attributes', () => {
  it('are shares of the customers for whom they are known, and the base is told', async () => {
    const { list } = await portray({ suppress: 0 });
    expect(list('b', 'city')).toEqual({
      attribute: 'city',
      known: 28,
      known_share: 28 / 55,
      enough: false,
      values: [],
    });
    expect(list('a', 'city')).toEqual({
      attribute: 'city',
      known: 40,
      known_share: 1,
      enough: true,
      values: [{ value: '深圳', customers: 40, share: 1, share_all: 40 / 73, index: (100 * 73) / 40 }],
    });
  });

  it('say nothing where they are known for too few, and warn of it', async () => {
    const { warnings } = await portray();
    expect(warnings).toContainEqual({
      code: 'persona.attribute_unknown',
      values: { field: 'city', segments: 1 },
    });
  });

  it('count a customer once for each thing bought', async () => {
    const { list } = await portray({ suppress: 0 });
    expect(list('a', 'category')?.values).toEqual([
      { value: '母婴', customers: 40, share: 1, share_all: 0.4, index: 250 },
      { value: '玩具', customers: 20, share: 0.5, share_all: 0.2, index: 250 },
    ]);
  });

  it('are read from the customers first, ages in bands', async () => {
    const { list, result } = await portray({ customers: 'ledger', suppress: 0 });
    expect(result.attributes).toEqual([
      { attribute: 'sex', kind: 'one', from: 'ledger' },
      { attribute: 'age', kind: 'one', from: 'ledger' },
      { attribute: 'city', kind: 'one', from: 'orders' },
      { attribute: 'category', kind: 'many', from: 'orders' },
    ]);
    expect(list('a', 'age')?.values.map(({ value, customers }) => [value, customers])).toEqual([
      ['25-29', 20],
      ['30-34', 20],
    ]);
    expect(list('b', 'sex')?.values[0]).toEqual({
      value: '女',
      customers: 28,
      share: 28 / 55,
      share_all: 0.5,
      index: (100 * 28) / 55 / 0.5,
    });
  });

  it('ages begin and end where the author says, and follow from a date of birth', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE born AS SELECT customer, DATE '1990-07-01' + CASE WHEN customer < 'c050' THEN 0 ELSE 1 END AS birth_date FROM ledger`,
    );
    const info = await makeSegmentation(database, 'seg', `SELECT customer, 'a' AS segment FROM ledger`);
    const outcome = await runCell(
      'persona',
      {
        options: { segmentation: 'seg', customers: 'born', as_of: '2024-07-01', age_bands: [34, 40] },
        tables: ['seg', 'born'],
        segmentations: [info],
      },
      database,
    );
    const [facts] = (outcome.result as PersonaResult).segments;
    expect(facts?.lists[0]?.values.map(({ value, customers }) => [value, customers])).toEqual([
      ['34-39', 50],
      ['<34', 50],
    ]);
  });

  it('may be any column, chosen by the author', async () => {
    const { result } = await portray({ customers: 'ledger', attributes: ['plan'] });
    expect(result.attributes).toEqual([{ attribute: 'plan', kind: 'one', from: 'ledger' }]);
    await expect(portray({ attributes: ['nowhere'] })).rejects.toMatchObject({
      code: 'analysis.missing_column',
    });
  });
});

describe('small groups', () => {
  it('are not shown, nor counted in everyone, so that nothing is left by subtraction', async () => {
    const { of, result, warnings, tables } = await portray();
    expect(of('c')).toMatchObject({
      hidden: true,
      figures: null,
      indexes: null,
      lists: [],
      apart: [],
      activity: [],
    });
    expect(result.everyone.customers).toBe(95);
    expect(of('a').figures?.share).toBe(40 / 95);
    expect(warnings).toContainEqual({ code: 'persona.segments_hidden', values: { segments: 1, least: 10 } });
    expect(tables.map((table) => [table.name, table.rows])).toEqual([
      ['persona', 3],
      ['persona_values', 4],
    ]);
    expect(await database.rows("SELECT customers, amount, recency FROM persona WHERE segment = 'c'")).toEqual(
      [{ customers: null, amount: null, recency: null }],
    );
  });

  it('say how large the largest is where none can be shown', async () => {
    await expect(portray({ suppress: 60 })).rejects.toMatchObject({
      code: 'persona.all_hidden',
      values: { customers: 55, least: 60 },
    });
  });

  it('a few customers with a value are not shown either', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE towns AS SELECT customer, CASE WHEN customer < 'c004' THEN '珠海' WHEN customer < 'c020' THEN '深圳' ELSE '广州' END AS city FROM ledger`,
    );
    const { list } = await portray({ customers: 'towns' });
    // 4 in 珠海 are too few; 16 + 20 of 40 would give them away, so the smaller of the others goes too.
    expect(list('a', 'city')?.values.map(({ value }) => value)).toEqual(['广州']);
  });
});

describe('what sets a group apart', () => {
  it('is ranked by the size of the difference', async () => {
    const { of } = await portray({ suppress: 0 });
    const traits = of('a').apart.map((trait) => [
      trait.kind === 'measure' ? trait.measure : trait.value,
      trait.effect,
    ]);
    // Cohen's h of 1 against 0.4: π − 2·asin(√0.4).
    expect(traits[0]).toEqual([
      'repurchase',
      Math.round((Math.PI - 2 * Math.asin(Math.sqrt(0.4))) * 1e6) / 1e6,
    ]);
    expect(traits.map(([name]) => name)).toContain('母婴');
    const effects = of('a').apart.map((trait) => Math.abs(trait.effect));
    expect(effects).toEqual([...effects].sort((a, b) => b - a));
    expect(Math.min(...effects)).toBeGreaterThanOrEqual(0.2);
  });

  it('is nothing for everyone', async () => {
    const { of } = await portray({}, `SELECT DISTINCT customer, 'all' AS segment FROM orders`);
    expect(of('all').apart).toEqual([]);
    expect(of('all').indexes).toEqual({
      recency: 100,
      frequency: 100,
      per_customer: 100,
      per_order: 100,
      repurchase: 100,
    });
  });
});

it('shows months without holes', async () => {
  const { of, result } = await portray();
  expect(result.months).toEqual(['2024-01', '2024-02', '2024-03', '2024-04', '2024-05']);
  expect(of('a').activity).toEqual([40, 0, 40, 0, 40]);
  expect(of('b').activity).toEqual([0, 55, 0, 0, 0]);
});

it('does not depend on the order of rows', async () => {
  const first = await portray({ customers: 'ledger' });
  await database.run(
    'CREATE OR REPLACE TABLE orders AS SELECT * FROM orders ORDER BY hash("order" || customer)',
  );
  await database.run('CREATE OR REPLACE TABLE ledger AS SELECT * FROM ledger ORDER BY hash(customer)');
  const second = await portray({ customers: 'ledger' }, `${bySize} ORDER BY hash(customer)`);
  expect(second.result).toEqual(first.result);
  expect(structuredClone(first.result)).toEqual(first.result);
});

it('refuses a segmentation without customers', async () => {
  await expect(portray({}, `SELECT 'x' AS person, 'a' AS segment`)).rejects.toMatchObject({
    code: 'analysis.missing_column',
  });
});
