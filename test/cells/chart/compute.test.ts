import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChartResult } from '../../../src/cells/chart/result';
import type { SegmentationInfo } from '../../../src/model/segmentation';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.run(`CREATE TABLE orders AS SELECT * FROM (VALUES
    ('a', 10.50::DECIMAL(18,4), TIMESTAMP '2024-01-05 10:00:00', '深圳', 1.0::DOUBLE, true),
    ('a', 20.25, TIMESTAMP '2024-01-31 23:59:59', '深圳', 2.5, false),
    ('b', 5.00, TIMESTAMP '2024-04-01 00:00:00', '广州', 'nan', true),
    ('c', NULL, TIMESTAMP '2024-04-02 00:00:00', NULL, 4.0, NULL),
    ('c', 1.00, NULL, '北京', 4.0, true)) t(customer, amount, time, city, score, online)`);
});
afterAll(() => database.close());

async function draw(options: object, segmentations: SegmentationInfo[] = []) {
  const outcome = await runCell(
    'chart',
    { options, tables: [String('from' in options ? options.from : '')], segmentations },
    database,
  );
  return { ...outcome, result: outcome.result as ChartResult };
}

const orders = { from: 'orders' };

describe('bars', () => {
  it('count rows by a text, most first', async () => {
    const { result, warnings } = await draw({ ...orders, x: 'city' });
    expect(result.rows).toEqual([
      { x: '深圳', value: 2 },
      { x: '北京', value: 1 },
      { x: '广州', value: 1 },
    ]);
    expect(result).toMatchObject({ used: 4, missing: 1, measure: { column: null, aggregate: null } });
    expect(warnings).toEqual([{ code: 'chart.values_left_out', values: { rows: 1 } }]);
  });

  it.each([
    ['sum', [30.75, 5, 1]],
    ['mean', [15.375, 5, 1]],
    ['median', [15.375, 5, 1]],
    ['min', [10.5, 5, 1]],
    ['max', [20.25, 5, 1]],
    ['count', [2, 1, 1]],
    ['distinct', [2, 1, 1]],
  ])('%s', async (aggregate, values) => {
    const { result } = await draw({ ...orders, x: 'city', y: 'amount', aggregate });
    const byCity = new Map(result.rows.map((row) => [row.x, row.value]));
    expect(['深圳', '广州', '北京'].map((city) => byCity.get(city))).toEqual(values);
  });

  it('add numbers up and count different texts where nothing else is said', async () => {
    expect((await draw({ ...orders, x: 'city', y: 'amount' })).result.measure.aggregate).toBe('sum');
    expect((await draw({ ...orders, x: 'city', y: 'customer' })).result).toMatchObject({
      measure: { aggregate: 'distinct' },
      rows: [{ value: 1 }, { value: 1 }, { value: 1 }],
    });
    expect((await draw({ ...orders, x: 'city', y: 'online', aggregate: 'mean' })).result.rows[0]).toEqual({
      x: '北京',
      value: 1,
    });
  });

  it('are sorted and cut as asked, and the cut is told', async () => {
    const sorted = async (sort: string, limit?: number) =>
      (await draw({ ...orders, x: 'city', y: 'amount', sort, limit })).result.rows.map((row) => row.x);
    expect(await sorted('value')).toEqual(['深圳', '广州', '北京']);
    expect(await sorted('value_asc')).toEqual(['北京', '广州', '深圳']);
    expect(await sorted('x')).toEqual(['北京', '广州', '深圳']);
    expect(await sorted('x_desc')).toEqual(['深圳', '广州', '北京']);
    expect(await sorted('value', 1)).toEqual(['深圳']);
    const { warnings } = await draw({ ...orders, x: 'city', limit: 1 });
    expect(warnings).toContainEqual({
      code: 'chart.places_left_out',
      values: { column: 'city', shown: 1, of: 3 },
    });
  });

  it('take segments in their own order with their labels', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE seg AS SELECT 'k' || (range % 3) AS segment, range AS n FROM range(7)`,
    );
    const segment = (key: string, rank: number) => ({
      segment: key,
      label_zh: `组${key}`,
      label_en: `Group ${key}`,
      rank,
      colour: rank,
      rule: '',
      customers: 1,
      amount: null,
    });
    const info: SegmentationInfo = {
      name: 'seg',
      basis: 'value',
      segments: [segment('k2', 1), segment('k0', 2), segment('k1', 3)],
    };
    const { result } = await draw({ from: 'seg', x: 'segment' }, [info]);
    expect(result.rows).toEqual([
      { x: 'k2', value: 2 },
      { x: 'k0', value: 3 },
      { x: 'k1', value: 2 },
    ]);
    expect(result.segments[0]).toEqual({ segment: 'k2', label_zh: '组k2', label_en: 'Group k2', colour: 1 });
  });

  it('tell at most eight series apart and draw the others as one', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE many AS SELECT 's' || (range % 12) AS s, 1 + range % 12 AS n FROM range(24)`,
    );
    const { result } = await draw({ from: 'many', x: 'n', y: 'n', colour: 's' });
    expect(result.colour?.series).toEqual(['s11', 's10', 's9', 's8', 's7', 's6', 's5', 's4', null]);
    const others = result.rows.filter((row) => row.colour === null);
    expect(others.map((row) => row.value)).toEqual([2, 4, 6, 8]);
  });

  it('gather many different numbers into round bins', async () => {
    await database.run('CREATE OR REPLACE TABLE numbers AS SELECT range / 10 AS v FROM range(1000)');
    const { result } = await draw({ from: 'numbers', x: 'v' });
    expect(result.x.bin).toBe(5);
    expect(result.rows).toHaveLength(20);
    expect(result.rows.every((row) => row.value === 50)).toBe(true);
    expect(result.rows[1]?.x).toBe(5);
    expect((await draw({ from: 'numbers', x: 'v', bin: 0.1 })).result.rows[3]?.x).toBe(0.3);
  });
});

describe('lines', () => {
  it('go by a unit of time and down to zero where nothing happened', async () => {
    const { result } = await draw({ ...orders, type: 'line', x: 'time', y: 'amount', bin: 'month' });
    expect(result.rows.map((row) => [row.x, row.value])).toEqual([
      ['2024-01-01', 30.75],
      ['2024-02-01', 0],
      ['2024-03-01', 0],
      ['2024-04-01', 5],
    ]);
  });

  it('have a gap where there is nothing to take the mean of', async () => {
    const { result } = await draw({
      ...orders,
      type: 'line',
      x: 'time',
      y: 'amount',
      bin: 'quarter',
      aggregate: 'mean',
    });
    expect(result.rows.map((row) => [row.x, row.value])).toEqual([
      ['2024-01-01', 15.375],
      ['2024-04-01', 5],
    ]);
    const months = await draw({
      ...orders,
      type: 'line',
      x: 'time',
      y: 'amount',
      bin: 'month',
      aggregate: 'mean',
    });
    expect(months.result.rows[1]).toMatchObject({ x: '2024-02-01', value: null });
  });

  it.each([
    ['day', '2024-01-31', 89],
    ['week', '2024-01-29', 14],
    ['year', '2024-01-01', 1],
  ])('%s', async (bin, includes, length) => {
    const { result } = await draw({ ...orders, type: 'line', x: 'time', bin });
    expect(result.rows).toHaveLength(length);
    expect(result.rows.map((row) => row.x)).toContain(includes);
  });

  it('choose days for a quarter, months for years, years for decades', async () => {
    const unit = async (days: number) => {
      await database.run(
        `CREATE OR REPLACE TABLE span AS SELECT DATE '2000-01-01' + (i * ${days})::INTEGER AS d FROM range(2) r(i)`,
      );
      return (await draw({ from: 'span', type: 'line', x: 'd' })).result.x.bin;
    };
    expect(await unit(80)).toBe('day');
    expect(await unit(900)).toBe('month');
    expect(await unit(9000)).toBe('year');
  });

  it('fill each series', async () => {
    const { result } = await draw({ ...orders, type: 'line', x: 'time', colour: 'city', bin: 'month' });
    expect(result.rows).toHaveLength(4 * 3);
    expect(result.rows.filter((row) => row.x === '2024-02-01').map((row) => row.value)).toEqual([0, 0, 0]);
  });

  it('never have more marks than the page can draw', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE long AS SELECT DATE '1990-01-01' + (range % 9000)::INTEGER AS d, 's' || range % 4 AS s FROM range(40000)`,
    );
    const { result, warnings } = await draw({ from: 'long', type: 'line', x: 'd', colour: 's', bin: 'day' });
    expect(result.rows.length).toBeLessThanOrEqual(5000);
    expect(warnings).toEqual([
      { code: 'chart.places_left_out', values: { column: 'd', shown: 1250, of: 9000 } },
    ]);
  });
});

describe('scatter', () => {
  it('draws every row that has both', async () => {
    const { result } = await draw({ ...orders, type: 'scatter', x: 'amount', y: 'score', colour: 'city' });
    expect([...result.rows].sort((a, b) => Number(a.x) - Number(b.x))).toEqual([
      { x: 1, y: 4, colour: '北京' },
      { x: 10.5, y: 1, colour: '深圳' },
      { x: 20.25, y: 2.5, colour: '深圳' },
    ]);
    expect(result).toMatchObject({ used: 3, missing: 2 });
  });

  it('samples the same points whatever the order of the rows', async () => {
    await database.run(
      'CREATE OR REPLACE TABLE cloud AS SELECT i AS id, i % 97 AS x, i % 89 AS y FROM range(20000) r(i)',
    );
    await database.run('CREATE OR REPLACE TABLE shuffled AS SELECT * FROM cloud ORDER BY hash(id + 7)');
    const first = await draw({ from: 'cloud', type: 'scatter', x: 'x', y: 'y' });
    const second = await draw({ from: 'shuffled', type: 'scatter', x: 'x', y: 'y' });
    expect(first.result.rows).toHaveLength(5000);
    expect(first.warnings).toEqual([{ code: 'chart.sampled', values: { shown: 5000, rows: 20000 } }]);
    expect(second.result.rows).toEqual(first.result.rows);
    // A sample, not a corner: every value of x is there, none more than three times its share.
    const counts = new Map<unknown, number>();
    for (const row of first.result.rows) counts.set(row.x, (counts.get(row.x) ?? 0) + 1);
    expect(counts.size).toBe(97);
    expect(Math.max(...counts.values())).toBeLessThan(155);
  });
});

describe('histogram', () => {
  it('counts values in bins of the width given', async () => {
    const { result } = await draw({ ...orders, type: 'histogram', x: 'amount', bin: 10 });
    expect(result.rows).toEqual([
      { x: 0, value: 2 },
      { x: 10, value: 1 },
      { x: 20, value: 1 },
    ]);
    expect(result.openFrom).toBeNull();
  });

  it('gathers a long tail in the last bin and loses nobody', async () => {
    await database.run(
      'CREATE OR REPLACE TABLE tail AS SELECT CASE WHEN i < 990 THEN i ELSE i * 1000 END AS v FROM range(1000) r(i)',
    );
    const { result } = await draw({ from: 'tail', type: 'histogram', x: 'v' });
    expect(result.rows.length).toBeLessThanOrEqual(60);
    expect(result.rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(1000);
    expect(result.rows.at(-1)).toEqual({ x: result.openFrom, value: 10 });
  });

  it('keeps whole numbers whole, one value one bar', async () => {
    await database.run('CREATE OR REPLACE TABLE ones AS SELECT 3 AS v FROM range(10)');
    expect((await draw({ from: 'ones', type: 'histogram', x: 'v' })).result.rows).toEqual([
      { x: 3, value: 10 },
    ]);
  });

  it('agrees with counting by hand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.integer({ min: -5000, max: 5000 }).map((n) => n / 100),
          { minLength: 1, maxLength: 40 },
        ),
        async (values) => {
          await database.run(
            `CREATE OR REPLACE TABLE some_values AS SELECT unnest([${values.map((v) => `${v}::DECIMAL(9,2)`).join(', ')}]) AS v`,
          );
          const { result } = await draw({ from: 'some_values', type: 'histogram', x: 'v', bin: 10 });
          const expected = new Map<number, number>();
          for (const value of values) {
            const start = Math.floor(value / 10) * 10;
            expected.set(start, (expected.get(start) ?? 0) + 1);
          }
          expect(new Map(result.rows.map((row) => [row.x, row.value]))).toEqual(expected);
        },
      ),
      { seed: 3, numRuns: Number(process.env.FUZZ_RUNS ?? 20) },
    );
  });
});

describe('heatmap', () => {
  it('counts rows, or adds up the colour, in each cell', async () => {
    const { result } = await draw({ ...orders, type: 'heatmap', x: 'customer', y: 'city' });
    expect(result.rows).toEqual([
      { x: 'a', y: '深圳', value: 2 },
      { x: 'c', y: '北京', value: 1 },
      { x: 'b', y: '广州', value: 1 },
    ]);
    const sums = await draw({ ...orders, type: 'heatmap', x: 'customer', y: 'city', colour: 'amount' });
    expect(sums.result.rows.find((row) => row.x === 'a')).toEqual({ x: 'a', y: '深圳', value: 30.75 });
    expect(sums.result.missing).toBe(1);
  });
});

describe('what cannot be drawn', () => {
  it.each([
    [{ ...orders, x: 'nowhere' }, 'analysis.missing_column'],
    [{ ...orders, x: '' }, 'document.bad_options'],
    [{ ...orders, type: 'scatter', x: 'amount' }, 'document.bad_options'],
    [{ ...orders, type: 'scatter', x: 'time', y: 'amount' }, 'analysis.not_numeric'],
    [{ ...orders, x: 'city', y: 'customer', aggregate: 'sum' }, 'analysis.not_numeric'],
    [{ ...orders, type: 'scatter', x: 'city', y: 'amount' }, 'analysis.not_numeric'],
    [{ ...orders, type: 'histogram', x: 'city' }, 'analysis.not_numeric'],
  ])('%j: %s', async (options, code) => {
    await expect(draw(options)).rejects.toMatchObject({ code });
  });

  it('nothing at all is an empty picture', async () => {
    await database.run('CREATE OR REPLACE TABLE nothing AS SELECT * FROM orders WHERE false');
    for (const type of ['bar', 'line', 'scatter', 'histogram', 'heatmap']) {
      const { result } = await draw({ from: 'nothing', type, x: 'amount', y: 'score' });
      expect(result.rows, type).toEqual([]);
    }
  });
});

it('results are plain data and do not depend on the order of rows', async () => {
  await database.run(
    'CREATE OR REPLACE TABLE reversed AS SELECT * FROM orders ORDER BY time DESC NULLS FIRST',
  );
  for (const options of [
    { x: 'city', y: 'score' },
    { type: 'line', x: 'time', colour: 'city' },
    { type: 'histogram', x: 'amount' },
  ]) {
    const forward = await draw({ ...options, from: 'orders' });
    const backward = await draw({ ...options, from: 'reversed' });
    expect({ ...backward.result, from: 'orders' }).toEqual(forward.result);
    expect(structuredClone(forward.result)).toEqual(forward.result);
  }
});
