import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TiersResult } from '../../src/cells/tiers/result';
import { type NotebookRun, runNotebook } from '../support/run-notebook';
import { sharedData, whereData } from '../support/shared-data';

const RETAIL = 'online_retail/online_retail.csv.gz';
const CDNOW = 'cdnow/CDNOW_master.txt';

function resultOf(run: NotebookRun, cell: string): TiersResult {
  const found = run.results.cells[cell];
  expect([cell, found?.state, found?.error]).toEqual([cell, 'done', null]);
  return found?.result as TiersResult;
}

const sizes = (result: TiersResult) => result.segments.map(({ segment, customers }) => [segment, customers]);
const top = ({ lorenz }: TiersResult, share: number) =>
  lorenz?.top.find((one) => one.share === share)?.amount_share;

/** Document with a source that is mapped, a cleaning query, and cells. */
const documentText = (source: string, sql: string, cells: string) => `---
kequn: 1
title: 价值分层
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

${cells}`;

// REFERENCE 6.
describe.skipIf(!sharedData(RETAIL))(`Tiers of Online Retail as a notebook${whereData(RETAIL)}`, () => {
  let run: NotebookRun;
  beforeAll(async () => {
    const text = documentText(
      'row: line\nmap: { customer: CustomerID, order: InvoiceNo, time: InvoiceDate, amount: { sql: "Quantity * UnitPrice" } }',
      `SELECT * FROM orders WHERE customer IS NOT NULL AND "Quantity" > 0 AND "UnitPrice" > 0 AND NOT starts_with("order", 'C')`,
      `\`\`\`tiers abc
from: clean
\`\`\`

\`\`\`tiers natural
from: clean
method: breaks
tiers: 4
\`\`\`

\`\`\`tiers inactive
from: clean
method: rules
rules: high_value_inactive
as_of: 2011-12-10
\`\`\`

\`\`\`tiers uncleaned
from: orders
\`\`\`
`,
    );
    run = await runNotebook({ text, inputs: { orders: [sharedData(RETAIL) ?? ''] } });
  }, 300_000);
  afterAll(() => run.engine.close());

  it('finds ABC, Gini and the shares of the best', () => {
    const result = resultOf(run, 'abc');
    expect(sizes(result)).toEqual([
      ['a', 1133],
      ['b', 1469],
      ['c', 1736],
    ]);
    expect(result.lorenz?.gini).toBeCloseTo(0.71513962, 8);
    expect(top(result, 0.01)).toBeCloseTo(0.319989, 6);
    expect(top(result, 0.2)).toBeCloseTo(0.746171, 6);
  });

  it('finds natural breaks whose fit rises with the number of tiers', () => {
    const { breaks, segments, cuts } = resultOf(run, 'natural');
    expect(segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(4338);
    // An exhaustive dynamic programme over all 4,338 values (numpy).
    expect(cuts).toEqual([25_977.16, 117_379.63, 259_657.3]);
    const fits = breaks?.by_tiers.map(({ gvf }) => gvf) ?? [];
    expect([...fits].sort((a, b) => a - b)).toEqual(fits);
    expect(breaks?.gvf).toBeCloseTo(0.8996215037661959, 10);
  });

  it('finds who spent 5000 in all and ordered at most once in six months', () => {
    const { rules } = resultOf(run, 'inactive');
    const [both, rich, rare] = rules?.rules ?? [];
    expect((both?.takes ?? 0) + (rich?.takes ?? 0)).toBe(rich?.meets);
    expect((both?.takes ?? 0) + (rare?.takes ?? 0)).toBe(rare?.meets);
    expect((rules?.covered ?? 0) + (rules?.leftover ?? 0)).toBe(4338);
  });

  it('sets net-negative customers of the uncleaned file apart', () => {
    const cell = run.results.cells['uncleaned'];
    const { apart, segments } = resultOf(run, 'uncleaned');
    expect(apart.negative).toBeGreaterThan(0);
    expect(segments.find(({ segment }) => segment === 'negative')?.customers).toBe(apart.negative);
    expect(JSON.stringify(cell?.warnings)).toContain('tiers.negative');
  });
});

describe.skipIf(!sharedData(CDNOW))(`Tiers of CDNOW as a notebook${whereData(CDNOW)}`, () => {
  it('finds ABC, Gini and the share of the best fifth', async () => {
    const text = documentText(
      `import: { format: delimited, delimiter: whitespace, header: 0, types: { column_1: text, column_2: date } }
map: { customer: column_1, time: column_2, quantity: column_3, amount: column_4 }`,
      'SELECT * FROM orders',
      '```tiers abc\nfrom: clean\nrefunds: keep\n```\n',
    );
    const run = await runNotebook({ text, inputs: { orders: [sharedData(CDNOW) ?? ''] } });
    const result = resultOf(run, 'abc');
    expect(sizes(result)).toEqual([
      ['a', 7695],
      ['b', 8044],
      ['c', 7831],
    ]);
    expect(result.lorenz?.gini).toBeCloseTo(0.63457118, 8);
    expect(top(result, 0.2)).toBeCloseTo(0.677774, 6);
    await run.engine.close();
  }, 120_000);
});
