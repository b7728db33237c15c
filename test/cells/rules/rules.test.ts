import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RulesResult } from '../../../src/cells/rules/result';
import type { Value } from '../../../src/model/table';
import { list, literal } from '../../../src/sql/sql';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Row = Readonly<Record<string, Value>>;

async function table(name: string, rows: readonly Row[], types: Readonly<Record<string, string>>) {
  const names = Object.keys(types);
  const values = rows.map((row) => `(${list(names.map((column) => literal(row[column] ?? null)))})`);
  const casts = names.map((column) => `"${column}"::${types[column] ?? ''} AS "${column}"`);
  const from =
    rows.length > 0
      ? `(VALUES ${list(values)}) t(${list(names.map((column) => `"${column}"`))})`
      : `(SELECT ${list(names.map((column) => `NULL AS "${column}"`))}) WHERE FALSE`;
  await database.run(`CREATE OR REPLACE TABLE ${name} AS SELECT ${list(casts)} FROM ${from}`);
}

async function run(options: object, more: object = {}) {
  const cell = { options: { from: 'bought', ...options }, tables: ['bought'], ...more };
  const outcome = await runCell('rules', cell, database);
  return { outcome, result: outcome.result as RulesResult };
}

const BASKETS = { order: 'VARCHAR', product: 'VARCHAR' };
const SMALL = { min_support: 0.6, min_confidence: 0.8, min_lift: 0, prune: false, splits: 'all' };

/** Baskets in the order given; `lines` of items. */
const baskets = (lines: readonly (readonly string[])[]): Row[] =>
  lines.flatMap((items, i) => items.map((product) => ({ order: `o${i}`, product })));

/** The five baskets of mlxtend's and its tutorial's tests. */
const MLXTEND = baskets([
  ['Milk', 'Onion', 'Nutmeg', 'Kidney Beans', 'Eggs', 'Yogurt'],
  ['Dill', 'Onion', 'Nutmeg', 'Kidney Beans', 'Eggs', 'Yogurt'],
  ['Milk', 'Apple', 'Kidney Beans', 'Eggs'],
  ['Milk', 'Unicorn', 'Corn', 'Kidney Beans', 'Yogurt'],
  ['Corn', 'Onion', 'Onion', 'Kidney Beans', 'Ice cream', 'Eggs'],
]);

describe('rules of small baskets', () => {
  it('are those of mlxtend’s test, all splits', async () => {
    await table('bought', MLXTEND, BASKETS);
    const { result } = await run(SMALL);
    const found = result.rules.map(
      ({ antecedent, consequent, antecedent_count, consequent_count, ...rule }) =>
        [
          antecedent.join('+'),
          consequent.join('+'),
          antecedent_count / 5,
          consequent_count / 5,
          rule.support,
          rule.confidence,
          rule.lift,
        ].join(' '),
    );
    expect(found.sort()).toEqual(
      [
        'Onion Kidney Beans 0.6 1 0.6 1 1',
        'Milk Kidney Beans 0.6 1 0.6 1 1',
        'Eggs+Onion Kidney Beans 0.6 1 0.6 1 1',
        'Kidney Beans+Onion Eggs 0.6 0.8 0.6 1 1.25',
        'Onion Eggs+Kidney Beans 0.6 0.8 0.6 1 1.25',
        'Eggs Kidney Beans 0.8 1 0.8 1 1',
        'Kidney Beans Eggs 1 0.8 0.8 0.8 1',
        'Yogurt Kidney Beans 0.6 1 0.6 1 1',
        'Onion Eggs 0.6 0.8 0.6 1 1.25',
      ].sort(),
    );
    expect(
      result.rules.find(({ antecedent, consequent }) => `${antecedent}>${consequent}` === 'Onion>Eggs'),
    ).toMatchObject({
      support: 0.6,
      confidence: 1,
      lift: 1.25,
      conviction: null,
      zhang: 0.5,
      jaccard: 0.75,
      certainty: 1,
    });
  });

  it('prune what a shorter left side says with the same confidence', async () => {
    await table('bought', MLXTEND, BASKETS);
    const { result } = await run({ ...SMALL, prune: true });
    const names = result.rules.map(
      ({ antecedent, consequent }) => `${antecedent.join('+')}>${consequent.join('+')}`,
    );
    // Eggs+Onion > Kidney Beans says no more than Onion > Kidney Beans; Kidney Beans+Onion > Eggs no more than Onion > Eggs.
    expect(result.rules_redundant).toBe(2);
    expect(names).not.toContain('Eggs+Onion>Kidney Beans');
    expect(names).not.toContain('Kidney Beans+Onion>Eggs');
    expect(result.rules_kept).toBe(7);
  });

  it('publish every rule and set with all measures, infinite conviction as nothing', async () => {
    await table('bought', MLXTEND, BASKETS);
    const { outcome, result } = await run({ ...SMALL, sequence: false, next: false });
    expect(outcome.tables.map(({ name }) => name)).toEqual(['rules', 'rules_itemsets']);
    const rows = await database.rows('SELECT * FROM rules ORDER BY rank');
    expect(rows.map(({ lift }) => lift)).toEqual(result.rules.map(({ lift }) => lift));
    expect(rows.every((row) => row.conviction === null || Number.isFinite(row.conviction))).toBe(true);
    const sets = await database.rows(`SELECT itemset, "count" FROM rules_itemsets WHERE length = 3`);
    expect(sets).toEqual([{ itemset: 'Eggs + Kidney Beans + Onion', count: 3 }]);
    const left = await database.rows(
      `SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'rules %'`,
    );
    expect(left).toEqual([]);
  });

  it('do not depend on the order of rows, on repeated rows or on names', async () => {
    await table('bought', MLXTEND, BASKETS);
    const first = (await run(SMALL)).result;
    await table('bought', [...MLXTEND, ...MLXTEND.slice(3, 9)].reverse(), BASKETS);
    expect((await run(SMALL)).result).toEqual(first);
    const renamed = MLXTEND.map(({ order, product }) => ({
      order: `x${String(order)}`,
      product: `z${String(product)}`,
    }));
    await table('bought', renamed, BASKETS);
    const other = (await run(SMALL)).result;
    expect(other.rules.map(({ lift, count, q }) => [lift, count, q])).toEqual(
      first.rules.map(({ lift, count, q }) => [lift, count, q]),
    );
    expect(other.rules[0]?.antecedent[0]).toBe(`z${first.rules[0]?.antecedent[0] ?? ''}`);
  });
});

describe('degenerate baskets', () => {
  it('have a message where nothing was bought', async () => {
    await table('bought', [], BASKETS);
    await expect(run({})).rejects.toMatchObject({ code: 'analysis.no_baskets' });
    await table(
      'bought',
      [
        { order: 'a', product: null },
        { order: null, product: 'x' },
      ],
      BASKETS,
    );
    await expect(run({})).rejects.toMatchObject({ code: 'analysis.no_baskets' });
    await table('bought', baskets([['a']]), BASKETS);
    await expect(run({ item: 'category' })).rejects.toMatchObject({ code: 'analysis.missing_column' });
  });

  it.each([
    ['one basket', [['a', 'b', 'c']]],
    ['one item', [['a'], ['a'], ['a']]],
    ['a single row', [['a']]],
  ])('give a stated result: %s', async (_, lines) => {
    await table('bought', baskets(lines), BASKETS);
    const { outcome, result } = await run({});
    expect(result).toMatchObject({
      baskets: lines.length,
      rules_found: 0,
      rules: [],
      next: null,
      sequences: null,
    });
    expect(outcome.warnings.map(({ code }) => code)).toContain('rules.none');
    expect(JSON.stringify(outcome.result)).not.toMatch(/NaN|Infinity/);
  });

  it('hold where every basket is the same', async () => {
    await table('bought', baskets(Array.from({ length: 40 }, () => ['a', 'b', 'c'])), BASKETS);
    const { result } = await run({});
    expect(
      result.rules.every(
        ({ lift, confidence, zhang, certainty }) =>
          lift === 1 && confidence === 1 && zhang === 0 && certainty === 0,
      ),
    ).toBe(true);
    expect(result.rules_significant).toBe(0);
    expect(JSON.stringify(result.rules)).not.toMatch(/null,"p/);
  });

  it('leave out baskets that are too large, and say so', async () => {
    const large = Array.from({ length: 12 }, (_, i) => `p${i}`);
    await table('bought', baskets([large, ['p1', 'p2'], ['p1', 'p2'], ['p3']]), BASKETS);
    const { outcome, result } = await run({ largest_basket: 5, min_support: 0.1 });
    expect(result).toMatchObject({ baskets: 3, largest_basket: 2, rules_found: 2 });
    expect(outcome.warnings).toContainEqual({
      code: 'rules.large_baskets_left_out',
      values: { baskets: 1, items: 5 },
    });
  });
});

const ORDERS = {
  ...{ customer: 'VARCHAR', order: 'VARCHAR', time: 'TIMESTAMP', product: 'VARCHAR' },
  ...{ amount: 'DECIMAL(18,4)', status: 'VARCHAR' },
};

/** 60 customers: those of the north buy tea and then cups ten days later; the south buys rice with beans. */
function orders(): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < 60; i++) {
    const customer = `c${String(i).padStart(2, '0')}`;
    const north = i < 30;
    const line = (order: string, time: string, product: string, status = '交易成功') =>
      rows.push({ customer, order: `${customer}${order}`, time, product, amount: 10, status });
    for (const product of north ? ['tea', 'pot'] : ['rice', 'beans']) line('a', '2024-01-01', product);
    if (i % 3 > 0) line('b', '2024-01-11', north ? 'cups' : 'oil');
    if (i % 2 > 0) line('c', '2024-05-01', north ? 'cups' : 'salt');
    line('d', '2024-02-01', 'gold', '交易关闭');
  }
  return rows;
}

describe('rules of orders with customers', () => {
  const options = { min_support: 0.05, sequence: { days: 30, min_count: 5 }, next: { min_count: 2 } };

  it('leave closed orders out and tell what is bought next, with the median gap', async () => {
    await table('bought', orders(), ORDERS);
    const { outcome, result } = await run(options);
    expect(result.top_items.map(({ item }) => item)).not.toContain('gold');
    expect(outcome.warnings.find(({ code }) => code === 'orders.excluded')?.values).toMatchObject({
      closed: 60,
    });
    // 60 first visits and 40 second ones were watched for 30 days, the 30 last ones were not.
    expect(result.sequences).toMatchObject({ visits: 100, followed: 40, incomplete: 30 });
    const rule = result.sequences?.rules.find(
      ({ antecedent, consequent }) => antecedent === 'tea' && consequent === 'cups',
    );
    expect(rule).toMatchObject({ count: 20, antecedent_count: 30, support: 0.2, median_gap_days: 10 });
    expect(rule?.confidence).toBeCloseTo(2 / 3, 12);
    expect(rule?.base_rate).toBeCloseTo(0.2, 12);
    expect(rule?.lift).toBeCloseTo(10 / 3, 12);
  });

  it('offer everyone what they have not got', async () => {
    await table('bought', orders(), ORDERS);
    const { result } = await run(options);
    const bad = await database.rows(
      `SELECT * FROM rules_next n JOIN bought b ON b.customer = n.customer AND b.product = n.product AND b.status = '交易成功'`,
    );
    expect(bad).toEqual([]);
    const [first] = await database.rows(
      `SELECT product, because FROM rules_next WHERE customer = 'c00' AND rank = 1`,
    );
    expect(first).toEqual({ product: 'cups', because: 'pot' });
    expect(result.next?.hit_rates[0]?.by_rules).not.toBeNull();
    expect(result.next?.customers).toBe(60);
    expect(await database.rows('SELECT max(rank) AS most FROM rules_next')).toEqual([{ most: 5 }]);
  });

  it('compare each segment with everyone else', async () => {
    await table('bought', orders(), ORDERS);
    const north = await makeSegmentation(
      database,
      'places',
      `SELECT DISTINCT customer, CASE WHEN customer < 'c30' THEN 'north' ELSE 'south' END AS segment FROM bought`,
    );
    const { outcome, result } = await run(
      { ...options, segmentation: 'places' },
      { tables: ['bought'], segmentations: [north] },
    );
    expect(outcome.tables.map(({ name }) => name)).toEqual([
      ...['rules', 'rules_itemsets', 'rules_by_segment', 'rules_sequences', 'rules_next'],
    ]);
    const [first, second] = result.by_segment;
    expect([first?.segment, first?.baskets, first?.rest_baskets]).toEqual(['north', 65, 65]);
    expect(first?.rules[0]).toMatchObject({
      count: 30,
      confidence: 1,
      rest_count: 0,
      rest_antecedent_count: 0,
      rest_confidence: null,
    });
    expect(second?.rules.map(({ antecedent }) => antecedent[0])).toEqual(
      expect.arrayContaining(['rice', 'beans']),
    );
    expect(result.next?.hit_rates.map(({ segment }) => segment)).toEqual([null, 'north', 'south']);
    expect(
      result.next?.products.some(({ segment, product }) => segment === 'south' && product === 'oil'),
    ).toBe(true);
  });

  it('take a customer’s whole purchases as a basket, without those who are nobody', async () => {
    const walkIns = Array.from({ length: 5 }, (_, i) => ({
      ...orders()[0],
      customer: '散客',
      order: `w${i}`,
    }));
    await table('bought', [...orders(), ...walkIns], ORDERS);
    const { outcome, result } = await run({ ...options, basket: 'customer' });
    expect(result).toMatchObject({ basket: 'customer', baskets: 60 });
    expect(outcome.warnings.map(({ code }) => code)).toContain('customers.placeholder');
    expect(await database.rows(`SELECT * FROM rules_next WHERE customer = '散客'`)).toEqual([]);
  });

  it('do not depend on the order of rows', async () => {
    await table('bought', orders(), ORDERS);
    const first = (await run(options)).result;
    const offers = await database.rows('SELECT * FROM rules_next');
    await table('bought', orders().reverse(), ORDERS);
    expect((await run(options)).result).toEqual(first);
    expect(await database.rows('SELECT * FROM rules_next')).toEqual(offers);
  });
});
