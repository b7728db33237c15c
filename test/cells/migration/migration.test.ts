import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MigrationResult } from '../../../src/cells/migration/result';
import type { RfmResult } from '../../../src/cells/rfm/result';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';
import { makeTable } from '../metrics/support';

const seed = { seed: 7, numRuns: Number(process.env['FUZZ_RUNS'] ?? 5) };
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

const ORDER = ['customer', 'order', 'time', 'amount'];
/** Two windows of 91 days: 2024-01-01 … 2024-03-31 and 2024-04-01 … 2024-06-30. */
const OPTIONS = { from: 'orders', window: 91, as_of: '2024-07-01', score: 'mean' };
const SHOP = [
  ['a', '1', '2024-03-20', 500],
  ['a', '2', '2024-03-01', 500],
  ['a', '3', '2024-06-20', 900],
  ['a', '4', '2024-06-01', 100],
  ['b', '5', '2024-01-02', 10],
  ['b', '6', '2024-06-25', 990],
  ['b', '7', '2024-06-20', 10],
  ['c', '8', '2024-01-05', 20],
  ['d', '9', '2024-06-29', 60],
  ['e', '10', '2023-11-01', 5],
  ['e', '11', '2024-04-10', 40],
] as const;

async function run(
  options: Readonly<Record<string, unknown>>,
  segmentations: readonly SegmentationInfo[] = [],
) {
  const tables = ['from', 'before', 'after', 'segmentation'].flatMap((one) => {
    const name = options[one];
    return typeof name === 'string' ? [name] : [];
  });
  const outcome = await runCell('migration', { options, tables, segmentations }, database);
  return { ...outcome, result: outcome.result as MigrationResult };
}

const way = ({ flows }: MigrationResult, from: string | null, to: string | null) =>
  flows.find((flow) => flow.from === from && flow.to === to);

describe('two windows of orders', () => {
  it('follow every customer by the first window’s ruler', async () => {
    await makeTable(database, 'orders', ORDER, SHOP);
    const { result, asOf } = await run(OPTIONS);
    expect(asOf).toEqual({ date: '2024-07-01', from: 'cell' });
    expect(result.before).toMatchObject({ from: '2024-01-01', to: '2024-03-31', customers: 3, amount: 1030 });
    expect(result.after).toMatchObject({ from: '2024-04-01', to: '2024-06-30', customers: 4, amount: 2100 });
    // First window: R 12, 90, 87 days (mean 63), F 2, 1, 1 (mean 4/3), M 1000, 10, 20 (mean 343.3).
    expect(result.cuts).toEqual({ recency: [63], frequency: [4 / 3], monetary: [1030 / 3] });
    expect(way(result, 'important_value', 'important_value')).toMatchObject({ customers: 1, share: 1 });
    expect(way(result, 'general_winback', 'important_value')).toMatchObject({
      ...{ move: 'moved', customers: 1, share: 0.5, amount_before: 10, amount_after: 1000 },
    });
    expect(way(result, 'general_winback', null)).toMatchObject({
      move: 'left',
      customers: 1,
      amount_before: 20,
    });
    expect(way(result, null, 'general_develop')).toMatchObject({ move: 'entered', customers: 1 });
    expect(way(result, null, 'general_winback')).toMatchObject({ move: 'entered', customers: 1 });
    expect(result).toMatchObject({
      ...{ both: 2, stayed_share: 1 / 3, moved_share: 1 / 3, left_share: 1 / 3, entered_share: 0.5 },
      // d ordered for the first time; e had ordered before the first window.
      entered_new: 1,
      ruler: { kind: 'first', date: '2024-04-01' },
    });
    const rows = await database.rows('SELECT * FROM migration ORDER BY customer');
    expect(rows.map(({ customer, move }) => `${String(customer)} ${String(move)}`)).toEqual([
      'a stayed',
      'b moved',
      'c left',
      'd entered',
      'e entered',
    ]);
    expect(rows[1]).toMatchObject({ amount_before: 10, amount_after: 1000, amount_change: 990 });
  });

  it('tell what the ruler alone would have changed, and nothing of it with a baseline', async () => {
    await makeTable(database, 'orders', ORDER, SHOP);
    const { result, warnings } = await run(OPTIONS);
    // By its own means (R 27.5, F 1.5, M 525) nobody lands elsewhere but e, who was far by neither.
    const own = result.ruler_alone;
    expect(own).toMatchObject({ customers: 4, codes_changed: own?.codes_changed });
    expect((own?.changed ?? 0) / 4).toBe(own?.share);
    const frozen = { ...OPTIONS, baseline: { name: 'Q1', ...result.baseline_candidate } };
    const again = await run(frozen);
    expect(again.result.ruler).toEqual({ kind: 'baseline', name: 'Q1', date: '2024-04-01' });
    expect(again.result.flows).toEqual(result.flows);
    expect(again.warnings.map(({ code }) => code)).not.toContain('migration.ruler_alone');
    expect(warnings.map(({ code }) => code)).toContain('migration.few_in_both');
  });

  it('score as an rfm cell does with the same orders, date and method', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => [
      `c${(i * 7) % 61}`,
      String(i),
      new Date(Date.UTC(2024, 0, 1) + ((i * 37) % 182) * 86_400_000).toISOString().slice(0, 10),
      10 + ((i * 13) % 97),
    ]);
    await makeTable(database, 'orders', ORDER, rows);
    for (const score of [undefined, 'quantile', 'mean', 'median']) {
      const options = { from: 'orders', window: 91, as_of: '2024-07-01', ...(score && { score }) };
      const { result } = await run(options);
      await makeTable(
        database,
        'first_orders',
        ORDER,
        rows.filter((row) => String(row[2]) < '2024-04-01'),
      );
      const rfmOptions = { from: 'first_orders', as_of: '2024-04-01', ...(score && { score }) };
      const rfm = await runCell('rfm', { options: rfmOptions, tables: ['first_orders'] }, database);
      const sizes = (rfm.result as RfmResult).segments.filter(({ customers }) => customers > 0);
      const before = result.segments.filter((one) => one.before > 0);
      expect(before.map((one) => [one.segment, one.before])).toEqual(
        sizes.map((one) => [one.segment, one.customers]),
      );
      const { baseline_candidate: frozen } = rfm.result as RfmResult;
      const byBaseline = await run({ ...options, baseline: { name: 'x', ...frozen } });
      expect(byBaseline.result.flows).toEqual(result.flows);
    }
  });

  it('say when the first begins before the data', async () => {
    await makeTable(database, 'orders', ORDER, SHOP);
    const codes = async (window: number) =>
      (await run({ ...OPTIONS, window })).warnings.filter(
        ({ code }) => code === 'migration.window_before_data',
      );
    expect(await codes(91)).toEqual([]);
    expect(await codes(150)).toEqual([
      { code: 'migration.window_before_data', values: { covered: 93, days: 150 } },
    ]);
  });

  it('take the longest length of which two fit, and refuse a window without orders', async () => {
    await makeTable(database, 'orders', ORDER, SHOP);
    expect((await run({ from: 'orders' })).result.days).toBe(90);
    // A date that nobody can mean makes no windows longer.
    await makeTable(database, 'orders', ORDER, [...SHOP, ['f', '12', '1899-12-30', 5]]);
    expect((await run({ from: 'orders' })).result.days).toBe(90);
    await makeTable(database, 'orders', ORDER, SHOP.slice(0, 4));
    await expect(run({ ...OPTIONS, window: 30 })).rejects.toMatchObject({ code: 'analysis.empty_window' });
    await makeTable(database, 'orders', ORDER, [['a', '1', '2024-06-01', 1]]);
    await expect(run({ from: 'orders' })).rejects.toMatchObject({ code: 'analysis.empty_window' });
  });

  it('do not depend on the order of rows, and count every customer once', async () => {
    const row = fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      fc.integer({ min: 0, max: 181 }),
      fc.integer({ min: 1, max: 500 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 4, maxLength: 30 }), async (drawn) => {
        // Both windows have somebody.
        const all = [['a', 0, 5] as const, ['a', 181, 5] as const, ...drawn];
        const rows = all.map(([customer, day, amount], i) => [
          ...[customer, String(i)],
          new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().slice(0, 10),
          amount,
        ]);
        const options = { from: 'orders', window: 91, as_of: '2024-07-01' };
        await makeTable(database, 'orders', ORDER, rows);
        const { result } = await run(options);
        await makeTable(database, 'orders', ORDER, [...rows].reverse());
        expect((await run(options)).result).toEqual(result);
        const counted = result.flows.reduce((sum, { customers }) => sum + customers, 0);
        expect(counted).toBe(new Set(all.map(([customer]) => customer)).size);
        expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
      }),
      seed,
    );
  }, 60_000);
});

describe('the ruler of another cell', () => {
  it('measures both windows as that cell measured its own customers', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => [
      `c${(i * 7) % 53}`,
      String(i),
      new Date(Date.UTC(2024, 0, 1) + ((i * 37) % 182) * 86_400_000).toISOString().slice(0, 10),
      10 + ((i * 13) % 97),
    ]);
    await makeTable(database, 'orders', ORDER, rows);
    await makeTable(
      database,
      'later',
      ORDER,
      rows.filter((row) => String(row[2]) >= '2024-04-01'),
    );
    const rfm = await runCell(
      'rfm',
      { name: 'rfm', options: { from: 'later', as_of: '2024-07-01' }, tables: ['later'] },
      database,
    );
    const clusters = await runCell(
      'cluster',
      { name: 'clusters', options: { from: 'rfm', k: 3 }, tables: ['rfm'] },
      database,
    );
    for (const { segmentation } of [rfm, clusters]) {
      if (!segmentation) throw new Error('missing segmentation');
      const { result } = await run(
        { from: 'orders', window: 91, as_of: '2024-07-01', segmentation: segmentation.name },
        [segmentation],
      );
      expect(result.ruler).toMatchObject({ kind: 'segmentation', name: segmentation.name });
      // The second window is what the cell itself measured.
      expect(
        result.segments.filter(({ after }) => after > 0).map(({ segment, after }) => [segment, after]),
      ).toEqual(
        segmentation.segments
          .filter(({ customers }) => customers > 0)
          .map(({ segment, customers }) => [segment, customers]),
      );
    }
  });
});

describe('two groupings', () => {
  const groups = (rows: string) => `SELECT * FROM (VALUES ${rows}) AS t(customer, segment, monetary)`;

  it('are joined by customer; without a ruler that is said', async () => {
    const before = await makeSegmentation(
      database,
      'h1',
      groups(`('a','x',10.0),('b','x',20.0),('c','y',5.0)`),
    );
    const after = await makeSegmentation(
      database,
      'h2',
      groups(`('a','x',11.0),('b','y',2.0),('d','y',7.0)`),
    );
    const { result, warnings } = await run({ before: 'h1', after: 'h2' }, [before, after]);
    expect(result.flows.map(({ move, from, to, customers }) => [move, from, to, customers])).toEqual([
      ['entered', null, 'y', 1],
      ['left', 'y', null, 1],
      ['moved', 'x', 'y', 1],
      ['stayed', 'x', 'x', 1],
    ]);
    expect(result.moves.find(({ move }) => move === 'moved')).toEqual({
      ...{ move: 'moved', customers: 1, amount_before: 20, amount_after: 2 },
    });
    expect(result.ruler).toEqual({ kind: 'own', name: null, date: null });
    expect(result.ruler_alone).toBeNull();
    expect(warnings.map(({ code }) => code)).toContain('migration.ruler_unknown');
  });

  it('are measured by the earlier one’s ruler, and what that changes is counted', async () => {
    const by = (cut: number) => ({
      columns: ['monetary'],
      sql: `SELECT customer, CASE WHEN monetary > ${cut} THEN 'y' ELSE 'x' END AS segment FROM measured`,
    });
    const before = await makeSegmentation(database, 'h1', groups(`('a','x',1.0),('b','y',20.0)`));
    // Cut anew at 30: b falls to x though the amount grew.
    const after = await makeSegmentation(database, 'h2', groups(`('a','x',2.0),('b','x',25.0)`));
    const { result } = await run({ before: 'h1', after: 'h2' }, [
      { ...before, ruler: by(10) },
      { ...after, ruler: by(30) },
    ]);
    expect(result.moved_share).toBe(0);
    expect(result.ruler).toMatchObject({ kind: 'first', name: 'h1' });
    expect(result.ruler_alone).toEqual({
      ...{ customers: 2, changed: 1, share: 0.5, codes_changed: null, codes_share: null },
      ...{ moved: 0, moved_own: 1 },
    });
    const frozen = { name: '2024H1', date: '2024-07-01' };
    const same = await run({ before: 'h1', after: 'h2' }, [
      { ...before, baseline: frozen },
      { ...after, baseline: frozen },
    ]);
    expect(same.result.ruler).toEqual({ kind: 'baseline', ...frozen });
    expect(same.result.moved_share).toBe(0.5);
  });

  it('may be plain tables; many groups are merged and repeated customers refused', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE t1 AS SELECT 'c' || i AS customer, 'g' || (i % 30) AS tier FROM range(90) r(i)`,
    );
    await database.run(
      `CREATE OR REPLACE TABLE t2 AS SELECT 'c' || i AS customer, NULL AS tier FROM range(90) r(i)`,
    );
    const { result, warnings } = await run({ before: 't1', after: 't2', column: 'tier' });
    expect(result.segments).toHaveLength(20);
    expect(result.segments.map(({ before }) => before).reduce((sum, one) => sum + one, 0)).toBe(90);
    expect(result.segments.find(({ segment }) => segment === '')).toMatchObject({
      label_en: '(no group)',
      after: 90,
    });
    expect(warnings.map(({ code }) => code)).toContain('migration.groups_merged');
    await database.run(`INSERT INTO t2 VALUES ('c1', NULL)`);
    await expect(run({ before: 't1', after: 't2', column: 'tier' })).rejects.toMatchObject({
      code: 'analysis.duplicate_customers',
    });
  });
});
