import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRESET_NAMES } from '../../../src/cells/rfm/presets';
import { normaliseRfm } from '../../../src/cells/rfm/options';
import type { RfmResult } from '../../../src/cells/rfm/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { ordersTable } from '../../support/orders';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function run(options: object, tables: readonly string[]) {
  const outcome = await runCell('rfm', { options: { from: tables[0], ...options }, tables }, database);
  const table = await database.rows<Record<string, string | number>>('SELECT * FROM rfm ORDER BY customer');
  return { ...outcome, result: outcome.result as RfmResult, table };
}

const given = (rows: readonly (readonly [string, number, number, number])[]) =>
  database.run(
    `CREATE OR REPLACE TABLE given AS SELECT customer, recency, frequency, monetary::DECIMAL(18,4) AS monetary
     FROM (VALUES ${rows.map(([c, ...n]) => `('${c}', ${n.join(', ')})`).join(', ')}) AS t(customer, recency, frequency, monetary)`,
  );

describe('other tools’ ways by name', () => {
  it.each(PRESET_NAMES)('%s is a set of defaults that the document overrules', (like) => {
    const plain = normaliseRfm({ from: 'x', like });
    expect(plain).toMatchObject({ ok: true, options: { like } });
    expect(normaliseRfm({ from: 'x', like, refunds: 'keep', monetary: 'total' })).toMatchObject({
      options: { refunds: 'keep', monetary: 'total' },
    });
  });

  it('cuts as bins(mtcars$mpg, 5) of R rfm', async () => {
    const mpg =
      '21 21 22.8 21.4 18.7 18.1 14.3 24.4 22.8 19.2 17.8 16.4 17.3 15.2 10.4 10.4 14.7 32.4 30.4 33.9 21.5 15.5 15.2 13.3 19.2 27.3 26 30.4 15.8 19.7 15 21.4';
    await given(mpg.split(' ').map((value, i) => [`car${i}`, i, 1 + i, Number(value)]));
    const { result } = await run({ like: 'r_rfm_03' }, ['given']);
    expect(result.cuts.monetary).toEqual([16.2, 18.92, 22, 25.08].map((cut) => expect.closeTo(cut, 10)));
  });

  it('measures as the summaries of lifetimes and PyMC do: days with an order, age at the last one', async () => {
    const order = (customer: string, time: string) => ({
      customer,
      order: `${customer}${time}`,
      time,
      amount: 1,
    });
    const info = await ordersTable(database, 'orders', [
      ...['2015-02-01', '2015-02-06'].map((day) => order('1', day)),
      order('2', '2015-01-01'),
      ...['2015-01-01', '2015-01-02', '2015-01-05', '2015-01-05 10:00:00'].map((day) => order('3', day)),
    ]);
    await run({ like: 'pymc', as_of: '2015-02-07' }, [info.name]);
    const rows = await database.rows(`SELECT customer, frequency - 1 AS frequency,
      date_diff('day', first_time, last_time)::INTEGER AS recency,
      date_diff('day', first_time, DATE '2015-02-07')::INTEGER AS t, recency AS days FROM rfm ORDER BY customer`);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['1', 1, 5, 6, 1],
      ['2', 0, 0, 37, 37],
      ['3', 2, 4, 37, 33],
    ]);
  });

  it('counts rows, days or distinct orders', async () => {
    const info = await ordersTable(database, 'orders', [
      { customer: 'a', order: '1', time: '2024-01-01', amount: 1 },
      { customer: 'a', order: '1', time: '2024-01-01', amount: 1 },
      { customer: 'a', order: '2', time: '2024-01-01', amount: 1 },
    ]);
    for (const [frequency, counted] of Object.entries({ orders: 2, days: 1, rows: 3 })) {
      const { table, result } = await run({ frequency, score: 'quantile' }, [info.name]);
      expect([frequency, table[0]?.['frequency'], result.counted]).toEqual([frequency, counted, frequency]);
    }
  });
});

describe('percentile ranks', () => {
  it('cut the share of customers who are at most as good into equal parts, equal customers together', async () => {
    const values = [1, 1, 1, 1, 2, 2, 3, 4, 5, 9];
    await given(values.map((value, i) => [`c${i}`, value, value, value]));
    const { table, result } = await run({ like: 'percentile' }, ['given']);
    const wanted = (hundred: unknown) => Math.ceil(Number(hundred) / 20 - 1e-9);
    for (const { r, f, m, r100, f100, m100 } of table) {
      expect([r, f, m]).toEqual([wanted(r100), wanted(f100), wanted(m100)]);
    }
    expect(result.scoring).toEqual({
      recency: 'percentile',
      frequency: 'percentile',
      monetary: 'percentile',
    });
    const baseline = { name: 'b', ...result.baseline_candidate, date: '2024-01-01' };
    const again = await run({ like: 'percentile', baseline }, ['given']);
    expect(again.table).toEqual(table);
  });

  it('say when most are alike', async () => {
    await given(Array.from({ length: 10 }, (_, i) => [`c${i}`, 3, i < 9 ? 1 : 2, 5]));
    const { table, warnings } = await run({ like: 'percentile' }, ['given']);
    expect(table.map(({ score }) => score)).toEqual([...Array.from({ length: 9 }, () => '555'), '555']);
    const codes = warnings.map(({ code, values }) => [code, values['measure']]);
    expect(codes).toContainEqual(['rfm.one_value', 'recency']);
    expect(codes).toContainEqual(['rfm.cuts_collapsed', 'frequency']);
  });
});

describe('boxes of one’s own', () => {
  it('take scores between their sides; the result tells holes, overlaps and what is unreachable', async () => {
    await given(Array.from({ length: 25 }, (_, i) => [`c${i}`, i, 1 + (i % 5), 10 * (i + 1)]));
    const segments = {
      best: { label_zh: '最好', r: [4, 5], f: [4, 5] },
      again: { label_zh: '又一次', r: [5, 5], f: [5, 5], m: [1, 5] },
      nowhere: { label_zh: '无', r: [0, 0] },
      rest: { label_zh: '其余', r: [1, 3] },
    };
    const { result, warnings, segmentation } = await run({ score: 'quantile', segments }, ['given']);
    expect(result.coverage).toMatchObject({ unreachable: ['again', 'nowhere'], empty: ['nowhere'] });
    expect(result.coverage?.holes).toEqual({ scores: 2 * 3 * 5, customers: result.segments[4]?.customers });
    expect(result.coverage?.overlaps.scores).toBe(5);
    expect(warnings.find(({ code }) => code === 'rfm.unreachable')?.values).toEqual({
      count: 2,
      segments: '又一次; 无',
    });
    expect(segmentation?.segments.map(({ rule }) => rule)).toEqual([
      'R 4–5, F 4–5',
      'R 5, F 5, M 1–5',
      'R 0',
      'R 1–3',
      'none of the rules above',
    ]);
    const ruler = segmentation?.ruler;
    const rows = await database.rows(
      `WITH measured AS (SELECT customer, ${(ruler?.columns ?? []).join(', ')} FROM rfm)
       SELECT count(*)::INTEGER AS n FROM (${ruler?.sql ?? ''}) AS again JOIN rfm USING (customer, segment, score)`,
    );
    expect(rows).toEqual([{ n: 25 }]);
  });
});
