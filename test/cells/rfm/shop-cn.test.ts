import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RfmResult } from '../../../src/cells/rfm/result';
import { eight } from '../../expected/rfm-online-retail';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { importDelimited } from '../../support/rfm';
import { runCell } from '../../support/run-cell';
import { sharedData, whereData } from '../../support/shared-data';

const FILE = 'rfm_shop_cn/rfm_shop_gb.csv';

describe.skipIf(!sharedData(FILE))(`rfm of the Chinese shop${whereData(FILE)}`, () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
    await importDelimited(database, 'raw', FILE, 'gb18030');
    await database.run(`CREATE TABLE orders AS SELECT "买家昵称" AS customer, "付款日期"::TIMESTAMP AS time,
      "实付金额"::DECIMAL(18,4) AS amount, "订单状态" AS status FROM raw`);
  }, 240_000);
  afterAll(() => database.close());

  const rfm = async (options: object) => {
    const outcome = await runCell(
      'rfm',
      { options: { from: 'orders', ...options }, tables: ['orders'] },
      database,
    );
    return { ...outcome, result: outcome.result as RfmResult };
  };

  it('leaves out what was refunded and gives the eight segments of fixed classes', async () => {
    const { result, warnings } = await rfm({
      as_of: '2019-07-01',
      score: 'thresholds',
      monetary: 'per_order',
      cuts: {
        recency: [30, 60, 90, 120],
        frequency: [1, 2, 3, 4],
        monetary: [49.9999, 99.9999, 149.9999, 199.9999],
      },
    });
    expect(result.customers).toBe(25_420);
    expect(result.amount).toBeCloseTo(3_511_305, 2);
    expect(Object.fromEntries(result.segments.map((s) => [s.segment, s.customers]))).toEqual(
      eight(756, 5427, 360, 7338, 450, 4224, 185, 6680),
    );
    const excluded = warnings.find(({ code }) => code === 'orders.excluded');
    expect(excluded?.values).toMatchObject({ rows: 1040, refunded: 1040 });
  });

  it('scores frequency by thresholds when nothing is asked for, and says so', async () => {
    const { result, warnings, asOf } = await rfm({});
    expect(asOf).toEqual({ date: '2019-07-01', from: 'last order' });
    expect(result.scoring).toEqual({ recency: 'quantile', frequency: 'thresholds', monetary: 'quantile' });
    expect(result.cuts.frequency).toEqual([1, 2, 3, 4]);
    expect(result.thresholds_high.frequency).toEqual({ of: 'score', sign: '>=', value: 2 });
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['orders.no_order_id', 'rfm.mostly_once', 'rfm.frequency_thresholds']),
    );
    const empty = result.segments.filter(({ customers }) => customers === 0);
    expect(empty).toEqual([]);
  });
});
