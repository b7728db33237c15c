import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RfmResult } from '../../src/cells/rfm/result';
import { eight, ONLINE_RETAIL } from '../expected/rfm-online-retail';
import { R_CUSTOMERS, R_ORDERS, R_SEGMENTS } from '../expected/rfm-r';
import { type NotebookRun, runNotebook } from '../support/run-notebook';
import { sharedData, whereData } from '../support/shared-data';

const RETAIL = 'online_retail/online_retail.csv.gz';
const R_FILE = 'rfm_r/rfm_data_orders.csv';
const R_CUSTOMER_FILE = 'rfm_r/rfm_data_customer.csv';
const SHOP_CSV = 'rfm_shop_cn/rfm_shop_gb.csv';
const SHOP_XLSX = 'rfm_shop_cn/rfm_shop.xlsx';

/** A document with a source, a cleaning query and some rfm cells. */
function documentText(
  asOf: string,
  source: string,
  sql: string,
  cells: Readonly<Record<string, object>>,
): string {
  const rfm = Object.entries(cells).map(([name, options]) => {
    const lines = Object.entries(options).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return `\`\`\`rfm ${name}\nfrom: clean\n${lines.join('\n')}\n\`\`\`\n`;
  });
  return `---
kequn: 1
title: RFM
as_of: ${asOf}
inputs:
  orders: { customer: text, time: timestamp, amount: number }
---

\`\`\`source orders
input: orders
${source}
\`\`\`

\`\`\`sql clean
${sql}
\`\`\`

${rfm.join('\n')}`;
}

function resultOf(run: NotebookRun, cell: string): RfmResult {
  const found = run.results.cells[cell];
  expect([cell, found?.state, found?.error]).toEqual([cell, 'done', null]);
  return found?.result as RfmResult;
}

const sizes = (result: RfmResult) =>
  Object.fromEntries(result.segments.map(({ segment, customers }) => [segment, customers]));

describe.skipIf(!sharedData(RETAIL))(`RFM of Online Retail as a notebook${whereData(RETAIL)}`, () => {
  let run: NotebookRun;
  beforeAll(async () => {
    const text = documentText(
      '2011-12-10',
      'row: line\nmap: { customer: CustomerID, order: InvoiceNo, time: InvoiceDate, amount: { sql: "Quantity * UnitPrice" } }',
      `SELECT * FROM orders WHERE customer IS NOT NULL AND "Quantity" > 0 AND "UnitPrice" > 0 AND NOT starts_with("order", 'C')`,
      {
        by_mean: { score: 'mean' },
        by_median: { score: 'median' },
        by_quantile: { score: 'quantile' },
        by_four: { score: 'quantile', cut_rule: 'qcut', split: { at_least: 4 } },
        quartiles: { score: 'quantile', bins: 4 },
        pymc: { like: 'pymc', as_of: '2011-12-09' },
        halves: { score: 'quantile', periods: { months: 6, count: 2 } },
      },
    );
    run = await runNotebook({ text, inputs: { orders: [sharedData(RETAIL) ?? ''] } });
  }, 300_000);
  afterAll(() => run.engine.close());

  it('finds the reference figures', () => {
    const result = resultOf(run, 'by_quantile');
    expect(run.results.cells['clean']?.tables['clean']?.rows).toBe(ONLINE_RETAIL.rows);
    expect([result.customers, result.orders]).toEqual([ONLINE_RETAIL.customers, ONLINE_RETAIL.orders]);
    expect(Math.abs(result.amount - ONLINE_RETAIL.amount)).toBeLessThan(0.005);
    for (const measure of ['recency', 'frequency', 'monetary'] as const) {
      expect(result.means[measure] / ONLINE_RETAIL.means[measure]).toBeCloseTo(1, 8);
      ONLINE_RETAIL.quintiles[measure].forEach((cut, i) =>
        expect(result.cuts[measure][i]).toBeCloseTo(cut, 6),
      );
      const quartiles = resultOf(run, 'quartiles').cuts[measure];
      ONLINE_RETAIL.quartiles[measure].forEach((cut, i) => expect(quartiles[i]).toBeCloseTo(cut, 6));
    }
  });

  it.each([
    ['by_mean', 'mean'],
    ['by_median', 'median'],
    ['by_quantile', 'quantile'],
    ['by_four', 'at least 4'],
  ] as const)('finds the eight segments: %s', (cell, wanted) => {
    expect(sizes(resultOf(run, cell))).toEqual(ONLINE_RETAIL.segments[wanted]);
  });

  it('finds the segments of PyMC-Marketing by name', () => {
    const result = resultOf(run, 'pymc');
    expect(sizes(result)).toEqual(ONLINE_RETAIL.pymc.segments);
    expect(result.orders).toBe(ONLINE_RETAIL.pymc.frequency);
  });

  it('sets half-years side by side with one ruler, and tells what a moving one would do', () => {
    const items = resultOf(run, 'halves').periods?.items ?? [];
    expect(items.map(({ from, to }) => [from, to])).toEqual([
      ['2010-12-11', '2011-06-10'],
      ['2011-06-11', '2011-12-10'],
    ]);
    expect(items[0]?.moved_by_own_ruler).toBe(0);
    // Of codes 54 % change by the ruler alone (DOMAIN 12); of the eight segments fewer.
    expect(items[1]?.moved_by_own_ruler).toBeGreaterThan(0.05);
  });
});

describe.skipIf(!sharedData(R_FILE))(`RFM of R's sample as a notebook${whereData(R_FILE)}`, () => {
  it('finds the thresholds, score counts and segments of R', async () => {
    const text = documentText(
      '2006-12-31',
      'map: { customer: customer_id, time: order_date, amount: revenue }',
      `SELECT *, (row_number() OVER ())::VARCHAR AS "order" FROM orders`,
      {
        rfm: { score: 'quantile', cut_rule: 'r_rfm', segments: R_SEGMENTS['0.3'].boxes },
        v03: { like: 'r_rfm_03' },
        v02: { like: 'r_rfm_02' },
      },
    );
    const run = await runNotebook({ text, inputs: { orders: [sharedData(R_FILE) ?? ''] } });
    const result = resultOf(run, 'rfm');
    expect([result.customers, result.orders, result.amount]).toEqual([
      ...[R_ORDERS.customers, R_ORDERS.orders, R_ORDERS.amount],
    ]);
    R_ORDERS.cuts.recency.forEach((cut, i) => expect(result.cuts.recency[i]).toBeCloseTo(cut, 9));
    expect(result.score_counts).toEqual(R_ORDERS.scoreCounts);
    const found = result.segments.map(({ segment, customers, orders, amount }) => [
      segment,
      [customers, orders, amount],
    ]);
    expect(Object.fromEntries(found)).toEqual(R_SEGMENTS['0.3'].wanted);
    for (const [cell, version] of [
      ['v03', '0.3'],
      ['v02', '0.2'],
    ] as const) {
      const { segments } = resultOf(run, cell);
      const totals = segments.map((one) => [one.segment, [one.customers, one.orders, one.amount]]);
      expect(Object.fromEntries(totals)).toEqual(R_SEGMENTS[version].wanted);
    }
    await run.engine.close();
  }, 120_000);
});

describe.skipIf(!sharedData(R_CUSTOMER_FILE))(
  `RFM of R's customers as a notebook${whereData(R_CUSTOMER_FILE)}`,
  () => {
    it('finds the cuts and score counts of R from measures that are given', async () => {
      const text = documentText(
        '2006-12-31',
        'map: { customer: customer_id }',
        `SELECT customer, recency_days::INTEGER AS recency, number_of_orders::INTEGER AS frequency,
  revenue::DECIMAL(18,4) AS monetary FROM orders`,
        { rfm: { like: 'r_rfm_03' } },
      ).replace(', time: timestamp, amount: number', '');
      const run = await runNotebook({ text, inputs: { orders: [sharedData(R_CUSTOMER_FILE) ?? ''] } });
      expect(resultOf(run, 'rfm')).toMatchObject({
        customers: R_CUSTOMERS.customers,
        orders: R_CUSTOMERS.orders,
        cuts: R_CUSTOMERS.cuts,
        score_counts: R_CUSTOMERS.scoreCounts,
      });
      await run.engine.close();
    }, 120_000);
  },
);

describe.skipIf(!sharedData(SHOP_CSV))(`RFM of the Chinese shop as a notebook${whereData(SHOP_CSV)}`, () => {
  // No `map`: the columns are found by their names.
  const text = documentText('2019-07-01', '', 'SELECT * FROM orders', {
    fixed: {
      score: 'thresholds',
      monetary: 'per_order',
      cuts: {
        recency: [30, 60, 90, 120],
        frequency: [1, 2, 3, 4],
        monetary: [49.9999, 99.9999, 149.9999, 199.9999],
      },
    },
    named: { like: 'shop_cn' },
    untouched: {},
  });
  const results = async (file: string) => {
    const run = await runNotebook({ text, inputs: { orders: [sharedData(file) ?? ''] } });
    const found = [resultOf(run, 'fixed'), resultOf(run, 'untouched')] as const;
    expect(sizes(resultOf(run, 'named'))).toEqual(sizes(found[0]));
    await run.engine.close();
    return found;
  };

  it('gives the same from the workbook and the GB file, and the reference counts', async () => {
    const [fixed, untouched] = await results(SHOP_CSV);
    expect([fixed.customers, fixed.amount]).toEqual([25_420, 3_511_305]);
    expect(sizes(fixed)).toEqual(eight(756, 5427, 360, 7338, 450, 4224, 185, 6680));
    expect(untouched.scoring.frequency).toBe('thresholds');
    expect(await results(SHOP_XLSX)).toEqual([fixed, untouched]);
  }, 240_000);
});
