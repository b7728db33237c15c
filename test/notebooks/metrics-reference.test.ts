import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricsResult } from '../../src/cells/metrics/result';
import { type NotebookRun, runNotebook } from '../support/run-notebook';
import { sharedData, whereData } from '../support/shared-data';

const RETAIL = 'online_retail/online_retail.csv.gz';
const CDNOW = 'cdnow/CDNOW_master.txt';

function resultOf(run: NotebookRun, cell: string): MetricsResult {
  const found = run.results.cells[cell];
  expect([cell, found?.state, found?.error]).toEqual([cell, 'done', null]);
  return found?.result as MetricsResult;
}

const metric = (result: MetricsResult, key: string, days: number | null = null) =>
  result.metrics.find((one) => one.metric === key && one.days === days);

const RETAIL_TEXT = `---
kequn: 1
title: 指标
inputs:
  orders: { customer: text, order: text, time: timestamp, amount: number }
---

\`\`\`source orders
input: orders
row: line
map: { customer: CustomerID, order: InvoiceNo, time: InvoiceDate, quantity: Quantity, amount: { sql: "Quantity * UnitPrice" } }
\`\`\`

\`\`\`sql clean
SELECT * FROM orders
WHERE customer IS NOT NULL AND "quantity" > 0 AND "UnitPrice" > 0 AND NOT starts_with("order", 'C')
\`\`\`

\`\`\`metrics november
from: clean
as_of: 2011-11-30
\`\`\`

\`\`\`metrics whole
from: clean
as_of: 2011-12-10
\`\`\`

\`\`\`metrics uncleaned
from: orders
as_of: 2011-11-30
\`\`\`
`;

/**
 * DOMAIN 11 and REFERENCE 6. The dictionary's windows: 12 months from 2010-12-01 to 2011-11-30, quarters June to August
 * and September to November 2011; 90 days over all history up to 2011-12-10.
 */
describe.skipIf(!sharedData(RETAIL))(`Metrics of Online Retail as a notebook${whereData(RETAIL)}`, () => {
  let run: NotebookRun;
  beforeAll(async () => {
    run = await runNotebook({ text: RETAIL_TEXT, inputs: { orders: [sharedData(RETAIL) ?? ''] } });
  }, 300_000);
  afterAll(() => run.engine.close());

  it('finds the figures of the dictionary in the twelve months to the end of November 2011', () => {
    const result = resultOf(run, 'november');
    expect(result.window).toEqual({ from: '2010-12-01', to: '2011-11-30', covered: true });
    expect(metric(result, 'orders')?.value).toBe(17_754);
    expect(metric(result, 'customers')?.value).toBe(4297);
    expect(Math.round(metric(result, 'amount_per_order')?.value ?? 0)).toBe(473);
    expect(Math.round(metric(result, 'amount_per_customer')?.value ?? 0)).toBe(1953);
    expect(metric(result, 'amount_per_order')?.value).toBeCloseTo(472.7506541624, 8);
    expect(metric(result, 'repurchase_rate')).toMatchObject({ numerator: 2759, denominator: 4297 });
    expect(metric(result, 'repurchase_rate')?.value).toBeCloseTo(0.642, 3);
    expect(metric(result, 'buy_again_quarter')).toMatchObject({
      numerator: 1328,
      denominator: 1948,
      from: '2011-06-01',
      to: '2011-11-30',
    });
    expect(metric(result, 'buy_again_quarter')?.value).toBeCloseTo(0.682, 3);
    expect(metric(result, 'buy_again_quarter')?.before?.value).toBeCloseTo(1128 / 1993, 10);
  });

  it('finds who bought again within N days, and the gaps between order days', () => {
    const result = resultOf(run, 'whole');
    expect(metric(result, 'n_day_repurchase', 90)).toMatchObject({
      numerator: 1541,
      denominator: 3385,
      excluded: 4338 - 3385,
    });
    expect(metric(result, 'n_day_repurchase', 90)?.value).toBeCloseTo(0.455, 3);
    expect(metric(result, 'n_day_repurchase', 30)).toMatchObject({ numerator: 782, denominator: 4101 });
    expect(metric(result, 'n_day_repurchase', 60)).toMatchObject({ numerator: 1321, denominator: 3754 });
    expect(metric(result, 'n_day_repurchase', 180)).toMatchObject({ numerator: 1861, denominator: 2835 });
    expect(result.customers).toBe(4338);
    expect(result.intervals).toMatchObject({ n: 12_425, p80: 70, p90: 110, repeat: 2790 });
    expect(result.intervals.mean).toBeCloseTo(45.6569, 4);
  });

  it('compares nothing with a year of which there are no data, and says so', () => {
    const result = resultOf(run, 'whole');
    expect(metric(result, 'amount')?.year).toMatchObject({ value: null, change: null });
    expect(metric(result, 'loyalty')?.unavailable).toEqual({ reason: 'not_covered', what: '2010-12-01' });
    expect(metric(result, 'return_rate_amount')?.unavailable?.reason).toBe('no_returns');
    expect(metric(result, 'cac')?.unavailable?.reason).toBe('no_spend');
  });

  it('nets credit notes off what was not cleaned, and finds the returns in it', () => {
    const result = resultOf(run, 'uncleaned');
    // The same orders and customers: a credit note is neither.
    expect(metric(result, 'orders')?.value).toBe(17_754);
    expect(metric(result, 'customers')?.value).toBe(4297);
    expect(metric(result, 'repurchase_rate')?.numerator).toBe(2759);
    expect(metric(result, 'amount')?.value).toBeLessThan(472.75 * 17_754);
    expect(metric(result, 'return_rate_pieces')?.value).toBeGreaterThan(0.01);
    expect(metric(result, 'return_rate_pieces')?.value).toBeLessThan(0.1);
  });
});

/** REFERENCE 6: gaps of the CDNOW master file. */
describe.skipIf(!sharedData(CDNOW))(`Metrics of CDNOW as a notebook${whereData(CDNOW)}`, () => {
  it('finds the gaps, quantiles and repeat customers, and the value at equal age', async () => {
    const text = `---
kequn: 1
title: CDNOW
as_of: 1998-07-01
inputs:
  orders: { customer: text, time: timestamp, amount: number }
---

\`\`\`source orders
input: orders
import: { format: delimited, delimiter: whitespace, header: 0, types: { column_1: text, column_2: date } }
map: { customer: column_1, time: column_2, quantity: column_3, amount: column_4 }
\`\`\`

\`\`\`metrics metrics
from: orders
refunds: keep
ltv_months: 3
\`\`\`
`;
    const run = await runNotebook({ text, inputs: { orders: [sharedData(CDNOW) ?? ''] } });
    const result = resultOf(run, 'metrics');
    expect(result.customers).toBe(23_570);
    expect(result.intervals).toMatchObject({ n: 44_021, p50: 34, p80: 119, p90: 200, repeat: 11_516 });
    expect(result.intervals.mean).toBeCloseTo(72.214, 3);
    expect(metric(result, 'ltv')).toMatchObject({ from: '1997-04-02', to: '1998-04-01' });
    await run.engine.close();
  }, 180_000);
});
