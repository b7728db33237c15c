import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TreeOptions } from '../../../src/cells/tree/options';
import { tree as definition } from '../../../src/cells/tree/definition';
import type { TreeResult } from '../../../src/cells/tree/result';
import { rulesText, tiersOptions } from '../../../src/cells/tree/tiers-options';
import { branchText, pathText, wordsOf } from '../../../src/cells/tree/words';
import type { Outcome } from '../../../src/model/cell';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE people AS SELECT i::VARCHAR AS customer,
    (i * 37) % 200 AS recency, CASE WHEN i % 11 = 0 THEN NULL ELSE (i * 53) % 9 END AS visits,
    CASE WHEN i % 13 = 0 THEN NULL WHEN i % 5 < 2 THEN '上海' WHEN i % 5 < 4 THEN '北京' ELSE '广州' END AS city,
    i % 3 = 0 AS vip, i AS monetary,
    CASE WHEN i % 5 < 2 OR (i * 37) % 200 < 60 THEN 'in' ELSE 'out' END AS state
    FROM range(1000) AS t(i)`);
});
afterAll(() => database.close());

async function tree(
  options: object,
  tables: readonly string[] = ['people'],
): Promise<Outcome & { result: TreeResult }> {
  const outcome = await runCell('tree', { options: { from: 'people', ...options }, tables }, database);
  return { ...outcome, result: outcome.result as TreeResult };
}

function normalised(stored: object): TreeOptions {
  const found = definition.normalise({ from: 'people', ...stored });
  if (!found.ok) throw new Error('invalid options');
  return found.options;
}

describe('a tree of a column', () => {
  it('finds what decides it, held out and pruned, and leads everybody to a leaf by its condition', async () => {
    const { result, tables, segmentation, warnings } = await tree({ target: 'state' });
    expect(result.accuracy.held).toMatchObject({ rows: 300 });
    expect(result.accuracy.held?.accuracy).toBeGreaterThan(0.97);
    expect(result.grown_on).toBe(700);
    const named = result.features.filter(({ importance }) => importance > 0.05).map(({ column }) => column);
    expect(named.sort()).toEqual(['city', 'recency']);
    expect(tables[0]?.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['customer', 'segment', 'predicted', 'actual', 'recency', 'city']),
    );
    expect(segmentation?.segments.map(({ customers }) => customers)).toEqual(
      result.leaves.map(({ customers }) => customers),
    );
    expect(warnings).toEqual([]);
    for (const { sql, key, customers, amount } of result.leaves) {
      const [row] = await database.rows(
        `SELECT count(*)::DOUBLE AS n, count(*) FILTER (WHERE t.segment = '${key}')::DOUBLE AS same, sum(p.monetary)::DOUBLE AS amount
         FROM people AS p JOIN (SELECT customer, segment FROM tree) AS t USING (customer) WHERE ${sql}`,
      );
      expect(row).toEqual({ n: customers, same: customers, amount });
    }
  });

  it('does not depend on the order of rows', async () => {
    const first = (await tree({ target: 'state' })).result;
    await database.run(`CREATE OR REPLACE TABLE shuffled AS SELECT * FROM people ORDER BY hash(customer)`);
    const second = await runCell(
      'tree',
      { options: { from: 'shuffled', target: 'state' }, tables: ['shuffled'] },
      database,
    );
    expect(second.result).toEqual(first);
  });

  it('says its rules in both languages, and writes them as tiers that put the same customers together', async () => {
    const { result } = await tree({ target: 'state', depth: 2, holdout: 0 });
    const zh = wordsOf('zh-CN');
    const paths = result.leaves.map(({ conditions }) => pathText(conditions, result.features, zh));
    expect(paths.join('\n')).toMatch(/city是上海|城市是上海/);
    expect(rulesText(result, 'en')).toMatch(/^If .+, then “in”\.$/m);
    expect(result.nodes.slice(1).map((node) => branchText(result, node, wordsOf('en')))).not.toContain('');
    const options = tiersOptions('tree', normalised({ target: 'state' }), result, () => true);
    expect(options).toMatchObject({ from: 'people', method: 'rules' });
    const tiers = await runCell('tiers', { options, tables: ['people'] }, database);
    const [row] = await database.rows(
      `SELECT count(DISTINCT (a.segment, b.segment))::DOUBLE AS pairs, count(*)::DOUBLE AS n
       FROM tiers AS a JOIN tree AS b USING (customer)`,
    );
    expect(row).toEqual({ pairs: result.leaves.length, n: 1000 });
    expect(
      tiers.segmentation?.segments.slice(0, result.leaves.length).map(({ customers }) => customers),
    ).toEqual(result.leaves.map(({ customers }) => customers));
    expect(tiersOptions('tree', normalised({ with: ['a', 'b'] }), result, () => true)).toMatchObject({
      from: 'tree',
    });
  });

  it('weighs classes alike where that is asked for', async () => {
    const { result } = await tree({
      condition: 'recency > 180',
      features: ['visits', 'city'],
      weights: 'balanced',
      prune: 'none',
      holdout: 0,
    });
    expect(result.settings.weights).toHaveLength(2);
    expect(new Set(result.leaves.map(({ predicted }) => predicted)).size).toBe(2);
  });
});

describe('a tree of a condition', () => {
  it('has the classes no and yes', async () => {
    const { result, warnings } = await tree({ condition: 'recency > 90' });
    expect(result.classes.map(({ key, label_zh }) => [key, label_zh])).toEqual([
      ['no', '否'],
      ['yes', '是'],
    ]);
    expect(warnings).toContainEqual({ code: 'tree.target_leaks', values: { feature: 'recency' } });
    expect(result.leaves[0]?.sql).toBe('"recency" <= 90.5');
  });
});

describe('what cannot be explained', () => {
  it('is said: one class, too many, nothing chosen, no such column', async () => {
    await expect(tree({ condition: 'recency >= 0' })).rejects.toMatchObject({ code: 'analysis.one_class' });
    await expect(tree({ target: 'monetary' })).rejects.toMatchObject({ code: 'analysis.too_many_classes' });
    await expect(tree({})).rejects.toMatchObject({ code: 'document.bad_options' });
    await expect(tree({ target: 'nothing' })).rejects.toMatchObject({ code: 'analysis.missing_column' });
    await expect(tree({ target: 'state', features: ['nothing'] })).rejects.toMatchObject({
      code: 'analysis.missing_column',
    });
  });

  it('gives a root and a warning where features say nothing', async () => {
    const { result, warnings } = await tree({ condition: 'monetary % 2 = 0', features: ['vip'] });
    expect(result.nodes).toHaveLength(1);
    expect(result.leaves).toMatchObject([{ sql: 'TRUE', customers: 1000 }]);
    expect(warnings.map(({ code }) => code)).toContain('tree.no_split');
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
  });

  it('few customers are not held out', async () => {
    await database.run(`CREATE OR REPLACE TABLE few AS SELECT * FROM people LIMIT 12`);
    const outcome = await runCell(
      'tree',
      { options: { from: 'few', target: 'state' }, tables: ['few'] },
      database,
    );
    expect((outcome.result as TreeResult).accuracy.held).toBeNull();
    expect(outcome.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['tree.few_customers', 'tree.not_held_out']),
    );
  });
});
