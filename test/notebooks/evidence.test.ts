import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createNodeEngine } from '../../src/engine/node-engine';
import { resultsOf } from '../../src/cli/results';
import { runDocument } from '../../src/cli/runDocument';
import { claimsOf } from '../../src/notebook/evidence/claims';
import { confirmClaims } from '../../src/notebook/evidence/confirm-claims';
import { serialize } from '../../src/notebook/document/serialize';

/** Each claim cites one thing; what becomes of it is worked out by hand from the two files below. */
const DOCUMENT = `---
kequn: 1
as_of: 2024-07-01
inputs:
  orders: { customer: text, order: text, time: timestamp, amount: number }
---

The amount is {rfm.amount}.

\`\`\`source orders
input: orders
map: { customer: customer, order: order, time: time, amount: amount }
\`\`\`

\`\`\`rfm rfm
from: orders
score: mean
\`\`\`

\`\`\`swot swot
strengths:
  - text: |
      {rfm.customers} customers
  - text: |
      {rfm.orders} orders
weaknesses:
  - text: |
      {rfm.amount} in all, {rfm.customers} customers
threats:
  - Nothing cited
opportunities:
  - text: |
      {rfm.bought_once_share} bought once
\`\`\`
`;

const CUSTOMERS = 20;

/** 20 customers with two orders of 100 each; `more` is added to the first order. */
function ordersFile(name: string, more: number, extra: readonly string[] = []): string {
  const rows = Array.from({ length: CUSTOMERS * 2 }, (_, i) => {
    const day = String((i % 28) + 1).padStart(2, '0');
    return `c${i % CUSTOMERS},o${i},2024-0${1 + (i % 6)}-${day},${100 + (i === 0 ? more : 0)}`;
  });
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'evidence-')), name);
  writeFileSync(file, ['customer,order,time,amount', ...rows, ...extra, ''].join('\n'));
  return file;
}

describe('claims of a document run over one file, then over another', async () => {
  const engine = await createNodeEngine();
  afterAll(() => engine.close());
  const run = (text: string, file: string) => runDocument(engine, { text, inputs: { orders: [file] } });

  const first = await run(DOCUMENT, ordersFile('may.csv', 0));
  const confirmed = serialize(confirmClaims(first.document, first, claimsOf(first), '2024-07-01'));

  it('are confirmed in the document with values and date', () => {
    expect(resultsOf(first).to_review).toEqual([]);
    expect(confirmed).toContain('rfm.amount: { value: 4000, on: 2024-07-01 }');
    expect(confirmed).toContain('rfm.customers: { value: 20, on: 2024-07-01 }');
  });

  it('stand while nothing moves by more than the tolerance', async () => {
    // 4,000 -> 4,200 is 5 % exactly.
    const second = await run(confirmed, ordersFile('june.csv', 200));
    expect(resultsOf(second).to_review).toEqual([]);
  });

  it('are marked exactly where they cite what moved', async () => {
    const second = await run(confirmed, ordersFile('june.csv', 201, ['c0,o99,2024-06-20,0.5']));
    const now = 4201.5;
    expect(resultsOf(second).to_review).toEqual([
      { cell: null, option: null, cited: [{ path: 'rfm.amount', before: 4000, now }] },
      { cell: 'swot', option: 'weaknesses.0.text', cited: [{ path: 'rfm.amount', before: 4000, now }] },
    ]);
  });

  it('carry how many files and which period they come from, never a name', async () => {
    const second = await run(confirmed, ordersFile('june-secret.csv', 0));
    const results = resultsOf(second);
    expect(results.cells['rfm']?.from).toEqual({
      files: 1,
      period: { from: '2024-01-01', to: '2024-06-24' },
    });
    expect(results.cells['swot']?.from).toEqual({ files: 0, period: null });
    expect(JSON.stringify(results)).not.toContain('june-secret');
  });
});
