import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RulesResult } from '../../../src/cells/rules/result';
import { text } from '../../../src/sql/sql';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { sharedData, sharedFile, whereData } from '../../support/shared-data';

const GROCERIES = 'groceries/groceries_long.csv';
const RETAIL = 'online_retail/online_retail.csv.gz';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function load(table: string, file: string, select: string): Promise<void> {
  const path = await database.addFile(file.replaceAll('/', '_'), await sharedFile(file));
  await database.run(
    `CREATE OR REPLACE TABLE ${table} AS ${select} FROM read_csv(${text(path)}, header = true)`,
  );
  await database.dropFile(path);
}

async function run(table: string, options: object): Promise<RulesResult> {
  const outcome = await runCell('rules', { options: { from: table, ...options }, tables: [table] }, database);
  return outcome.result as RulesResult;
}

/** What mlxtend and arules count by is a plain file of baskets: nothing is left out, nothing pruned. */
const PLAIN = {
  ...{ min_count: 1, min_lift: 0, max_length: 10, prune: false },
  ...{ sequence: false, next: false, most_rules: 100_000 },
};

describe.skipIf(!sharedData(GROCERIES))(`Groceries${whereData(GROCERIES)}`, () => {
  beforeAll(() =>
    load('groceries', GROCERIES, `SELECT basket_id::VARCHAR AS basket, item AS product, level2 AS category`),
  );
  const of = (options: object) => run('groceries', { basket: 'basket', ...PLAIN, ...options });

  it.each([
    [0.006, 0.25, 463, [109, 478, 156, 4]],
    [0.001, 0.8, 410, [157, 2981, 6831, 3137, 376, 10]],
    [0.01, 0.25, 170, [88, 213, 32]],
    [0.01, 0.5, 15, [88, 213, 32]],
    [0.005, 0.25, 662, [120, 605, 264, 12]],
  ])(
    'has the reference sets and rules at support %f and confidence %f',
    async (support, confidence, rules, sets) => {
      const result = await of({ min_support: support, min_confidence: confidence });
      expect(result.itemsets.map(({ count }) => count)).toEqual(sets);
      expect(result).toMatchObject({ baskets: 9835, items: 169, rules_found: rules, rules_kept: rules });
      const [row] = await database.rows<{ n: number }>('SELECT count(*)::DOUBLE AS n FROM rules');
      expect(row?.n).toBe(rules);
    },
  );

  it('has all splits as mlxtend, and the reference measures of the best rule', async () => {
    const all = await of({ min_support: 0.006, min_confidence: 0.25, splits: 'all' });
    expect(all.rules_found).toBe(467);
    const { rules, top_items } = await of({ min_support: 0.006, min_confidence: 0.25 });
    const [best] = rules;
    expect(best).toMatchObject({ antecedent: ['herbs'], consequent: ['root vegetables'], count: 69 });
    const wanted = { support: 0.007016, confidence: 0.43125, lift: 3.956477, leverage: 0.005243 };
    for (const [measure, value] of Object.entries({ ...wanted, conviction: 1.566596, zhang: 0.759608 }))
      expect(best?.[measure as keyof typeof wanted]).toBeCloseTo(value, 6);
    expect(top_items.slice(0, 5).map(({ item, count }) => [item, count])).toEqual([
      ['whole milk', 2513],
      ['other vegetables', 1903],
      ['rolls/buns', 1809],
      ['soda', 1715],
      ['yogurt', 1372],
    ]);
  });

  it('prunes what a shorter rule says as well, and counts it', async () => {
    const found = await of({ min_support: 0.006, min_confidence: 0.25, prune: true, min_lift: 1 });
    expect(found.rules_found).toBe(463);
    expect(found.rules_found - found.rules_below_lift - found.rules_redundant).toBe(found.rules_kept);
    expect(found.rules_redundant).toBeGreaterThan(0);
    expect(found.rules.every(({ lift }) => lift >= 1)).toBe(true);
  });

  it('finds a support by itself, and rules between categories', async () => {
    const found = await run('groceries', { basket: 'basket', item: 'category' });
    expect(found).toMatchObject({ support_found: true, item: 'category', sequences: null, next: null });
    expect(found.rules_kept).toBeGreaterThanOrEqual(20);
  });
});

describe.skipIf(!sharedData(RETAIL))(`Online Retail${whereData(RETAIL)}`, { timeout: 60_000 }, () => {
  beforeAll(async () => {
    await load(
      'retail',
      RETAIL,
      `SELECT "InvoiceNo"::VARCHAR AS "order", "StockCode"::VARCHAR AS product, "CustomerID"::VARCHAR AS customer,
        "InvoiceDate"::TIMESTAMP AS time, "Quantity" * "UnitPrice"::DECIMAL(18, 4) AS amount`,
    );
  }, 60_000);

  it('has the sets of the reference, and offers that beat popularity on what was bought later', async () => {
    const result = await run('retail', { min_support: 0.01, max_length: 5 });
    expect(result.baskets).toBe(19_960);
    expect(result.itemsets).toEqual([815, 917, 269, 24, 1].map((count, i) => ({ length: i + 1, count })));
    expect(result.rules_found - result.rules_below_lift - result.rules_redundant).toBe(result.rules_kept);
    const [all] = result.next?.hit_rates ?? [];
    expect(all?.customers).toBeGreaterThan(1000);
    expect(all?.by_rules ?? 0).toBeGreaterThan(all?.by_popularity ?? 1);
  });
});
