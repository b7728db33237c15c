import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistogramAnswer } from '../../../src/cells/clean/question';
import type { StepResult } from '../../../src/cells/clean/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { askCell } from '../../support/run-cell';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE paid AS
    SELECT i::INTEGER AS amount, 'x' AS name FROM range(0, 1000) t(i) UNION ALL SELECT NULL, 'y'`);
});

afterAll(() => database.close());

function ask(question: Record<string, unknown>, steps: readonly unknown[] = []): Promise<unknown> {
  return askCell(
    'clean',
    { name: 'tidy', options: { from: 'paid', steps }, tables: ['paid'] },
    question,
    database,
  );
}

describe('the spread of a column', () => {
  it('counts every number once, after the steps before', async () => {
    const all = (await ask({ ask: 'histogram', column: 'amount', after: 0 })) as HistogramAnswer;
    expect(all.bins.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
    expect(all.bins.length).toBeGreaterThan(10);
    const steps = [{ filter: { where: 'amount < 100' } }];
    const few = (await ask({ ask: 'histogram', column: 'amount', after: 1 }, steps)) as HistogramAnswer;
    expect(few.bins.reduce((sum, { count }) => sum + count, 0)).toBe(100);
    expect(few.bins.every(({ from }) => from < 100)).toBe(true);
  });

  it('leaves no table behind, and has no classes for a text', async () => {
    expect(await ask({ ask: 'histogram', column: 'name', after: 0 })).toEqual({ bins: [] });
    const left = await database.rows("SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'tidy%'");
    expect(left).toEqual([]);
  });
});

describe('the results of a recipe that is not in the document', () => {
  it('say of every step what it does', async () => {
    const steps = [{ filter: { where: 'amount < 10' } }, { drop: ['shoe'] }, { trim: 'all', off: true }];
    const results = (await ask({ ask: 'results', steps })) as readonly StepResult[];
    expect(results.map(({ state, rows_in, rows_out }) => [state, rows_in, rows_out])).toEqual([
      ['done', 1001, 10],
      ['does_not_fit', 10, 10],
      ['off', 10, 10],
    ]);
  });
});
