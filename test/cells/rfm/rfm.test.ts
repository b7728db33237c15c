import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normaliseRfm } from '../../../src/cells/rfm/options';
import type { RfmResult } from '../../../src/cells/rfm/result';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { type OrderRow, ordersTable } from '../../support/orders';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function run(rows: readonly OrderRow[], options: object = {}, asOf: string | null = null) {
  const info = await ordersTable(database, 'orders', rows);
  const outcome = await runCell(
    'rfm',
    { options: { from: 'orders', ...options }, tables: [info], asOf },
    database,
  );
  const table = await database.rows<Record<string, string | number>>('SELECT * FROM rfm ORDER BY customer');
  return {
    ...outcome,
    result: outcome.result as RfmResult,
    table,
    codes: outcome.warnings.map(({ code }) => code),
  };
}

/** Customer n of N: n orders of n × 10, the last n days before 2024-03-01. */
function ladder(customers: number): OrderRow[] {
  return Array.from({ length: customers }, (_, i) => i + 1).flatMap((n) =>
    Array.from({ length: n }, (_, order) => ({
      customer: `c${String(n).padStart(2, '0')}`,
      order: `${n}-${order}`,
      time: `2024-02-${String(29 - (n % 28)).padStart(2, '0')}`,
      amount: n * 10,
    })),
  );
}

describe('rfm scores', () => {
  it('goes by cut points on values: five equal classes of ten customers', async () => {
    const { table, result } = await run(ladder(10), { score: 'quantile' });
    expect(result.cuts.frequency).toEqual([2.8, 4.6, 6.4, 8.2].map((cut) => expect.closeTo(cut, 12)));
    expect(table.map(({ f }) => f)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(table.map(({ r }) => r)).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
    expect(table[9]).toMatchObject({
      f100: 100,
      m100: 100,
      r100: 10,
      score: '155',
      score100: 70,
      grade: 'high',
    });
    expect(table[0]).toMatchObject({
      f100: 10,
      m100: 10,
      r100: 100,
      score: '511',
      score100: 40,
      grade: 'ordinary',
    });
    expect(result.score_counts).toEqual({ r: [2, 2, 2, 2, 2], f: [2, 2, 2, 2, 2], m: [2, 2, 2, 2, 2] });
  });

  it('takes thresholds as they are given', async () => {
    const cuts = { recency: [3, 6], frequency: [4], monetary: [100, 400] };
    const { table, result } = await run(ladder(7), { score: 'thresholds', cuts });
    expect(table.map(({ score }) => score)).toEqual(['311', '311', '311', '212', '222', '222', '123']);
    expect(result.scoring).toEqual({
      recency: 'thresholds',
      frequency: 'thresholds',
      monetary: 'thresholds',
    });
  });

  it('keeps quantiles for a measure without thresholds, and states it', async () => {
    const { result } = await run(ladder(7), { score: 'thresholds', cuts: { recency: [3, 6] } });
    expect(result.scoring).toEqual({ recency: 'thresholds', frequency: 'thresholds', monetary: 'quantile' });
    expect(result.cuts.frequency).toEqual([1, 2, 3, 4]);
  });

  it('covers whom it can with segments of one’s own, and says who is left', async () => {
    const segments = {
      vip: { label_zh: '大客户', label_en: 'Big', scores: ['[45]5.'] },
      regular: { label_en: 'Regular', frequency: { min: 3 }, monetary: { max: 640 } },
    };
    const { table, segmentation, warnings } = await run(ladder(10), { score: 'quantile', segments });
    expect(table.map(({ segment }) => segment)).toEqual([
      ...[
        'others',
        'others',
        'regular',
        'regular',
        'regular',
        'regular',
        'regular',
        'regular',
        'others',
        'others',
      ],
    ]);
    expect(
      segmentation?.segments.map(({ segment, customers, label_zh }) => [segment, customers, label_zh]),
    ).toEqual([
      ['vip', 0, '大客户'],
      ['regular', 6, 'Regular'],
      ['others', 4, '其他'],
    ]);
    expect(warnings).toContainEqual({ code: 'rfm.not_covered', values: { customers: 4, share: 0.4 } });
  });

  it.each(['grid10', 'map125'])('maps every score of %s', async (segments) => {
    const { table, codes, segmentation } = await run(ladder(28), { score: 'quantile', segments });
    expect(table.every(({ segment }) => segment !== 'others')).toBe(true);
    expect(codes).not.toContain('rfm.not_covered');
    expect(segmentation?.segments.some(({ segment }) => segment === 'others')).toBe(false);
  });

  it('publishes what describes the segments', async () => {
    const { tables } = await run(ladder(10), { score: 'mean' });
    expect(tables.map(({ name, key, rows }) => [name, key, rows])).toEqual([
      ['rfm', 'customer', 10],
      ['rfm_segments', 'segment', 8],
    ]);
    expect(tables[0]?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      ...[
        'customer VARCHAR',
        'recency INTEGER',
        'frequency INTEGER',
        'monetary DOUBLE',
        'r INTEGER',
        'f INTEGER',
      ],
      ...['m INTEGER', 'r100 DOUBLE', 'f100 DOUBLE', 'm100 DOUBLE', 'score VARCHAR', 'segment VARCHAR'],
      ...['score100 DOUBLE', 'grade VARCHAR', 'first_time TIMESTAMP', 'last_time TIMESTAMP'],
    ]);
    const [first] = await database.rows('SELECT * FROM rfm_segments ORDER BY rank LIMIT 1');
    expect(first).toEqual({
      segment: 'important_value',
      label_zh: '重要价值',
      label_en: 'High value: active',
      rank: 1,
      colour: 1,
      rule: 'R high (recency < 5.5, recent), F high (frequency > 5.5), M high (monetary > 385)',
      basis: 'value',
    });
  });
});

describe('rfm says what does not hold', () => {
  it('scores frequency by thresholds where cuts collide', async () => {
    const twice: OrderRow[] = Array.from({ length: 400 }, (_, i) => [`${i}`, `${i}x`]).flatMap(
      ([id = '', other = ''], i) => [
        { customer: `c${i}`, order: id, time: '2024-01-01', amount: i + 1 },
        ...(i % 5 > 1 ? [{ customer: `c${i}`, order: other, time: '2024-01-02', amount: 1 }] : []),
      ],
    );
    const found = await run(twice);
    expect(found.codes).toEqual(expect.arrayContaining(['rfm.cuts_collapsed', 'rfm.frequency_thresholds']));
    expect(found.codes).not.toContain('rfm.mostly_once');
    expect(found.result.scoring.frequency).toBe('thresholds');
    const asked = await run(twice, { score: 'quantile' });
    expect(asked.result.scoring.frequency).toBe('quantile');
    expect(asked.codes).not.toContain('rfm.frequency_thresholds');
  });

  it('works for one customer', async () => {
    const { result, codes } = await run([{ customer: 'a', order: '1', time: '2024-01-01', amount: 5 }]);
    expect(result).toMatchObject({ customers: 1, orders: 1, amount: 5, as_of: '2024-01-02' });
    expect(codes).toEqual(expect.arrayContaining(['rfm.few_customers', 'rfm.one_value', 'rfm.mostly_once']));
  });

  it('fails clearly without orders', async () => {
    const rows = [{ customer: 'a', order: '1', time: '2024-01-01', amount: -5 }];
    await expect(run(rows)).rejects.toMatchObject({ code: 'analysis.no_customers' });
    const later = [{ customer: 'a', order: '1', time: '2024-01-02', amount: 5 }];
    await expect(run(later, { as_of: '2024-01-01' })).rejects.toMatchObject({
      code: 'analysis.no_customers',
    });
  });

  it('states customers whose refunds exceed their orders', async () => {
    const { warnings } = await run([
      { customer: 'a', order: '1', time: '2024-01-01', amount: 5 },
      { customer: 'a', order: '2', time: '2024-01-02', amount: -9 },
      { customer: 'b', order: '3', time: '2024-01-02', amount: 9 },
    ]);
    expect(warnings).toContainEqual({ code: 'customers.negative_monetary', values: { customers: 1 } });
  });

  it('prefers its own analysis date to the document’s, and names which', async () => {
    const rows = ladder(3);
    expect((await run(rows, { as_of: '2024-03-05' }, '2024-03-09')).asOf).toEqual({
      date: '2024-03-05',
      from: 'cell',
    });
    expect((await run(rows, {}, '2024-03-09')).asOf).toEqual({ date: '2024-03-09', from: 'front matter' });
    expect((await run(rows)).asOf).toEqual({ date: '2024-02-29', from: 'last order' });
    await expect(run(rows, {}, '2024-02-30')).rejects.toMatchObject({ code: 'analysis.bad_as_of' });
  });
});

describe('a baseline', () => {
  it('measures the next period with the same ruler', async () => {
    const first = await run(ladder(28));
    const baseline = { name: '2024-02', ...first.result.baseline_candidate };
    const next = ladder(28).filter(({ customer }) => Number(String(customer).slice(1)) > 14);
    const again = await run(next, { baseline }, first.result.as_of);
    expect(again.result.cuts).toEqual(first.result.cuts);
    expect(again.result.thresholds_high).toEqual(first.result.thresholds_high);
    const before = new Map(
      first.table.map(({ customer, score, segment }) => [customer, `${score} ${segment}`]),
    );
    for (const { customer, score, segment } of again.table) {
      expect(`${score} ${segment}`).toBe(before.get(customer ?? ''));
    }
    expect(again.codes).toContain('rfm.baseline_used');
    expect(again.segmentation?.baseline).toEqual({ name: '2024-02', date: '2024-03-01' });
  });
});

describe('rfm options', () => {
  const problems = (stored: unknown) => {
    const normalised = normaliseRfm(stored);
    return normalised.ok ? [] : normalised.problems.map(({ path }) => path.join('.'));
  };

  it('fills in every default', () => {
    expect(normaliseRfm({ from: 'orders' })).toEqual({
      ok: true,
      options: {
        ...{
          from: 'orders',
          like: null,
          score: null,
          bins: 5,
          cut_rule: 'default',
          cuts: {},
          segments: 'cn8',
          split: null,
        },
        ...{
          frequency: 'orders',
          monetary: 'total',
          periods: null,
          refunds: 'net',
          as_of: null,
          baseline: null,
        },
      },
    });
  });

  it('names what is wrong and where', () => {
    expect(problems({})).toEqual(['from']);
    expect(problems({ from: 'o', score: 'best' })).toEqual(['score']);
    expect(problems({ from: 'o', bins: 1 })).toEqual(['bins']);
    expect(problems({ from: 'o', cuts: { recency: [3, 2] } })).toEqual(['cuts.recency']);
    expect(problems({ from: 'o', score: 'mean', segments: 'grid10' })).toEqual(['segments']);
    expect(problems({ from: 'o', segment: 'cn8' })).toEqual(['segment']);
    expect(problems({ from: 'o', baseline: { name: 'x', date: '2024-01-01' } })).toEqual([
      ...['baseline.cuts.recency', 'baseline.cuts.frequency', 'baseline.cuts.monetary'],
    ]);
  });
});
