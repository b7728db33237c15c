import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreement } from '../../../src/analysis/stats/adjustedRand';
import { chiSquare } from '../../../src/analysis/stats/chiSquare';
import { anova, welch, type Moments } from '../../../src/analysis/stats/means';
import type { CompareResult, DimensionResult, MetricResult } from '../../../src/cells/compare/result';
import type { Outcome } from '../../../src/model/cell';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import stats from '../../expected/stats.json';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

interface Given {
  readonly people: string;
  readonly segments: string;
  readonly options?: object;
  readonly other?: string;
}

/** Compares the segments of a query (`customer, segment`) by the columns of another (`customer, …`). */
async function compare({
  people,
  segments,
  options = {},
  other,
}: Given): Promise<Outcome & { result: CompareResult }> {
  await database.run(`CREATE OR REPLACE TABLE people AS ${people}`);
  const segmentations: SegmentationInfo[] = [await makeSegmentation(database, 'seg', segments)];
  if (other) segmentations.push(await makeSegmentation(database, 'other', other));
  const stored = { segmentation: 'seg', from: 'people', ...(other ? { other: 'other' } : {}), ...options };
  const outcome = await runCell(
    'compare',
    { options: stored, tables: ['people', 'seg'], segmentations },
    database,
  );
  return { ...outcome, result: outcome.result as CompareResult };
}

function metric({ columns }: CompareResult, name: string): MetricResult {
  const found = columns.find(({ column }) => column === name);
  if (found?.kind !== 'metric') throw new Error(`no metric ${name}`);
  return found;
}

function dimension({ columns }: CompareResult, name: string): DimensionResult {
  const found = columns.find(({ column }) => column === name);
  if (found?.kind !== 'dimension') throw new Error(`no dimension ${name}`);
  return found;
}

const near = (actual: number | undefined, value: number, tolerance = 1e-10) => {
  expect(Math.abs((actual ?? NaN) - value)).toBeLessThanOrEqual(
    Math.max(1e-300, Math.abs(value) * tolerance),
  );
};

/** The groups of a case as a table of values: `customer, segment, x`. */
function valuesOf(groups: readonly (readonly number[])[]): string {
  const rows = groups.flatMap((values, i) => values.map((x, j) => `('${i}-${j}', 's${i}', ${x})`));
  return `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(customer, segment, x)`;
}

describe.each(stats.groups)('a metric of %#', (one) => {
  it('has the tests of scipy, from aggregates alone', async () => {
    const values = valuesOf(one.groups);
    const { result } = await compare({
      people: `SELECT customer, x FROM (${values})`,
      segments: `SELECT customer, segment FROM (${values})`,
    });
    const found = metric(result, 'x');
    near(found.kruskal.statistic, one.h);
    if (one.ph > 1e-30) near(found.kruskal.chance.p, one.ph);
    near(found.anova?.statistic, one.f);
    near(found.welch?.statistic, one.welch_f);
    near(found.eta2, one.eta2);
    for (const { i, j, z } of one.pairs) {
      const pair = found.pairs.find(({ a, b }) => a === i && b === j);
      expect(Math.sign(pair?.effect ?? NaN)).toBe(Math.sign(z));
    }
    const lns = one.pairs.map(({ pz }) => Math.log(pz)).sort((a, b) => a - b);
    const least = Math.min(...found.pairs.map(({ adjusted }) => adjusted.ln_p));
    expect(Math.abs(least - Math.min(0, (lns[0] ?? 0) + Math.log(lns.length)))).toBeLessThan(1e-9);
  });
});

describe('a dimension', () => {
  const people = `SELECT i::VARCHAR AS customer, CASE WHEN i % 10 < 7 THEN '上海' WHEN i % 10 < 9 THEN '北京' END AS city,
    i % 4 = 0 AS vip FROM range(400) AS t(i)`;
  const segments = `SELECT i::VARCHAR AS customer, CASE WHEN i % 10 < 6 THEN 'a' ELSE 'b' END AS segment FROM range(380) AS t(i)`;

  it('has counts, shares, index and residuals over the customers of whom it is known', async () => {
    const { result, warnings, tables } = await compare({ people, segments });
    const city = dimension(result, 'city');
    expect(city.values).toEqual(['上海', '北京']);
    expect(city.cells.map((row) => row.map(({ customers }) => customers))).toEqual([
      [228, 0],
      [38, 76],
    ]);
    expect({ base: city.base, unknown: city.unknown }).toEqual({ base: 342, unknown: 38 });
    const tested = chiSquare([
      [228, 0],
      [38, 76],
    ]);
    near(city.statistic, tested?.statistic ?? NaN);
    near(city.cells[1]?.[1]?.index ?? NaN, (100 * (76 / 114)) / (76 / 342));
    near(city.cells[0]?.[0]?.residual, tested?.cells[0]?.[0]?.residual ?? NaN);
    expect(city.verdict).toBe('clear');
    expect(dimension(result, 'vip').verdict).toBe('chance');
    expect(result.columns.map(({ column }) => column)).toEqual(['city', 'vip']);
    expect(warnings).toContainEqual({
      code: 'compare.unknown_values',
      values: { field: 'city', customers: 38, share: 0.1 },
    });
    expect(warnings).toContainEqual({
      code: 'compare.customers_outside',
      values: { table: 'people', customers: 20 },
    });
    expect(tables[0]).toMatchObject({ name: 'compare', rows: 8 });
  });

  it('is not judged on few expected counts', async () => {
    const few = `SELECT i::VARCHAR AS customer, CASE WHEN i = 0 THEN 'rare' ELSE 'usual' END AS city FROM range(300) AS t(i)`;
    const one = `SELECT i::VARCHAR AS customer, CASE WHEN i < 3 THEN 'a' ELSE 'b' END AS segment FROM range(300) AS t(i)`;
    const { result, warnings } = await compare({ people: few, segments: one });
    expect(dimension(result, 'city').verdict).toBe('unreliable');
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['compare.few_expected', 'compare.tiny_segment']),
    );
    expect(result.pairs).toEqual([{ a: 0, b: 1, clear: [] }]);
  });

  it('puts the rarest values together', async () => {
    const many = `SELECT i::VARCHAR AS customer, 'city ' || (i % 40) AS city FROM range(2000) AS t(i)`;
    const two = `SELECT i::VARCHAR AS customer, CASE WHEN i % 2 = 0 THEN 'a' ELSE 'b' END AS segment FROM range(2000) AS t(i)`;
    const { result, warnings } = await compare({
      people: many,
      segments: two,
      options: { columns: ['city'] },
    });
    const city = dimension(result, 'city');
    expect(city.values).toHaveLength(30);
    expect(city.merged).toBe(11);
    expect(city.cells.flat().reduce((sum, { customers }) => sum + customers, 0)).toBe(2000);
    expect(warnings).toContainEqual({
      code: 'compare.values_merged',
      values: { field: 'city', kept: 29, merged: 11 },
    });
  });
});

describe('verdicts', () => {
  it('tell a real but small difference from a large one, and means from ranks', async () => {
    const people = `SELECT i::VARCHAR AS customer,
      (i * 7919 % 1009) / 1009.0 + CASE WHEN i % 2 = 0 THEN 0 ELSE 0.06 END AS little,
      (i * 7919 % 1009) / 1009.0 + CASE WHEN i % 2 = 0 THEN 0 ELSE 0.8 END AS much,
      (i * 7919 % 1009) / 1009.0 AS none,
      CASE WHEN i = 1 THEN 1e6 ELSE (i * 7919 % 1009) / 1009.0 END AS far FROM range(8000) AS t(i)`;
    const segments = `SELECT i::VARCHAR AS customer, CASE WHEN i % 2 = 0 THEN 'a' ELSE 'b' END AS segment FROM range(8000) AS t(i)`;
    const { result, warnings } = await compare({ people, segments });
    const verdicts = Object.fromEntries(result.columns.map(({ column, verdict }) => [column, verdict]));
    expect(verdicts).toEqual({ little: 'small', much: 'clear', none: 'chance', far: 'chance' });
    expect(result.pairs).toEqual([{ a: 0, b: 1, clear: ['much'] }]);
    expect(warnings).toContainEqual({ code: 'compare.far_values', values: { field: 'far', customers: 1 } });
    expect(metric(result, 'much').groups.map(({ percentile }) => percentile ?? 0)).toEqual(
      [...metric(result, 'much').groups].map(({ percentile }) => percentile ?? 0).sort((a, b) => a - b),
    );
  });

  it('do not depend on the order of rows, on units, nor on the names of segments', async () => {
    const people = (order: string, unit: number) =>
      `SELECT i::VARCHAR AS customer, ((i * 37) % 101) * ${unit} AS x, 'v' || ((i * 13) % 5) AS v FROM range(500) AS t(i) ORDER BY ${order}`;
    const segments = (first: string) =>
      `SELECT i::VARCHAR AS customer, CASE WHEN (i * 37) % 101 < 50 THEN '${first}' ELSE 'm' END AS segment FROM range(500) AS t(i)`;
    const base = (await compare({ people: people('i', 1), segments: segments('a') })).result;
    const mixed = (await compare({ people: people('hash(i)', 1), segments: segments('a') })).result;
    const scaled = (await compare({ people: people('i', 1000), segments: segments('a') })).result;
    const renamed = (await compare({ people: people('i', 1), segments: segments('z') })).result;
    expect(mixed).toEqual(base);
    near(metric(scaled, 'x').welch?.statistic, metric(base, 'x').welch?.statistic ?? NaN, 1e-12);
    expect(metric(scaled, 'x').kruskal).toEqual(metric(base, 'x').kruskal);
    near(dimension(renamed, 'v').statistic, dimension(base, 'v').statistic, 1e-12);
    near(metric(renamed, 'x').kruskal.statistic, metric(base, 'x').kruskal.statistic, 1e-12);
  });
});

describe('degenerate segments and columns', () => {
  it('are passed over and told of', async () => {
    const people = `SELECT i::VARCHAR AS customer, 5 AS same, NULL::DOUBLE AS nothing, '' AS empty, i AS x FROM range(40) AS t(i)`;
    const one = await compare({
      people,
      segments: `SELECT i::VARCHAR AS customer, 'only' AS segment FROM range(40) AS t(i)`,
    });
    expect(one.result.columns).toEqual([]);
    expect(one.warnings.filter(({ code }) => code === 'compare.column_skipped')).toHaveLength(4);
    const two = await compare({
      people,
      segments: `SELECT i::VARCHAR AS customer, CASE WHEN i = 0 THEN 'a' ELSE 'b' END AS segment FROM range(40) AS t(i)`,
    });
    expect(two.result.columns.map(({ column, verdict }) => [column, verdict])).toEqual([['x', 'unreliable']]);
    expect(JSON.stringify(two.result)).not.toMatch(/NaN|Infinity/);
    expect(two.warnings.map(({ code }) => code)).toContain('compare.few_customers');
  });

  it('without a shared customer fail with a message', async () => {
    const people = `SELECT i::VARCHAR AS customer, i AS x FROM range(5) AS t(i)`;
    await expect(
      compare({ people, segments: `SELECT 'z' AS customer, 'a' AS segment` }),
    ).rejects.toMatchObject({
      code: 'analysis.no_customers',
    });
  });
});

describe('agreement of two segmentations', () => {
  it.each(stats.agreement)('is the adjusted Rand index of %#', async ({ table, ari, nmi }) => {
    const rows = table.flatMap((row, i) =>
      row.flatMap((count, j) =>
        Array.from({ length: count }, (_, n) => `('${i}-${j}-${n}', 'r${i}', 'k${j}')`),
      ),
    );
    const all = `(VALUES ${rows.join(', ')}, ('lone', 'r0', NULL)) AS t(customer, a, b)`;
    const { result } = await compare({
      people: `SELECT customer, 1 AS x FROM ${all}`,
      segments: `SELECT customer, a AS segment FROM ${all}`,
      other: `SELECT customer, b AS segment FROM ${all} WHERE b IS NOT NULL`,
    });
    expect(result.agreement?.ari).toBeCloseTo(ari, 12);
    expect(result.agreement?.nmi).toBeCloseTo(nmi, 12);
    expect(result.agreement?.only_first).toBe(1);
    expect(agreement(result.agreement?.counts ?? []).ari).toBeCloseTo(ari, 12);
  });
});

describe('too many segments', () => {
  const people = `SELECT i::VARCHAR AS customer, (i % 8) // 2 * 100 + (i * 31 % 17) AS x FROM range(1600) AS t(i)`;
  const segments = `SELECT i::VARCHAR AS customer, 's' || (i % 8) AS segment FROM range(1600) AS t(i)`;

  it('are brought down to those that differ clearly', async () => {
    const { result } = await compare({ people, segments });
    const groups = result.proposal?.groups
      .map((group) => [...group])
      .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    expect(groups).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ]);
    expect(result.proposal).toMatchObject({ all_clear: true, customers: [400, 400, 400, 400] });
  });

  it('five or fewer stay as they are', async () => {
    const few = `SELECT i::VARCHAR AS customer, 's' || (i % 4) AS segment FROM range(1600) AS t(i)`;
    expect((await compare({ people, segments: few })).result.proposal).toBeNull();
  });
});

describe('figures of means', () => {
  it('from the engine are those of the formulas', async () => {
    const values = Array.from({ length: 90 }, (_, i) => ((i * 7919) % 1009) / 7 + (i % 3) * 1e6);
    const people = `SELECT * FROM (VALUES ${values.map((x, i) => `('${i}', ${x}::DOUBLE)`).join(', ')}) AS t(customer, x)`;
    const segments = `SELECT i::VARCHAR AS customer, 's' || (i % 3) AS segment FROM range(90) AS t(i)`;
    const { result } = await compare({ people, segments });
    const groups = [0, 1, 2].map((k): Moments => {
      const own = values.filter((_, i) => i % 3 === k);
      const mean = own.reduce((sum, x) => sum + x, 0) / own.length;
      return {
        n: own.length,
        mean,
        variance: own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (own.length - 1),
      };
    });
    near(metric(result, 'x').anova?.statistic, anova(groups)?.f ?? NaN, 1e-10);
    near(metric(result, 'x').welch?.statistic, welch(groups)?.f ?? NaN, 1e-10);
  });
});
