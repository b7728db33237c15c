import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MigrationResult } from '../../../src/cells/migration/result';
import expected from '../../expected/migration.json';
import { importDelimited } from '../../support/rfm';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { sharedData, whereData } from '../../support/shared-data';

const FILE = 'online_retail/online_retail.csv.gz';

const { how: _how, ...figures } = expected;

describe.skipIf(!sharedData(FILE))(`migration of Online Retail${whereData(FILE)}`, () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await importDelimited(database, 'raw', FILE);
    await database.run(`CREATE TABLE orders AS
      SELECT CustomerID AS customer, InvoiceNo AS "order", InvoiceDate::TIMESTAMP AS time,
        Quantity::INTEGER * UnitPrice::DECIMAL(18,4) AS amount
      FROM raw WHERE CustomerID <> '' AND Quantity::INTEGER > 0 AND UnitPrice::DECIMAL(18,4) > 0
        AND NOT starts_with(InvoiceNo, 'C')`);
  }, 240_000);
  afterAll(() => database.close());

  it('agrees with numpy, and tells how many codes each half-year’s own quintiles would change alone', async () => {
    const options = { from: 'orders', score: 'quantile' };
    const outcome = await runCell('migration', { options, tables: ['orders'] }, database);
    const result = outcome.result as MigrationResult;
    expect(result.days).toBe(182);
    expect(result.after.to).toBe('2011-12-09');
    const wanted = await database.rows<{ both: number; first: number; second: number; amount: number }>(
      `SELECT count(*) FILTER (WHERE a AND b)::DOUBLE AS both, count(*) FILTER (WHERE a)::DOUBLE AS first,
        count(*) FILTER (WHERE b)::DOUBLE AS second, sum(amount)::DOUBLE AS amount
      FROM (SELECT customer, bool_or(time < '2011-06-11') AS a, bool_or(time >= '2011-06-11') AS b,
          sum(amount) FILTER (WHERE time >= '2011-06-11') AS amount
        FROM orders WHERE time >= '2010-12-11' GROUP BY 1)`,
    );
    expect(wanted[0]).toEqual({
      ...{ both: result.both, first: result.before.customers, second: result.after.customers },
      amount: expect.closeTo(result.after.amount ?? 0, 2) as number,
    });
    const { moves, ruler_alone: alone } = result;
    expect({
      ...{ before: result.before.customers, after: result.after.customers, both: result.both },
      stayed: moves.find(({ move }) => move === 'stayed')?.customers,
      changed: alone?.changed,
      codes_changed: alone?.codes_changed,
      moved_own: alone?.moved_own,
    }).toEqual(figures);
    // Cut anew, nearly half of the customers would have another code with nobody having done anything.
    expect(alone?.codes_share).toBeCloseTo(figures.codes_changed / figures.after, 12);
    expect(outcome.warnings.map(({ code }) => code)).toContain('migration.ruler_alone');
  });
});
