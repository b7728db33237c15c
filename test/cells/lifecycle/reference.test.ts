import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LifecycleResult } from '../../../src/cells/lifecycle/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { cdnowOrders, onlineRetailOrders } from '../../support/order-days';
import { runCell } from '../../support/run-cell';
import { sharedData, whereData } from '../../support/shared-data';

const CDNOW = 'cdnow/CDNOW_master.txt';
const RETAIL = 'online_retail/online_retail.csv.gz';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function lifecycle(options: object): Promise<LifecycleResult> {
  const outcome = await runCell(
    'lifecycle',
    { options: { from: 'orders', ...options }, tables: ['orders'] },
    database,
  );
  return outcome.result as LifecycleResult;
}

const sizes = (classes: readonly { segment: string; customers: number }[]) =>
  Object.fromEntries(classes.map(({ segment, customers }) => [segment, customers]));

describe.skipIf(!sharedData(CDNOW))(`lifecycle of CDNOW${whereData(CDNOW)}`, () => {
  it('counts NES and proposes thresholds from the gaps', async () => {
    await cdnowOrders(database, 'master');
    const result = await lifecycle({ refunds: 'keep', as_of: '1998-06-30' });
    expect(sizes(result.nes)).toEqual({ n: 0, e0: 4295, s1: 1918, s2: 995, s3: 16_362 });
    expect(result.mean_interval).toBeCloseTo(114.4201, 4);
    expect(result.cuts).toEqual({ at_risk: 119, lapsed: 200, lost: 283 });
  });
});

describe.skipIf(!sharedData(RETAIL))(`lifecycle of Online Retail${whereData(RETAIL)}`, () => {
  it('counts NES', async () => {
    await onlineRetailOrders(database);
    const result = await lifecycle({ as_of: '2011-12-10' });
    expect(sizes(result.nes)).toEqual({ n: 597, e0: 1994, s1: 600, s2: 388, s3: 759 });
    expect(result.mean_interval).toBeCloseTo(78.4267, 4);
  });
});
