import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sensitivity, WhatIf } from '../../../src/cells/rfm/question';
import type { RfmResult } from '../../../src/cells/rfm/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { ordersTable, type OrderRow } from '../../support/orders';
import { askCell, runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Sixty customers who bought one to six times over the first half of 2024. */
const ORDERS: OrderRow[] = Array.from({ length: 60 }, (_, i) => i).flatMap((i) =>
  Array.from({ length: 1 + (i % 6) }, (_, order) => ({
    customer: `c${String(i).padStart(2, '0')}`,
    order: `${i}-${order}`,
    time: `2024-0${1 + ((i + order) % 6)}-${String(1 + ((i * 7 + order * 3) % 28)).padStart(2, '0')}`,
    amount: 10 + ((i * 37) % 90),
  })),
);

async function cell(options: object) {
  const info = await ordersTable(database, 'orders', ORDERS);
  const asked = {
    options: { from: 'orders', score: 'quantile', ...options },
    tables: [info],
    asOf: '2024-07-01',
  };
  const outcome = await runCell('rfm', asked, database);
  const table = await database.rows<Record<string, string | number>>('SELECT * FROM rfm ORDER BY customer');
  const ask = (question: object) => askCell('rfm', asked, question, database);
  return { ...outcome, result: outcome.result as RfmResult, table, ask };
}

const sizes = (result: RfmResult) => result.segments.map(({ segment, customers }) => [segment, customers]);

describe('what if the cuts were others', () => {
  it('answers what a run with these cuts gives, and leaves the run as it is', async () => {
    const before = await cell({});
    const cuts = { recency: [20, 60], frequency: [2, 4], monetary: [100, 250] };
    const asked = (await before.ask({ ask: 'what_if', cuts })) as WhatIf;
    expect(await database.rows('SELECT * FROM rfm ORDER BY customer')).toEqual(before.table);
    const after = await cell({ cuts });
    expect(asked.segments.map(({ segment, customers }) => [segment, customers])).toEqual(sizes(after.result));
    expect(asked.segments.map(({ before: n }) => n)).toEqual(
      before.result.segments.map(({ customers }) => customers),
    );
    const changed = after.table.filter((row, i) => row['segment'] !== before.table[i]?.['segment']);
    expect([asked.changed, asked.customers]).toEqual([changed.length, 60]);
    asked.segments.forEach(({ amount }, i) =>
      expect(amount).toBeCloseTo(after.result.segments[i]?.amount ?? NaN, 6),
    );
  });

  it('changes nobody with the cuts in use, and passes over what is no cut', async () => {
    const { result, ask } = await cell({});
    expect(await ask({ ask: 'what_if', cuts: result.cuts })).toMatchObject({ changed: 0 });
    expect(await ask({ ask: 'what_if', cuts: { recency: 'x', other: [1] } })).toMatchObject({ changed: 0 });
    await expect(ask({ ask: 'nothing' })).rejects.toMatchObject({ code: 'engine.internal' });
  });
});

describe('how much hangs on cuts and the date', () => {
  it('counts who changes when one cut moves by a tenth, all else being frozen', async () => {
    const { result, ask, table } = await cell({ segments: 'grid10' });
    const found = (await ask({ ask: 'sensitivity', as_of: null })) as Sensitivity;
    expect(found).toMatchObject({ customers: 60, dates: [] });
    // R × F: amounts do not matter.
    expect(
      found.cuts.filter(({ measure }) => measure === 'monetary').every(({ changed }) => changed === 0),
    ).toBe(true);
    const first = found.cuts.find(({ measure, to, cut }) => measure === 'recency' && to > cut);
    const { cut = 0, to = 0 } = first ?? {};
    const nearer = table.filter(({ recency }) => Number(recency) > cut && Number(recency) <= to);
    expect(first?.changed).toBeLessThanOrEqual(nearer.length);
    const baseline = { name: 'x', ...result.baseline_candidate };
    const recency = result.cuts.recency.map((one) => (one === cut ? to : one));
    const moved = await cell({
      segments: 'grid10',
      baseline: { ...baseline, cuts: { ...baseline.cuts, recency } },
    });
    const changed = moved.table.filter((row, i) => row['segment'] !== table[i]?.['segment']);
    expect(first?.changed).toBe(changed.length);
  });

  it('moves the date both ways, with the cuts in use and anew', async () => {
    const { result, ask, table } = await cell({});
    const { dates } = (await ask({ ask: 'sensitivity', as_of: '2024-07-01' })) as Sensitivity;
    expect(dates.map(({ days, as_of }) => [days, as_of])).toEqual([
      [-30, '2024-06-01'],
      [-7, '2024-06-24'],
      [7, '2024-07-08'],
      [30, '2024-07-31'],
    ]);
    // No order lies after the date: later dates shift recency alone, and quantiles with it.
    expect(dates.slice(2).map(({ changed_anew, entered, gone }) => [changed_anew, entered, gone])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(dates[3]?.changed).toBeGreaterThan(0);
    // As a run on that day with the cuts of now has it.
    const baseline = { name: 'x', ...result.baseline_candidate };
    const then = await cell({ as_of: '2024-07-31', baseline });
    const moved = then.table.filter((row, i) => row['segment'] !== table[i]?.['segment']);
    expect(dates[3]?.changed).toBe(moved.length);
    const month = dates[0];
    expect((month?.customers ?? 0) + (month?.gone ?? 0)).toBe(result.customers);
  });
});

describe('periods side by side', () => {
  it('are measured with the ruler of the first, and what a ruler of their own would do is told', async () => {
    const { result } = await cell({ periods: { months: 2, count: 3 } });
    expect(result.periods?.ruler).toBe('first');
    const items = result.periods?.items ?? [];
    expect(items.map(({ from, to }) => [from, to])).toEqual([
      ['2024-01-02', '2024-03-01'],
      ['2024-03-02', '2024-05-01'],
      ['2024-05-02', '2024-07-01'],
    ]);
    const inside = (from: string, to: string) =>
      new Set(
        ORDERS.filter(({ time }) => String(time) >= from && String(time) <= to).map(
          ({ customer }) => customer,
        ),
      );
    for (const { from, to, customers, segments, amount } of items) {
      expect(customers).toBe(inside(from, to).size);
      expect(segments.reduce((sum, one) => sum + one.customers, 0)).toBe(customers);
      expect(segments.reduce((sum, one) => sum + one.amount, 0)).toBeCloseTo(amount, 6);
    }
    expect(items[0]?.moved_by_own_ruler).toBe(0);
  });

  it('go by a baseline where there is one, skip empty periods, and need orders', async () => {
    const { result: first } = await cell({ as_of: '2024-03-01' });
    const baseline = { name: '2024 初', ...first.baseline_candidate };
    const { result, warnings } = await cell({ baseline, periods: { months: 3, count: 4 } });
    expect(result.periods?.ruler).toBe('baseline');
    expect(result.periods?.items).toHaveLength(2 + 1);
    expect(warnings.map(({ code }) => code)).toContain('rfm.periods_empty');
    await database.run(`CREATE OR REPLACE TABLE given AS SELECT * FROM (VALUES ('a', 1, 2, 3.0), ('b', 5, 1, 1.0))
      AS t(customer, recency, frequency, monetary)`);
    const stored = { from: 'given', periods: {} };
    const outcome = await runCell('rfm', { options: stored, tables: ['given'] }, database);
    expect(outcome.warnings.map(({ code }) => code)).toContain('rfm.periods_need_orders');
  });
});
