import { describe, expect, it } from 'vitest';
import type { ClvResult } from '../../src/cells/clv/result';
import type { CohortResult } from '../../src/cells/cohort/result';
import type { LifecycleResult } from '../../src/cells/lifecycle/result';
import { type NotebookRun, runNotebook } from '../support/run-notebook';
import { sharedData, whereData } from '../support/shared-data';

const MASTER = 'cdnow/CDNOW_master.txt';
const SAMPLE = 'cdnow/CDNOW_sample.txt';
const RETAIL = 'online_retail/online_retail.csv.gz';

function resultOf<Result>(run: NotebookRun, cell: string): Result {
  const found = run.results.cells[cell];
  expect([cell, found?.state, found?.error]).toEqual([cell, 'done', null]);
  return found?.result as Result;
}

const sizes = (classes: readonly { segment: string; customers: number }[]) =>
  Object.fromEntries(classes.map(({ segment, customers }) => [segment, customers]));

const CDNOW_TEXT = `---
kequn: 1
title: CDNOW
as_of: 1998-06-30
inputs:
  all: { customer: text, time: timestamp, amount: number }
  tenth: { customer: text, time: timestamp, amount: number }
---

\`\`\`source all
input: all
import: { format: delimited, delimiter: whitespace, header: 0, types: { column_1: text, column_2: date } }
map: { customer: column_1, time: column_2, amount: column_4 }
\`\`\`

\`\`\`source tenth
input: tenth
import: { format: delimited, delimiter: whitespace, header: 0, types: { column_1: text, column_2: text, column_3: date } }
map: { customer: column_2, time: column_3, amount: column_5 }
\`\`\`

\`\`\`lifecycle life
from: all
refunds: keep
by: nes
\`\`\`

\`\`\`cohort retention
from: all
refunds: keep
segmentation: life
\`\`\`

\`\`\`clv value
from: all
as_of: 1997-09-30
refunds: keep
unit: day
segmentation: life
\`\`\`

\`\`\`clv sample
from: tenth
as_of: 1997-09-30
refunds: keep
\`\`\`
`;

describe.skipIf(!sharedData(MASTER) || !sharedData(SAMPLE))(`CDNOW as a notebook${whereData(MASTER)}`, () => {
  it('finds cohorts, NES, gaps, parameters and values', async () => {
    const inputs = { all: [sharedData(MASTER) ?? ''], tenth: [sharedData(SAMPLE) ?? ''] };
    const run = await runNotebook({ text: CDNOW_TEXT, inputs });
    const life = resultOf<LifecycleResult>(run, 'life');
    expect(sizes(life.nes)).toEqual({ n: 0, e0: 4295, s1: 1918, s2: 995, s3: 16_362 });
    const retention = resultOf<CohortResult>(run, 'retention');
    expect(retention.cohorts.map(({ customers }) => customers)).toEqual([7846, 8476, 7248]);
    expect(retention.intervals).toMatchObject({ n: 44_021, repeat: 11_516, p50: 34, p80: 119, p90: 200 });
    expect(retention.segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(23_570);
    const value = resultOf<ClvResult>(run, 'value');
    expect(value.purchases?.parameters.alpha).toBeCloseTo(33.5226, 3);
    expect(value.clv_mean).toBeCloseTo(32.2259, 3);
    expect(value.segments.reduce((sum, { total }) => sum + (total ?? 0), 0)).toBeCloseTo(
      value.clv_total ?? NaN,
      4,
    );
    const sample = resultOf<ClvResult>(run, 'sample');
    expect(sample.purchases?.parameters.r).toBeCloseTo(0.24259453, 6);
    expect(sample.purchases?.log_likelihood).toBeCloseTo(-9582.429207, 3);
    expect(JSON.stringify(run.results)).not.toMatch(/NaN|Infinity/);
    await run.engine.close();
  }, 120_000);
});

const RETAIL_TEXT = `---
kequn: 1
title: 生命周期
as_of: 2011-12-10
inputs:
  orders: { customer: text, order: text, time: timestamp, amount: number }
---

\`\`\`source orders
input: orders
row: line
map: { customer: CustomerID, order: InvoiceNo, time: InvoiceDate, amount: { sql: "Quantity * UnitPrice" } }
\`\`\`

\`\`\`sql clean
SELECT * FROM orders
WHERE customer IS NOT NULL AND "Quantity" > 0 AND "UnitPrice" > 0 AND NOT starts_with("order", 'C')
\`\`\`

\`\`\`lifecycle life
from: clean
\`\`\`

\`\`\`cohort retention
from: clean
\`\`\`
`;

describe.skipIf(!sharedData(RETAIL))(`Online Retail as a notebook${whereData(RETAIL)}`, () => {
  it('finds cohorts, NES and gaps', async () => {
    const run = await runNotebook({ text: RETAIL_TEXT, inputs: { orders: [sharedData(RETAIL) ?? ''] } });
    const life = resultOf<LifecycleResult>(run, 'life');
    expect(sizes(life.nes)).toEqual({ n: 597, e0: 1994, s1: 600, s2: 388, s3: 759 });
    expect(life.mean_interval).toBeCloseTo(78.4267, 4);
    const retention = resultOf<CohortResult>(run, 'retention');
    expect(retention.cohorts[0]?.cells.map(({ customers }) => customers)).toEqual([
      885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235,
    ]);
    expect(retention.intervals).toMatchObject({ n: 12_425, repeat: 2790, p80: 70, p90: 110 });
    await run.engine.close();
  }, 120_000);
});
