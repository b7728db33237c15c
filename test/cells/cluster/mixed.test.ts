import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cluster as definition } from '../../../src/cells/cluster/definition';
import type { ClusterResult } from '../../../src/cells/cluster/result';
import type { Outcome } from '../../../src/model/cell';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';

const EVIDENCE = { resamples: 10, references: 5, shuffles: 5 };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  // Three kinds by amount and city; the channel says nothing.
  await database.run(`CREATE TABLE people AS SELECT 'u' || lpad(i::VARCHAR, 4, '0') AS customer,
    [100, 1000, 10000][i % 3 + 1] + i % 7 AS monetary, 1 + i % 5 AS frequency,
    CASE WHEN i = 0 THEN NULL ELSE ['北京', '上海', '广州'][i % 3 + 1] END AS city,
    ['web', 'shop'][i % 2 + 1] AS channel FROM range(330) AS t(i)`);
});
afterAll(() => database.close());

async function run(options: object): Promise<Outcome<ClusterResult>> {
  const cell = {
    name: 'groups',
    options: { from: 'people', evidence: EVIDENCE, ...options },
    tables: ['people'],
  };
  return (await runCell('cluster', cell, database)) as Outcome<ClusterResult>;
}

const MIXED = { features: ['monetary'], categories: ['city', 'channel'], k: 3 };

describe('clusters of numbers and categories', () => {
  it('have a most frequent value a group, and publish the categories', async () => {
    const { result, tables } = await run(MIXED);
    expect(tables[0]?.columns.map(({ name }) => name)).toEqual([
      ...['customer', 'segment', 'distance', 'monetary', 'city', 'channel'],
    ]);
    expect(result.sizes).toEqual([110, 110, 110]);
    expect(result.modes.map(([city]) => city)).toEqual(['广州', '上海', '北京']);
    expect(result.mode_shares[0]?.[0]).toBe(1);
    // One customer of the third group has no city: a value of its own.
    expect(result.mode_shares[2]?.[0]).toBeCloseTo(109 / 110, 9);
    expect(result.gamma).toBeCloseTo(0.5, 9);
    expect(result.importance.map(({ feature }) => feature)).toEqual(['monetary', 'city', 'channel']);
    const shares = result.importance.map(({ cost_share }) => cost_share ?? NaN);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    const [cost] = await database.rows<{ total: number }>(
      'SELECT sum(distance * distance) AS total FROM groups',
    );
    expect(cost?.total).toBeCloseTo(result.inertia, 8);
  });

  it('are put with the stored model next time, values it did not know like none of it', async () => {
    const first = await run(MIXED);
    const before = await database.rows('SELECT customer, segment FROM groups ORDER BY customer');
    const stored = { name: '2024', date: '2024-07-01', ...first.result.baseline_candidate };
    const normalised = definition.normalise({ from: 'people', ...MIXED, baseline: stored });
    expect(normalised.ok).toBe(true);
    const again = await run({ ...MIXED, baseline: stored });
    expect(await database.rows('SELECT customer, segment FROM groups ORDER BY customer')).toEqual(before);
    expect(again.result.inertia).toBeCloseTo(first.result.inertia, 9);
    await database.run("UPDATE people SET city = '深圳' WHERE customer = 'u0001'");
    const moved = await run({ ...MIXED, baseline: stored });
    const [row] = await database.rows("SELECT segment FROM groups WHERE customer = 'u0001'");
    expect(row).toEqual({ segment: 'c2' });
    expect(moved.result.inertia).toBeCloseTo(first.result.inertia + 0.5, 9);
    await database.run("UPDATE people SET city = '上海' WHERE customer = 'u0001'");
  });

  it('follow γ: with much weight the categories make the groups', async () => {
    const options = { features: ['frequency'], categories: ['channel'], k: 2, transform: 'none' };
    const heavy = await run({ ...options, gamma: 100 });
    expect(heavy.result.modes.map(([channel]) => channel).sort()).toEqual(['shop', 'web']);
    const light = await run({ ...options, gamma: 0.001 });
    expect(light.warnings.map(({ code }) => code)).toContain('cluster.categories_idle');
  });

  it('need no numbers', async () => {
    const { result, segmentation } = await run({ features: [], categories: ['city', 'channel'], k: 2 });
    expect(result.features).toEqual([]);
    expect(result.gamma).toBe(1);
    expect(result.sizes.reduce((sum, size) => sum + size, 0)).toBe(330);
    expect(result.map.points.length).toBeGreaterThan(0);
    expect(segmentation?.segments[0]?.rule).toMatch(/city = /);
    expect(JSON.stringify(result)).not.toContain('NaN');
  });

  it('put rare values together, and leave out a category of one value', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE many AS SELECT *, 'v' || lpad((i % 60)::VARCHAR, 2, '0') AS code, 'x' AS same
       FROM (SELECT *, row_number() OVER (ORDER BY customer) AS i FROM people)`,
    );
    const cell = {
      options: {
        from: 'many',
        features: ['monetary'],
        categories: ['code', 'same'],
        k: 3,
        evidence: EVIDENCE,
      },
      tables: ['many'],
    };
    const outcome = (await runCell('cluster', cell, database)) as Outcome<ClusterResult>;
    expect(outcome.warnings).toContainEqual({
      code: 'cluster.levels_merged',
      values: { feature: 'code', levels: 60, kept: 29 },
    });
    expect(outcome.warnings).toContainEqual({
      code: 'cluster.constant_feature',
      values: { feature: 'same' },
    });
    expect(outcome.result.categories).toEqual(['code']);
  });

  it.each([
    [{ features: [], categories: [] }, 'expected a feature'],
    [{ features: ['a'], categories: ['A'] }, 'expected each feature once'],
    [{ gamma: 0 }, 'expected a number above 0'],
    [{ evidence: { resamples: -1 } }, 'evidence.resamples'],
  ])('refuse %j', (stored, message) => {
    const normalised = definition.normalise({ from: 'people', ...stored });
    if (normalised.ok) throw new Error('accepted');
    const said = normalised.problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`).join();
    expect(said).toContain(message);
  });
});

describe('the evidence of a run', () => {
  it('stands beside the groups, in their order', async () => {
    const { result } = await run({ features: ['monetary', 'frequency'], k: { from: 2, to: 5 } });
    expect(result.recommendation?.k).toBe(result.k);
    expect(result.by_k?.map(({ stability }) => stability !== null)).toEqual([true, true, true, true]);
    expect(result.gap?.gap).toHaveLength(5);
    expect(result.by_k?.[0]?.gap).toBe(result.gap?.gap[1]);
    expect(result.segments.every(({ stability }) => stability !== null && stability > 0)).toBe(true);
    // The group with the largest amounts comes first, on the map too.
    const first = result.map.points.filter(({ group }) => group === 0).map(({ x }) => x);
    const mean = first.reduce((sum, x) => sum + x, 0) / first.length;
    expect(Math.abs(mean - (result.map.centres[0]?.[0] ?? NaN))).toBeLessThan(0.5);
    expect(result.outliers).toHaveLength(result.k);
  });

  it('can be left out', async () => {
    const none = { resamples: 0, references: 0, shuffles: 0 };
    const { result, warnings } = await run({
      features: ['monetary', 'frequency'],
      k: { from: 2, to: 4 },
      evidence: none,
    });
    expect([result.gap, result.structure, result.resamples]).toEqual([null, null, 0]);
    expect(result.by_k?.[0]?.stability).toBeNull();
    expect(warnings).toEqual([]);
  });
});
