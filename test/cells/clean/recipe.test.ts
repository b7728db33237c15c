import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CleanQuestion,
  PreviewAnswer,
  SqlAnswer,
  ValuesAnswer,
} from '../../../src/cells/clean/question';
import type { StepResult } from '../../../src/cells/clean/result';
import { cleaned, tableOf } from '../../support/clean';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { askCell } from '../../support/run-cell';

const RUNS = { seed: 20240701, numRuns: Number(process.env.FUZZ_RUNS ?? 12) };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const STEPS = [
  { trim: 'all' },
  { mystery: { x: 1 }, note: 'from a later version' },
  { case: { columns: ['name'], to: 'loud' } },
  { replace: { columns: ['name'], find: 'z', with: 'Z' }, off: true },
  { filter: { where: 'length(name) < 5' }, note: 'why\nnot' },
  'nonsense',
  { case: { columns: ['name'], to: 'upper' } },
];

async function people() {
  await tableOf(
    database,
    'people',
    ['id::INTEGER', 'name'],
    [
      [1, ' zoe '],
      [2, 'ann'],
      [3, 'maximilian'],
      [4, null],
    ],
  );
}

describe('a recipe', () => {
  it('runs what can be run and says of the rest why not', async () => {
    await people();
    const { steps, rows, result, outcome } = await cleaned(database, 'people', STEPS);
    expect(rows).toEqual([
      { id: 1, name: 'ZOE' },
      { id: 2, name: 'ANN' },
    ]);
    expect(steps.map(({ kind, state, reason }) => [kind, state, reason?.code ?? null])).toEqual([
      ['trim', 'done', null],
      [null, 'does_not_fit', 'unknown_step'],
      ['case', 'does_not_fit', 'bad_options'],
      ['replace', 'off', null],
      ['filter', 'done', null],
      [null, 'does_not_fit', 'unknown_step'],
      ['case', 'done', null],
    ]);
    expect(steps.map(({ rows_in, rows_out, changed }) => [rows_in, rows_out, changed])).toEqual([
      [4, 4, 1],
      [4, 4, 0],
      [4, 4, 0],
      [4, 4, 0],
      [4, 2, 0],
      [2, 2, 0],
      [2, 2, 2],
    ]);
    expect(result).toMatchObject({ rows_in: 4, rows_out: 2 });
    expect(outcome.tables.map(({ name, rows: n }) => [name, n])).toEqual([
      ['tidy', 2],
      ['tidy_excluded', 2],
    ]);
    expect(outcome.warnings).toEqual(
      [2, 3, 6].map((step) => ({ code: 'clean.step_does_not_fit', values: { step } })),
    );
  });

  it('shows what each step did to some rows', async () => {
    await people();
    const { steps } = await cleaned(database, 'people', STEPS);
    expect(steps[0]?.examples).toEqual([{ before: { name: ' zoe ' }, after: { name: 'zoe' } }]);
    expect(steps[4]?.examples).toContainEqual({ before: { id: '3', name: 'maximilian' }, after: null });
  });

  it('gives the same rows by the SQL that it shows', async () => {
    await people();
    const { outcome, rows } = await cleaned(database, 'people', STEPS);
    const sql = outcome.statements[0]?.sql ?? '';
    expect(sql).toContain('-- 5. filter: why not');
    expect(await database.rows(`SELECT * FROM (${sql}) ORDER BY ALL`)).toEqual(rows);
  });

  it('publishes a table that can be read over another connection, and keeps what is known of its columns', async () => {
    await people();
    const info = {
      name: 'people',
      rows: 4,
      key: 'id',
      unique: ['id', 'name'],
      columns: [
        { name: 'id', type: 'INTEGER' },
        { name: 'name', type: 'VARCHAR' },
      ],
    };
    const { outcome } = await cleaned(database, 'people', [{ trim: 'all' }], { tables: [info] });
    expect(outcome.tables[0]).toMatchObject({ key: 'id', unique: ['id'], rows: 4 });
  });

  it('is replayed on next month’s file: what fits runs, nothing is guessed', async () => {
    const steps = [
      { parse_dates: { columns: ['day'], as: 'date' } },
      { parse_numbers: { columns: ['amount'] } },
      { derive: { name: 'net', sql: 'amount * 0.9' } },
      { map_values: { column: 'city', map: { 沪: '上海' } } },
    ];
    await tableOf(database, 'june', ['day', 'amount', 'city'], [['2024年6月1日', '¥1,000', '沪']]);
    expect((await cleaned(database, 'june', steps)).steps.map(({ state }) => state)).toEqual(
      Array(4).fill('done'),
    );
    await tableOf(database, 'july', ['day', 'sum', 'city'], [['soon', '¥2,000', '沪']]);
    const july = await cleaned(database, 'july', steps);
    expect(july.steps.map(({ state, reason }) => [state, reason?.code ?? null])).toEqual([
      ['does_not_fit', 'values_unexpected'],
      ['does_not_fit', 'missing_columns'],
      ['does_not_fit', 'bad_expression'],
      ['done', null],
    ]);
    expect(july.rows).toEqual([{ day: 'soon', sum: '¥2,000', city: '上海' }]);
  });

  it('publishes a view over more rows than are stored, with the same counts', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE many AS SELECT i::INTEGER AS i, CASE WHEN i % 3 = 0 THEN ' x ' ELSE 'y' END AS v FROM range(1000100) t(i)`,
    );
    const steps = [
      { trim: ['v'] },
      { filter: { where: 'i % 2 = 0' } },
      { derive: { name: 'w', sql: 'upper(v)' } },
    ];
    const normal = await cleaned(database, 'many', [...steps, { filter: { where: 'i < 4' } }]);
    expect(normal.result.kept_as).toBe('view');
    expect(normal.rows).toEqual([
      { i: 0, v: 'x', w: 'X' },
      { i: 2, v: 'y', w: 'Y' },
    ]);
    expect(normal.steps.map(({ rows_out, changed }) => [rows_out, changed])).toEqual([
      [1000100, 333367],
      [500050, 0],
      [500050, 500050],
      [2, 0],
    ]);
    expect(await database.rows('SELECT count(*)::INTEGER AS n FROM tidy_excluded')).toEqual([{ n: 1000098 }]);
  });
});

async function ask<Answer>(question: CleanQuestion): Promise<Answer> {
  await people();
  const run = { name: 'tidy', options: { from: 'people', steps: STEPS }, tables: ['people'] };
  return (await askCell('clean', run, question, database)) as Answer;
}

describe('questions', () => {
  it('previews the rows after a step with what it changed', async () => {
    const page = await ask<PreviewAnswer>({ ask: 'preview', after: 1, offset: 0, limit: 2 });
    expect(page).toMatchObject({
      rows: [
        [1, 'zoe'],
        [2, 'ann'],
      ],
      total: 4,
      changed: [['name'], []],
      before: [{ name: ' zoe ' }, {}],
      out: [false, false],
    });
  });

  it('previews only what a step touched, rows that it takes out among them', async () => {
    const page = await ask<PreviewAnswer>({ ask: 'preview', after: 5, offset: 0, limit: 10, touched: true });
    expect([page.total, page.rows.map(([id]) => id), page.out]).toEqual([2, [3, 4], [true, true]]);
  });

  it('previews the table as it comes and steps that mark nothing', async () => {
    expect(await ask<PreviewAnswer>({ ask: 'preview', after: 0, offset: 1, limit: 1 })).toMatchObject({
      rows: [[2, 'ann']],
      total: 4,
    });
    const steps = [{ rename: { name: 'who' } }];
    const page = await ask<PreviewAnswer>({ ask: 'preview', after: 1, offset: 0, limit: 1, steps });
    expect(page.columns.map(({ name }) => name)).toEqual(['id', 'who']);
  });

  it('counts a step that is being edited', async () => {
    const steps = [{ trim: 'all' }, { filter: { where: "name = 'zoe'" } }];
    const step = await ask<StepResult>({ ask: 'count', step: 1, steps });
    expect(step).toMatchObject({ state: 'done', rows_in: 4, rows_out: 1 });
    const bad = await ask<StepResult>({
      ask: 'count',
      step: 0,
      steps: [{ derive: { name: 'n', sql: 'name::INTEGER' } }],
    });
    expect(bad).toMatchObject({ state: 'does_not_fit', reason: { code: 'failed' } });
  });

  it('gives the SQL of a step, the columns before one and the values of a column', async () => {
    const { step, whole } = await ask<SqlAnswer>({ ask: 'sql', step: 4 });
    expect(step).toContain('length(name) < 5');
    await people();
    expect(await database.rows(`SELECT count(*)::INTEGER AS n FROM (${whole})`)).toEqual([{ n: 2 }]);
    expect(await ask({ ask: 'columns', after: 7 })).toEqual([
      { name: 'id', type: 'INTEGER' },
      { name: 'name', type: 'VARCHAR' },
    ]);
    const values = await ask<ValuesAnswer>({ ask: 'values', column: 'name', after: 1, limit: 2 });
    expect(values).toEqual({
      values: [
        { value: 'ann', rows: 1 },
        { value: 'maximilian', rows: 1 },
      ],
      distinct: 4,
    });
  });

  it('leaves nothing behind', async () => {
    await ask({ ask: 'count', step: 6 });
    expect(
      await database.rows(
        `SELECT table_name FROM duckdb_tables() WHERE table_name LIKE '\\_\\_%' ESCAPE '\\'`,
      ),
    ).toEqual([]);
  });
});

describe('properties', () => {
  const cell = fc.option(
    fc.constantFrom(' a', 'a', 'A ', '１', '1', '¥1', 'b\t', '', '2024/1/2', '张 三', '张三'),
    { nil: null },
  );
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
  const step = fc.constantFrom<object>(
    { trim: 'all' },
    { half_width: 'all' },
    { case: { columns: ['a'], to: 'upper' } },
    { fill: { columns: ['a', 'b'] } },
    { fill: { columns: ['a'], with: 'mode' } },
    { dedupe: {} },
    { dedupe: { key: ['a'] } },
    { map_values: { column: 'b', map: { a: 'b', 1: 'x' } } },
    { exclude: { where: "a = 'a'" } },
    { filter: { where: 'b IS NOT NULL' } },
  );

  it('rows add up, the order of rows does not matter, and changed counts equal a comparison', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.array(step, { minLength: 1, maxLength: 4 }), async (rows, steps) => {
        await tableOf(database, 'raw', ['a', 'b'], rows);
        const run = await cleaned(database, 'raw', steps);
        expect(run.steps.every(({ state }) => state === 'done')).toBe(true);
        const gone = run.steps.reduce((sum, { rows_in, rows_out }) => sum + rows_in - rows_out, 0);
        expect(run.result.rows_out).toBe(rows.length - gone);
        expect(run.rows).toHaveLength(run.result.rows_out);
        await tableOf(database, 'raw', ['a', 'b'], [...rows].reverse());
        const again = await cleaned(database, 'raw', steps);
        expect(again.rows).toEqual(run.rows);
        expect(again.steps).toEqual(run.steps);
      }),
      RUNS,
    );
  });

  it.each([{ trim: 'all' }, { half_width: 'all' }, { fill: { columns: ['a'] } }, { dedupe: {} }])(
    'doing %j twice changes nothing more',
    async (one) => {
      await fc.assert(
        fc.asyncProperty(table, async (rows) => {
          await tableOf(database, 'raw', ['a', 'b'], rows);
          const { steps } = await cleaned(database, 'raw', [one, one]);
          expect(steps[1]).toMatchObject({
            changed: 0,
            rows_in: steps[0]?.rows_out,
            rows_out: steps[0]?.rows_out,
          });
        }),
        { ...RUNS, numRuns: Math.ceil(RUNS.numRuns / 3) },
      );
    },
  );
});
