import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('a run', () => {
  it('publishes the points and says what does not hold', async () => {
    const outcome = await runCell(
      'swot',
      {
        options: {
          strengths: [
            { text: 'a', weight: 2, score: 4, source: 'x' },
            { text: 'b', weight: 'much' },
          ],
          threats: [{ text: 'c', weight: 0, score: 1 }],
          strategies: { st: [{ text: 'd', uses: ['s1', 't7'] }] },
        },
      },
      database,
    );
    const rows = await database.rows('SELECT key, list, points, used FROM swot');
    expect(rows).toEqual([
      { key: 's1', list: 'strengths', points: 8, used: 1 },
      { key: 's2', list: 'strengths', points: null, used: 0 },
      { key: 't1', list: 'threats', points: 0, used: 0 },
    ]);
    expect(outcome.warnings).toEqual([
      { code: 'judgement.unread', values: { count: 1 } },
      { code: 'judgement.weights_zero', values: { count: 1 } },
      { code: 'swot.not_scored', values: { count: 1 } },
      { code: 'swot.no_evidence', values: { count: 2, of: 3 } },
      { code: 'swot.point_gone', values: { count: 1, keys: 'T7' } },
    ]);
  });

  it('of nothing publishes an empty table', async () => {
    const outcome = await runCell('swot', { options: null }, database);
    expect(outcome.tables[0]?.rows).toBe(0);
    expect(outcome.warnings).toEqual([]);
  });
});
