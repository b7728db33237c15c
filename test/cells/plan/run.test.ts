import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompetitorsResult } from '../../../src/cells/competitors/result';
import type { PlanResult } from '../../../src/cells/plan/result';
import type { PositionResult } from '../../../src/cells/position/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { makeSegmentation } from '../../support/segmentation';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const RIVALS = {
  criteria: ['price_level', { key: 'quality', label: '品质感' }, { key: 'service', better: 'low' }],
  own: { name: '我家', scores: { price_level: 3, quality: 4, service: 2 } },
  competitors: [
    { name: "A'B", share: 0.4, scores: { price_level: 5, quality: 5, service: 3 } },
    { name: '', scores: { price_level: 1, quality: 1, service: 2 } },
    { name: 'C', scores: { price_level: 2, quality: 2, service: 4 }, share: 0.8, source: 's' },
  ],
};

describe('competitors', () => {
  it('publish brands with their scores, and say what does not hold', async () => {
    const { result, tables, warnings } = await runCell(
      'competitors',
      { name: 'rivals', options: RIVALS },
      database,
    );
    expect(tables[0]?.columns.map(({ name, title }) => [name, title])).toEqual([
      ...[
        ['name', undefined],
        ['own', undefined],
        ['share', undefined],
      ],
      ...[
        ['price_level', undefined],
        ['quality', '品质感'],
        ['service', undefined],
      ],
    ]);
    expect(await database.rows('SELECT name, own, quality FROM rivals')).toEqual([
      { name: '我家', own: true, quality: 4 },
      { name: "A'B", own: false, quality: 5 },
      { name: '', own: false, quality: 1 },
      { name: 'C', own: false, quality: 2 },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual([
      'competitors.nameless',
      'competitors.shares_over',
      'competitors.share_unsourced',
    ]);
    expect((result as CompetitorsResult).map?.brands).toHaveLength(4);
  });

  it('of nothing publish ourselves alone', async () => {
    const { tables, warnings } = await runCell('competitors', { name: 'nobody', options: null }, database);
    expect([tables[0]?.rows, warnings]).toEqual([1, []]);
  });
});

describe('position', () => {
  it('reads the scores of competitors, draws the map and checks statements', async () => {
    const { tables } = await runCell('competitors', { name: 'rivals', options: RIVALS }, database);
    const options = {
      competitors: 'rivals',
      abilities: [{ ability: '客服', level: 2 }],
      statements: [
        { target: 'gold', emphasis: ['service'], rests_on: { 客服: 4 } },
        { target: 'gold', emphasis: ['quality'] },
        { target: 'x', emphasis: ['gone'], against: ['D'] },
      ],
    };
    const { result, warnings } = await runCell('position', { name: 'place', options, tables }, database);
    const { criteria, own, map, checks, closest, gone } = result as PositionResult;
    expect(criteria).toEqual([
      { key: 'price_level', label: '', better: 'low' },
      { key: 'quality', label: '品质感', better: 'high' },
      { key: 'service', label: '', better: 'low' },
    ]);
    expect([own, map?.method, map?.brands.map(({ name }) => name)]).toEqual([
      '我家',
      'components',
      ['我家', "A'B", 'C'],
    ]);
    expect(checks.map(({ distinct }) => distinct)).toEqual(['different', 'same', 'unknown']);
    expect(closest?.name).toBe("A'B");
    expect(gone).toEqual(['D', 'gone']);
    expect(warnings.map(({ code }) => code)).toEqual([
      'judgement.target_gone',
      'position.no_difference',
      'position.not_supported',
    ]);
    expect(await database.rows('SELECT name FROM place ORDER BY name')).toHaveLength(3);
  });

  it('takes means of a survey in place of scores, whatever the order of its rows', async () => {
    const rows = `('我家', 4, 3.5, 'x'), ('我家', 5, 2.5, 'y'), (' 乙 ', 3, 1, 'z'), ('乙', NULL, 2, 'w'), ('', 1, 1, 'v'), (NULL, 1, 1, 'u')`;
    await database.run(
      `CREATE OR REPLACE TABLE survey AS SELECT * FROM (VALUES ${rows}) t(brand, fresh, near, note)`,
    );
    const options = { ratings: { from: 'survey', brand: 'brand' }, own: '我家' };
    const { result } = await runCell('position', { name: 'rated', options, tables: ['survey'] }, database);
    const { source, brands, map } = result as PositionResult;
    expect(source).toBe('ratings');
    expect(brands).toEqual([
      { name: '我家', own: true, answers: 2, scores: [4.5, 3] },
      { name: '乙', own: false, answers: 2, scores: [3, 1.5] },
    ]);
    expect(map?.method).toBe('direct');
  });

  it('names a missing column, and runs without anything', async () => {
    await database.run('CREATE OR REPLACE TABLE odd AS SELECT 1 AS x');
    await expect(
      runCell('position', { name: 'p', options: { competitors: 'odd' }, tables: ['odd'] }, database),
    ).rejects.toMatchObject({ code: 'analysis.missing_column', values: { column: 'name', table: 'odd' } });
    const { result, tables } = await runCell('position', { name: 'p', options: null }, database);
    expect([result, tables[0]?.rows]).toMatchObject([{ source: null, map: null, checks: [] }, 0]);
  });
});

describe('plan', () => {
  it('publishes its tasks with words in both languages, whatever is in their texts', async () => {
    const segments = await makeSegmentation(database, 's', `SELECT '1' AS customer, 'gold' AS segment`);
    const options = {
      segmentation: 's',
      tasks: [
        {
          task: '访谈 "深度", 第一批\n第二行',
          segment: 'gold',
          owner: '王',
          due: '2024-06-30',
          after: ['x'],
        },
        { id: 'x', task: '=HYPERLINK("http://a")', state: 'done', segment: ['gold', 'old'] },
      ],
    };
    const cell = { name: 'todo', options, segmentations: [segments], tables: ['s'], asOf: '2024-07-10' };
    const { result, tables, warnings, asOf } = await runCell('plan', cell, database);
    expect(asOf).toEqual({ date: '2024-07-10', from: 'front matter' });
    expect(tables[0]).toMatchObject({ name: 'todo', rows: 2, key: 'number' });
    const rows = await database.rows(
      'SELECT number, task, segment_zh, segment_en, due, state_zh, after, late_days, problems_en FROM todo',
    );
    expect(rows).toEqual([
      {
        ...{
          number: 1,
          task: '访谈 "深度", 第一批\n第二行',
          segment_zh: '客群gold',
          segment_en: 'Group gold',
        },
        ...{ due: '2024-06-30', state_zh: '未开始', after: '=HYPERLINK("http://a")', late_days: 10 },
        problems_en: 'Late',
      },
      {
        ...{
          number: 2,
          task: '=HYPERLINK("http://a")',
          segment_zh: '客群gold、old',
          segment_en: 'Group gold, old',
        },
        ...{ due: null, state_zh: '已完成', after: null, late_days: null },
        problems_en: 'Segment no longer there',
      },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['plan.segment_gone', 'plan.late']);
    expect((result as PlanResult).segments).toHaveLength(1);
  });

  it('of nothing publishes an empty table', async () => {
    const { tables, warnings } = await runCell('plan', { options: null }, database);
    expect([tables[0]?.rows, warnings]).toEqual([0, []]);
  });

  it('reads ten thousand tasks from a table and puts those of the document before them', async () => {
    await database.run(`CREATE OR REPLACE TABLE jobs AS
      SELECT '任务 ' || i AS 任务, i % 7 || ' 组' AS 负责人, DATE '2024-01-01' + (i % 300)::INTEGER AS 截止日期,
        CASE WHEN i % 2 = 0 THEN '已完成' ELSE '进行中' END AS 状态 FROM range(10000) r(i)
      UNION ALL SELECT NULL, NULL, NULL, NULL`);
    const options = { from: 'jobs', tasks: ['先做这个'], as_of: '2024-06-01' };
    const { result, tables } = await runCell('plan', { name: 'long', options, tables: ['jobs'] }, database);
    const { lines, states, emptyRows, late } = result as PlanResult;
    expect([lines.length, lines[0]?.task, emptyRows, tables[0]?.rows]).toEqual([
      10_001,
      '先做这个',
      1,
      10_001,
    ]);
    expect(states).toMatchObject({ done: 5000, doing: 5000, todo: 1 });
    const [row] = await database.rows<{ late: number }>(
      `SELECT count(*)::DOUBLE AS late FROM jobs WHERE 状态 = '进行中' AND 截止日期 < DATE '2024-06-01'`,
    );
    expect(late).toBe(row?.late);
  });

  it('names the column that holds no task, and refuses more than a plan can be', async () => {
    await database.run('CREATE OR REPLACE TABLE odd AS SELECT 1 AS x');
    await expect(
      runCell('plan', { options: { from: 'odd' }, tables: ['odd'] }, database),
    ).rejects.toMatchObject({ code: 'analysis.missing_column', values: { column: 'task', table: 'odd' } });
    await database.run('CREATE OR REPLACE TABLE many AS SELECT i AS task FROM range(20001) r(i)');
    await expect(
      runCell('plan', { options: { from: 'many' }, tables: ['many'] }, database),
    ).rejects.toMatchObject({ code: 'plan.too_many_tasks', values: { count: 20_001, most: 20_000 } });
  });
});
