import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNodeDuckDB } from '../../../src/engine/node';
import { importMacros } from '../../../src/sql/clean/import-table';
import { cleaned } from '../../support/clean';

type Duck = Awaited<ReturnType<typeof openNodeDuckDB>>;
let duck: Duck;
beforeAll(async () => {
  duck = await openNodeDuckDB();
});
afterAll(() => duck.close());

describe('a recipe that is published as a view', () => {
  it('is read over another connection than the one it was made with', async () => {
    const [runner, reader] = [duck.connect(), duck.connect()];
    // What an import leaves on the connection: macros of the same names that only it can see.
    await runner.run(importMacros());
    await runner.run(
      `CREATE TABLE many AS SELECT CASE WHEN i = 7 THEN '¥1,234.50' ELSE (i % 100)::VARCHAR END AS amount,
        CASE WHEN i = 7 THEN '2024年3月1日' ELSE '2024-03-02' END AS day FROM range(1000100) t(i)`,
    );
    const steps = [
      { parse_numbers: { columns: ['amount'] } },
      { parse_dates: { columns: ['day'], as: 'date' } },
    ];
    const { result } = await cleaned(runner, 'many', [
      ...steps,
      { filter: { where: 'amount > 99 OR amount = 0.5' } },
    ]);
    expect(result.kept_as).toBe('view');
    expect(result.steps.map(({ state, lost }) => [state, lost])).toEqual([
      ['done', 0],
      ['done', 0],
      ['done', 0],
    ]);
    expect(await reader.rows('SELECT * FROM tidy')).toEqual([{ amount: '1234.5000', day: '2024-03-01' }]);
  });
});
