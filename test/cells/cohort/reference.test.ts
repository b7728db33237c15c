import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CohortResult } from '../../../src/cells/cohort/result';
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

async function cohort(options: object): Promise<CohortResult> {
  const outcome = await runCell(
    'cohort',
    { options: { from: 'orders', ...options }, tables: ['orders'] },
    database,
  );
  return outcome.result as CohortResult;
}

describe.skipIf(!sharedData(CDNOW))(`retention of CDNOW${whereData(CDNOW)}`, () => {
  it('finds cohorts, the first row and the gaps', async () => {
    await cdnowOrders(database, 'master');
    const result = await cohort({ refunds: 'keep' });
    expect(result.cohorts.map(({ start, customers }) => [start, customers])).toEqual([
      ['1997-01-01', 7846],
      ['1997-02-01', 8476],
      ['1997-03-01', 7248],
    ]);
    expect(result.cohorts[0]?.cells.map(({ customers }) => customers)).toEqual([
      7846, 1157, 964, 810, 679, 736, 720, 582, 559, 594, 673, 634, 528, 511, 664, 472, 497, 498,
    ]);
    expect(result.cohorts.every(({ cells }) => cells.every(({ complete }) => complete))).toBe(true);
    const { n, repeat, mean, p25, p50, p75, p80, p90, p95 } = result.intervals;
    expect([n, repeat, p25, p50, p75, p80, p90, p95]).toEqual([44_021, 11_516, 12, 34, 94, 119, 200, 283]);
    expect(mean).toBeCloseTo(72.214, 3);
  });
});

describe.skipIf(!sharedData(RETAIL))(`retention of Online Retail${whereData(RETAIL)}`, () => {
  it('finds cohorts, the first row, the gaps and the month that is not over', async () => {
    await onlineRetailOrders(database);
    const result = await cohort({ as_of: '2011-12-10' });
    expect(result.cohorts.map(({ customers }) => customers)).toEqual([
      885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41,
    ]);
    expect(result.cohorts[0]?.cells.map(({ customers }) => customers)).toEqual([
      885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235,
    ]);
    expect(result.cohorts[0]?.cells.map(({ complete }) => complete)).toEqual([
      ...Array.from({ length: 12 }, () => true),
      false,
    ]);
    const { n, repeat, mean, p80, p90 } = result.intervals;
    expect([n, repeat, p80, p90]).toEqual([12_425, 2790, 70, 110]);
    expect(mean).toBeCloseTo(45.6569, 4);
  });
});
