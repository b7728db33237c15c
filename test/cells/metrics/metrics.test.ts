import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { ordersTable } from '../../support/orders';
import { runCell } from '../../support/run-cell';
import type { MetricsResult } from '../../../src/cells/metrics/result';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

describe('metrics', () => {
  it('runs', async () => {
    await ordersTable(database, 'orders', [
      { customer: 'a', order: '1', time: '2024-01-05 10:00:00', amount: 100 },
      { customer: 'a', order: '2', time: '2024-03-05 10:00:00', amount: 50 },
      { customer: 'b', order: '3', time: '2024-03-06 10:00:00', amount: 80 },
    ]);
    const outcome = await runCell(
      'metrics',
      { options: { from: 'orders', as_of: '2024-03-31' }, tables: ['orders'] },
      database,
    );
    const result = outcome.result as MetricsResult;
    console.log(JSON.stringify(result.value), JSON.stringify(result.unavailable));
    console.log(await database.rows('SELECT * FROM metrics ORDER BY 1'));
    expect(result.customers).toBe(2);
  });
});
