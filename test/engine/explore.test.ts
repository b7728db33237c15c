import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeEngine, type NodeEngine } from '../../src/engine/node-engine';
import type { Brush, DimensionSpec, Explorer } from '../../src/model/explore';

const seed = { seed: 5, numRuns: Number(process.env['FUZZ_RUNS'] ?? 40) };
const spec = (table: string, column: string, kind: DimensionSpec['kind'], single = false): DimensionSpec => ({
  key: `${table}.${column}`,
  table,
  columns: [column],
  kind,
  single,
});
const DIMENSIONS: readonly DimensionSpec[] = [
  spec('seg', 'segment', 'value', true),
  { key: 'grid', table: 'seg', columns: ['r', 'f'], kind: 'grid', single: true },
  spec('seg', 'monetary', 'number', true),
  spec('people', 'age', 'number', true),
  spec('people', 'tags', 'list', true),
  spec('bought', 'province', 'value'),
  spec('bought', 'time', 'month'),
];

let engine: NodeEngine;
let explorer: Explorer;
beforeAll(async () => {
  engine = await createNodeEngine();
  await engine.database.run(`
    CREATE TABLE seg AS SELECT 'c' || i AS customer, CASE WHEN i % 3 = 0 THEN 'high' ELSE 'low' END AS segment,
      1 + i % 5 AS r, 1 + (i * 7) % 4 AS f, ((i * 37) % 1000)::DOUBLE / 3 AS monetary FROM range(300) t(i);
    CREATE TABLE people AS SELECT 'c' || i AS customer, CASE WHEN i % 7 > 0 THEN 15 + (i * 11) % 60 END AS age,
      CASE i % 4 WHEN 0 THEN '高价值;母婴' WHEN 1 THEN '母婴 ; 投诉' WHEN 2 THEN '' END AS tags FROM range(250) t(i);
    CREATE TABLE bought AS SELECT 'c' || (i % 280) AS customer,
      '省' || ((i * 13) % 97) AS province, TIMESTAMP '2024-01-05' + INTERVAL (i % 400) DAY AS time FROM range(900) t(i);`);
  explorer = await engine.explore(
    { table: 'seg', amount: 'monetary', dimensions: DIMENSIONS },
    () => undefined,
  );
}, 60_000);
afterAll(() => engine.close());

/** Who passes, by the SQL that a selection becomes. */
async function bySql(brushes: readonly Brush[], as: 'rows' | 'marked' = 'rows'): Promise<string[]> {
  const query = await engine.selectionSql({ table: 'seg', dimensions: explorer.dimensions, brushes }, as);
  const where = as === 'marked' ? 'WHERE selected' : '';
  const rows = await engine.database.rows<{ customer: string }>(
    `SELECT customer FROM (${query}) ${where} ORDER BY customer`,
  );
  return rows.map(({ customer }) => customer);
}

describe('the engine’s explorer', () => {
  it('gives every dimension its bins, with what is unknown or too rare for one of its own', () => {
    const bins = (key: string) => explorer.dimensions.find((one) => one.key === key)?.bins ?? [];
    expect(bins('seg.segment')).toEqual([
      { kind: 'value', value: 'low' },
      { kind: 'value', value: 'high' },
    ]);
    expect(bins('grid')).toHaveLength(20);
    expect(bins('people.age').at(0)).toEqual({ kind: 'range', from: null, to: 18 });
    expect(bins('people.age').at(-2)).toEqual({ kind: 'range', from: 60, to: null });
    expect(bins('people.age').at(-1)).toEqual({ kind: 'unknown' });
    expect(bins('people.tags')).toEqual(
      ['母婴', '投诉', '高价值'].map((value) => ({ kind: 'value', value })),
    );
    expect(
      bins('bought.province')
        .map(({ kind }) => kind)
        .slice(-3),
    ).toEqual(['value', 'others', 'unknown']);
    expect(bins('bought.time').at(0)).toMatchObject({ kind: 'value' });
    expect(explorer.rows).toBe(300);
    explorer.everyone.bins.forEach((counts, at) => {
      if (explorer.dimensions[at]?.kind !== 'list')
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(300);
    });
    expect(explorer.everyone.amount).toBeCloseTo(
      Array.from({ length: 300 }, (_, i) => ((i * 37) % 1000) / 3).reduce((sum, one) => sum + one, 0),
      6,
    );
  });

  it('agrees with the SQL that a selection becomes, whatever is brushed', async () => {
    const brush = fc.constantFrom(...explorer.dimensions.map(({ key }) => key)).chain((key) => {
      const bins = explorer.dimensions.find((one) => one.key === key)?.bins.length ?? 1;
      return fc.record({
        key: fc.constant(key),
        bins: fc.uniqueArray(fc.integer({ min: 0, max: bins - 1 }), { minLength: 1, maxLength: bins }),
      });
    });
    const brushes = fc.uniqueArray(brush, { selector: ({ key }) => key, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(brushes, async (picked) => {
        const { customers } = await explorer.brush(picked);
        const wanted = await bySql(picked);
        expect(customers).toBe(wanted.length);
        const page = await explorer.page({
          offset: 0,
          limit: 500,
          sort: [{ column: 'customer', descending: false }],
        });
        expect(page.rows.map(([customer]) => customer)).toEqual(wanted);
        expect(await bySql(picked, 'marked')).toEqual(wanted);
      }),
      seed,
    );
  }, 60_000);

  it('pages in the order of the list, with a search', async () => {
    await explorer.brush([{ key: 'seg.segment', bins: [1] }]);
    const sort = [{ column: 'monetary', descending: true }];
    const all = await explorer.page({ offset: 0, limit: 100, sort });
    expect(all.total).toBe(100);
    const amounts = all.rows.map((row) => Number(row[4]));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    const second = await explorer.page({ offset: 10, limit: 5, sort });
    expect(second.rows).toEqual(all.rows.slice(10, 15));
    const found = await explorer.page({ offset: 0, limit: 50, sort, search: 'C29' });
    expect(found.rows.map(([customer]) => customer).sort()).toEqual(['c291', 'c294', 'c297'].sort());
  });
});
