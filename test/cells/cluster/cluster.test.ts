import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cluster as definition } from '../../../src/cells/cluster/definition';
import type { ClusterResult } from '../../../src/cells/cluster/result';
import type { Outcome } from '../../../src/model/cell';
import { xoshiro128 } from '../../../src/analysis/random/xoshiro128';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';

const SETTINGS = { seed: 5, numRuns: Math.ceil(Number(process.env.FUZZ_RUNS ?? 50) / 10) };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function run(options: object, name = 'groups'): Promise<Outcome<ClusterResult>> {
  const outcome = await runCell(
    'cluster',
    { name, options: { from: 'people', ...options }, tables: ['people'] },
    database,
  );
  return outcome as Outcome<ClusterResult>;
}

/** Makes the table `people(customer, recency, frequency, monetary)`. */
async function people(
  rows: readonly (readonly [string | null, number | null, number | null, number | null])[],
): Promise<void> {
  const cell = (value: string | number | null): string =>
    value === null ? 'NULL' : typeof value === 'string' ? `'${value}'` : `'${value}'::DOUBLE`;
  const values = rows.map((row) => `(${row.map(cell).join(', ')})`);
  await database.run(
    `CREATE OR REPLACE TABLE people AS SELECT a::VARCHAR AS customer, b::DOUBLE AS recency, c::DOUBLE AS frequency, d::DOUBLE AS monetary
     FROM (VALUES ${values.join(', ')}) AS t(a, b, c, d)`,
  );
}

type Person = [string, number, number, number];

/** Three kinds of customers, well apart. */
function threeKinds(count: number, seed = 1): Person[] {
  const random = xoshiro128(seed);
  const kinds = [
    [10, 20, 5000],
    [60, 6, 800],
    [300, 1, 90],
  ] as const;
  return Array.from({ length: count }, (_, i): Person => {
    const [recency, frequency, monetary] = kinds[i % 3] ?? kinds[0];
    const near = (value: number): number => Math.round(value * (0.8 + 0.4 * random.uniform()));
    return [`u${String(i).padStart(4, '0')}`, near(recency), near(frequency), near(monetary)];
  });
}

const codes = (outcome: Outcome): string[] => outcome.warnings.map(({ code }) => code);

describe('options', () => {
  it('have the defaults of the method', () => {
    expect(definition.normalise({ from: 'rfm' })).toEqual({
      ok: true,
      options: {
        ...{
          from: 'rfm',
          key: 'customer',
          k: { from: 3, to: 8 },
          choose: 'ranks',
          seed: 1,
          starts: 10,
          swaps: null,
        },
        features: ['recency', 'frequency', 'monetary'].map((column) => ({
          column,
          transform: 'log1p',
          scale: 'z',
        })),
        ...{ maxIterations: 300, tolerance: 0, amount: null, names: {}, basis: null, baseline: null },
        ...{ categories: [], gamma: null, evidence: { resamples: 50, references: 20, shuffles: 20 } },
      },
    });
  });

  it('take transform and scale for all features or for one', () => {
    const stored = {
      from: 't',
      transform: 'none',
      scale: 'robust',
      features: ['a', { column: 'b', transform: 'log1p' }],
    };
    expect(definition.normalise(stored)).toMatchObject({
      options: {
        features: [
          { column: 'a', transform: 'none', scale: 'robust' },
          { column: 'b', transform: 'log1p', scale: 'robust' },
        ],
      },
    });
  });

  it.each([
    [{}, 'from', 'missing option: from'],
    [{ from: 't', k: 1 }, 'k', 'invalid option k'],
    [{ from: 't', k: { from: 5, to: 3 } }, 'k', 'expected from <= to'],
    [{ from: 't', features: [] }, 'features', 'expected a feature'],
    [{ from: 't', features: ['a', 'A'] }, '', 'expected each feature once'],
    [{ from: 't', names: { gold: 'x' } }, 'names.gold', 'expected a group like c1'],
    [{ from: 't', fraom: 't' }, 'fraom', 'unknown option: fraom'],
    [
      {
        from: 't',
        features: ['a'],
        baseline: { name: 'b', date: '2024-01-01', features: ['a'], means: [1, 2], sds: [1], centres: [[0]] },
      },
      'baseline',
      'expected one mean',
    ],
    [
      {
        from: 't',
        features: ['a'],
        baseline: { name: 'b', date: '2024-01-01', features: ['x'], means: [1], sds: [1], centres: [[0]] },
      },
      '',
      'expected the features of the baseline',
    ],
  ])('refuse %j', (stored, path, message) => {
    const normalised = definition.normalise(stored);
    if (normalised.ok) throw new Error('accepted');
    expect(normalised.problems.map((problem) => problem.path.join('.'))).toContain(path);
    expect(normalised.problems.map((problem) => problem.message).join()).toContain(message);
  });

  it('of a new cell refer to the last table with R, F and M', () => {
    const columns = ['customer', 'recency', 'frequency', 'monetary'].map((name) => ({
      name,
      type: name === 'customer' ? 'VARCHAR' : 'DOUBLE',
    }));
    const tables = [
      { name: 'rfm', columns },
      {
        name: 'ledger',
        columns: [
          { name: 'customer', type: 'VARCHAR' },
          { name: 'age', type: 'INTEGER' },
        ],
      },
    ];
    const available = { segmentations: [], inputs: [] };
    expect(definition.template({ ...available, tables })).toEqual({ from: 'rfm' });
    expect(definition.template({ ...available, tables: tables.slice(1) })).toEqual({
      from: 'ledger',
      features: ['age'],
    });
  });
});

describe('a run', () => {
  it('publishes customers and descriptors, best group first', async () => {
    await people(threeKinds(330));
    const outcome = await run({ k: 3, names: { c1: '高价值' } });
    expect(outcome.tables).toMatchObject([
      { name: 'groups', rows: 330, key: 'customer', unique: ['customer'] },
      { name: 'groups_segments', rows: 3 },
    ]);
    expect(outcome.tables[0]?.columns.map(({ name }) => name)).toEqual([
      'customer',
      'segment',
      'distance',
      'recency',
      'frequency',
      'monetary',
    ]);
    expect(outcome.result.sizes).toEqual([110, 110, 110]);
    const descriptors = await database.rows('SELECT * FROM groups_segments ORDER BY rank');
    expect(descriptors).toMatchObject([
      { segment: 'c1', label_zh: '高价值', label_en: '高价值', rank: 1, colour: 1, basis: 'value' },
      { segment: 'c2', label_zh: '第 2 组', label_en: 'Group 2', rank: 2, colour: 2, basis: 'value' },
      { segment: 'c3', label_zh: '第 3 组', label_en: 'Group 3', rank: 3, colour: 3, basis: 'value' },
    ]);
    expect(outcome.segmentation).toMatchObject({ name: 'groups', basis: 'value' });
    expect(outcome.warnings).toEqual([]);
  });

  it('counts, sums and averages what is in each group', async () => {
    await people(threeKinds(330));
    const { result } = await run({ k: 3 });
    const rows = await database.rows<Record<string, number>>(
      `SELECT count(*)::DOUBLE AS customers, sum(monetary) AS amount, avg(recency) AS recency, avg(frequency) AS frequency,
         avg(monetary) AS monetary FROM groups GROUP BY segment ORDER BY segment`,
    );
    rows.forEach((row, group) => {
      expect(result.segments[group]).toMatchObject({ customers: row.customers, amount: row.amount });
      expect(result.means[group]?.[0]).toBeCloseTo(row.recency ?? NaN, 9);
      expect(result.means[group]?.[2]).toBeCloseTo(row.monetary ?? NaN, 9);
      // Brought back from logarithms, a centre lies below the mean, but not far in groups as even as these.
      const centre = (result.centres[group]?.[2] ?? NaN) / (row.monetary ?? NaN);
      expect(centre).toBeGreaterThan(0.95);
      expect(centre).toBeLessThan(1);
    });
    expect(result.segments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(result.segments.reduce((sum, segment) => sum + (segment.amount_share ?? 0), 0)).toBeCloseTo(1, 12);
    const [distance] = await database.rows<{ total: number }>(
      'SELECT sum(distance * distance) AS total FROM groups',
    );
    expect(distance?.total).toBeCloseTo(result.inertia, 8);
  });

  it('compares a range and takes the k that the data has', async () => {
    await people(threeKinds(330));
    const { result } = await run({ k: { from: 2, to: 6 } });
    expect(result.k).toBe(3);
    expect(result.by_k?.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6]);
    const alone = await run({ k: 3 });
    expect(alone.result.centres).toEqual(result.centres);
    expect(result.by_k?.[1]?.inertia).toBe(alone.result.inertia);
    expect(alone.result.by_k).toBeUndefined();
  });

  it('does not depend on the order of rows', async () => {
    const rows = threeKinds(60, 3);
    await people(rows);
    const { result } = await run({ k: 4 });
    const groups = await database.rows('SELECT * FROM groups ORDER BY customer');
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        await people(shuffled);
        expect((await run({ k: 4 })).result).toEqual(result);
        expect(await database.rows('SELECT * FROM groups ORDER BY customer')).toEqual(groups);
      }),
      SETTINGS,
    );
  });

  it('does not depend on the order nor, with z, on the unit of the features', async () => {
    await people(threeKinds(90, 4));
    const { result } = await run({ k: 3, transform: 'none' });
    const turned = await run({ k: 3, transform: 'none', features: ['monetary', 'recency', 'frequency'] });
    expect(turned.result.sizes).toEqual(result.sizes);
    expect(turned.result.inertia).toBeCloseTo(result.inertia, 8);
    await database.run('UPDATE people SET monetary = monetary * 100, recency = recency / 7');
    const scaled = await run({ k: 3, transform: 'none' });
    expect(scaled.result.sizes).toEqual(result.sizes);
    expect(scaled.result.inertia).toBeCloseTo(result.inertia, 8);
  });

  it('keeps a feature that bears the name of a column of ours', async () => {
    await people(threeKinds(30));
    await database.run('ALTER TABLE people RENAME recency TO distance');
    const { tables } = await run({ k: 2, features: ['distance', 'frequency'], amount: 'monetary' });
    expect(tables[0]?.columns.map(({ name }) => name)).toEqual([
      'customer',
      'segment',
      'distance',
      'distance_raw',
      'frequency',
      'monetary',
    ]);
  });
});

describe('a baseline', () => {
  it('puts its own customers as before, and new ones with its centres', async () => {
    await people(threeKinds(330));
    const first = await run({ k: 3 });
    const before = await database.rows('SELECT customer, segment FROM groups ORDER BY customer');
    const baseline = { name: '2024H1', date: '2024-07-01', ...first.result.baseline_candidate };
    const again = await run({ baseline });
    expect(await database.rows('SELECT customer, segment FROM groups ORDER BY customer')).toEqual(before);
    expect(again.result.inertia).toBeCloseTo(first.result.inertia, 9);
    expect(again.result.baseline).toEqual({ name: '2024H1', date: '2024-07-01' });
    expect(again.segmentation?.baseline).toEqual({ name: '2024H1', date: '2024-07-01' });

    await people([['new', 12, 18, 4800]]);
    const one = await run({ baseline });
    expect(one.result.sizes).toEqual([1, 0, 0]);
    expect(one.result.means[1]).toEqual([null, null, null]);
    expect(one.result.k).toBe(3);
  });
});

describe('bad input', () => {
  it('leaves out rows without a finite value or customer, and counts them', async () => {
    await people([
      ...threeKinds(30),
      ['x1', null, 1, 1],
      ['x2', 1, NaN, 1],
      ['x3', 1, 1, Infinity],
      [null, 1, 1, 1],
    ]);
    const outcome = await run({ k: 3 });
    expect(outcome.warnings).toContainEqual({ code: 'cluster.rows_left_out', values: { rows: 4, of: 34 } });
    expect(outcome.result.rows).toEqual({ table: 34, used: 30, left_out: 4 });
  });

  it('takes negative values as 0 before a logarithm, and says so', async () => {
    await people([...threeKinds(29), ['x', 5, 1, -40]]);
    const outcome = await run({ k: 3 });
    expect(outcome.warnings).toContainEqual({
      code: 'cluster.log_of_negative',
      values: { feature: 'monetary', rows: 1 },
    });
    expect(outcome.result.rows.used).toBe(30);
  });

  it('makes no more groups than there are different customers', async () => {
    await people(Array.from({ length: 10 }, (_, i) => [`u${i}`, 1 + (i % 4), 2, 3]));
    const outcome = await run({ k: 8 });
    expect(outcome.result.k).toBe(4);
    expect(outcome.warnings).toContainEqual({ code: 'cluster.k_reduced', values: { asked: 8, k: 4 } });
    expect(codes(outcome)).toContain('cluster.constant_feature');
    expect(outcome.result.inertia).toBeCloseTo(0, 12);
  });

  it('makes eight groups of ten different customers', async () => {
    await people(threeKinds(10));
    const outcome = await run({ k: 8 });
    expect(outcome.result.sizes.filter((size) => size > 0)).toHaveLength(8);
    expect(codes(outcome)).toEqual(['cluster.few_customers', 'cluster.unstable', 'cluster.no_structure']);
  });

  it('says when a small group is split off, and when a scale cannot be used', async () => {
    const rows = threeKinds(600).map(([customer, recency, , monetary], i): Person => [
      customer,
      recency,
      i < 60 ? i : 1,
      i < 3 ? 1e9 : monetary,
    ]);
    await people(rows);
    const outcome = await run({ k: 2, transform: 'none', scale: 'robust' });
    expect(outcome.warnings).toContainEqual({
      code: 'cluster.scale_fallback',
      values: { feature: 'frequency', asked: 'robust', used: 'z' },
    });
    expect(outcome.warnings).toContainEqual({
      code: 'cluster.small_group',
      values: { segment: 'c1', customers: 3, share: 3 / 600 },
    });
  });

  it.each([
    ['no customers', 'SELECT * FROM people WHERE FALSE', {}, 'analysis.no_customers'],
    ['one customer', 'SELECT * FROM people LIMIT 1', {}, 'analysis.too_few_rows'],
    [
      'equal customers',
      'SELECT customer, 1 AS recency, 1 AS frequency, 1 AS monetary FROM people',
      {},
      'analysis.no_variation',
    ],
    [
      'several rows a customer',
      "SELECT 'a' AS customer, * EXCLUDE customer FROM people",
      {},
      'analysis.duplicate_customers',
    ],
    ['a missing column', 'FROM people', { features: ['age'] }, 'analysis.missing_column'],
    ['a missing key', 'FROM people', { key: 'id' }, 'analysis.missing_column'],
    ['text for a feature', 'FROM people', { features: ['customer'] }, 'analysis.not_numeric'],
  ])('fails on %s', async (_title, query, options, code) => {
    await people(threeKinds(30));
    await database.run(`CREATE OR REPLACE TABLE people AS ${query}`);
    await expect(run({ k: 2, ...options })).rejects.toMatchObject({ code });
  });

  it('leaves no working tables behind', async () => {
    await people(threeKinds(30));
    await run({ k: 2 });
    const left = await database.rows(
      "SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'groups%' ORDER BY 1",
    );
    expect(left).toEqual([{ table_name: 'groups' }, { table_name: 'groups_segments' }]);
  });
});
