import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStep } from '../../../src/cells/clean/options';
import type { ProfileResult, ProblemCode } from '../../../src/cells/profile/result';
import type { ColumnProfile } from '../../../src/model/profile';
import { ident, literal } from '../../../src/sql/sql';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { askCell, runCell } from '../../support/run-cell';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Cell = string | number | boolean | null;

/** A table `t` with typed columns; the rows as given. */
async function table(
  types: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  const columns = Object.entries(types).map(([name, type]) => `${ident(name)} ${type}`);
  await database.run(`CREATE OR REPLACE TABLE t (${columns.join(', ')})`);
  const values = rows.map((row) => `(${row.map((value) => literal(value)).join(', ')})`);
  if (values.length > 0) await database.run(`INSERT INTO t VALUES ${values.join(', ')}`);
}

/** A table `t` with one text column. */
function texts(name: string, values: readonly (string | null)[]): Promise<void> {
  return table(
    { [name]: 'VARCHAR' },
    values.map((value) => [value]),
  );
}

async function profile(options: Readonly<Record<string, unknown>> = {}): Promise<ProfileResult> {
  const outcome = await runCell('profile', { options: { from: 't', ...options }, tables: ['t'] }, database);
  return outcome.result as ProfileResult;
}

function column(result: ProfileResult, name: string): ColumnProfile {
  const found = result.columns.find((one) => one.name === name);
  if (!found) throw new Error(`missing column: ${name}`);
  return found;
}

const problem = (result: ProfileResult, code: ProblemCode) =>
  result.problems.find((one) => one.code === code);

const repeat = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);

describe('figures of a column', () => {
  it('of numbers: ends, mean, deviation, quantiles, bins', async () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4];
    await table({ n: 'DECIMAL(18,4)' }, [...values.map((value) => [value]), [null]]);
    const found = column(await profile(), 'n');
    const sorted = [...values].sort((a, b) => a - b);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(found).toMatchObject({ rows: 21, filled: 20, distinct: 9, distinct_exact: true, min: 1, max: 9 });
    expect(found.mean).toBeCloseTo(mean, 9);
    expect(found.deviation).toBeCloseTo(deviation, 8);
    const at = (share: number) => sorted[Math.ceil(share * values.length) - 1];
    expect(found.quantiles).toEqual({
      p05: at(0.05),
      p25: at(0.25),
      p50: at(0.5),
      p75: at(0.75),
      p95: at(0.95),
    });
    expect(found.bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(20);
    for (const [i, bin] of found.bins.entries()) {
      const last = i === found.bins.length - 1;
      const within = values.filter((value) => value >= bin.from && (last ? value <= bin.to : value < bin.to));
      expect(bin.rows, `bin ${i}`).toBe(within.length);
    }
  });

  it('of texts: distinct, most frequent, lengths', async () => {
    await texts('city', ['北京', '上海', '北京', null, '广州', '北京', '上海']);
    const found = column(await profile(), 'city');
    expect(found).toMatchObject({ filled: 6, distinct: 3, distinct_exact: true, shortest: 6, longest: 6 });
    expect(found.top).toEqual([
      { value: '北京', rows: 3 },
      { value: '上海', rows: 2 },
      { value: '广州', rows: 1 },
    ]);
  });

  it('of times: ends as ISO text, quantiles in days', async () => {
    await table({ d: 'DATE', s: 'TIMESTAMP' }, [
      ['2024-01-01', '2024-01-01 10:00:00'],
      ['2024-01-03', '2024-01-01 23:00:00'],
      ['2024-01-05', '2024-01-05 00:00:01'],
    ]);
    const result = await profile();
    expect(column(result, 'd')).toMatchObject({ min: '2024-01-01', max: '2024-01-05', distinct: 3 });
    expect(column(result, 's')).toMatchObject({ min: '2024-01-01 10:00:00', max: '2024-01-05 00:00:01' });
    expect(column(result, 'd').quantiles?.p50).toBe(Date.UTC(2024, 0, 3) / 86_400_000);
  });

  it('of booleans and of what has no figures', async () => {
    await database.run(`CREATE OR REPLACE TABLE t AS SELECT i % 3 = 0 AS b, [i] AS l FROM range(9) r(i)`);
    const result = await profile();
    expect(column(result, 'b').top).toEqual([
      { value: 'false', rows: 6 },
      { value: 'true', rows: 3 },
    ]);
    expect(column(result, 'l')).toMatchObject({ sort: 'other', filled: 9 });
  });

  it('of floats that are no numbers, or endless', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE t AS SELECT unnest([1.5, 2.5, 'nan'::DOUBLE, 'inf'::DOUBLE, '-inf'::DOUBLE, NULL, 1e308, -1e308]) AS x`,
    );
    const result = await profile();
    expect(column(result, 'x')).toMatchObject({ filled: 7, min: -1e308, max: 1e308 });
    expect(column(result, 'x').bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(4);
    expect(problem(result, 'not_finite')).toMatchObject({ rows: 3 });
  });

  it('of a constant, an empty column and one row', async () => {
    await table({ a: 'VARCHAR', b: 'DOUBLE', c: 'INTEGER' }, [
      ['x', null, 7],
      ['x', null, 7],
    ]);
    const result = await profile();
    expect(problem(result, 'constant_column')).toMatchObject({
      columns: ['a'],
      examples: ['x'],
      step: { drop: ['a'] },
    });
    expect(problem(result, 'empty_column')).toMatchObject({ columns: ['b'], rows: 2 });
    expect(column(result, 'b')).toMatchObject({
      filled: 0,
      distinct: 0,
      bins: [],
      quantiles: null,
      mean: null,
    });
    expect(column(result, 'c').bins).toEqual([{ from: 7, to: 7, rows: 2 }]);
    await table({ a: 'VARCHAR' }, [['x']]);
    expect((await profile()).problems).toEqual([]);
  });

  it('of an empty table', async () => {
    await table({ a: 'VARCHAR', b: 'DOUBLE', c: 'TIMESTAMP' }, []);
    const result = await profile();
    expect(result).toMatchObject({ rows: 0, duplicates: 0, keys: [], problems: [], completeness: null });
    expect(result.columns).toHaveLength(3);
  });

  it('of hundreds of columns', async () => {
    const names = Array.from({ length: 300 }, (_, i) =>
      i % 4 === 0 ? `i::DOUBLE AS n${i}` : `'v' || (i % 3) AS s${i}`,
    );
    await database.run(`CREATE OR REPLACE TABLE t AS SELECT ${names.join(', ')} FROM range(20) r(i)`);
    const result = await profile();
    expect(result.columns).toHaveLength(300);
    expect(column(result, 'n296')).toMatchObject({ min: 0, max: 19, distinct: 20 });
    expect(column(result, 's299')).toMatchObject({ distinct: 3, filled: 20 });
  }, 240_000);

  it('only of the columns asked for', async () => {
    await table({ a: 'VARCHAR', b: 'DOUBLE' }, [['x', 1]]);
    expect((await profile({ columns: ['b'] })).columns.map(({ name }) => name)).toEqual(['b']);
  });

  it('answers the head of a table with the same figures', async () => {
    await table({ a: 'VARCHAR', b: 'DOUBLE' }, [
      ['x', 1],
      ['y', 2],
    ]);
    const asked = await askCell(
      'profile',
      { options: { from: 't' }, tables: ['t'] },
      { ask: 'columns' },
      database,
    );
    expect(asked).toEqual((await profile()).columns);
  });
});

describe('very many distinct values', () => {
  it('are estimated, and odd ones among plain ids are all found', async () => {
    await database.run(`CREATE OR REPLACE TABLE t AS
      SELECT CASE WHEN i < 3 THEN ' 10000000000000000' || i WHEN i = 3 THEN '９90000000000000' ELSE (900000000000000000 + i)::VARCHAR END AS id,
      CASE WHEN i % 10 < 4 THEN 'c7' ELSE 'c' || hash(i) END AS customer
      FROM range(400000) r(i)`);
    const result = await profile();
    const id = column(result, 'id');
    expect(id.distinct_exact).toBe(true); // it is a key, and keys are proven
    expect(result.keys).toEqual([['id']]);
    expect(problem(result, 'padded')).toMatchObject({ rows: 3, columns: ['id'], sampled: false });
    expect(problem(result, 'full_width')).toMatchObject({ rows: 1 });
    const customer = column(result, 'customer');
    expect(customer.distinct_exact).toBe(false);
    expect(Math.abs(customer.distinct / 240_001 - 1)).toBeLessThan(0.2);
    expect(customer.top[0]).toEqual({ value: 'c7', rows: 160_000 });
  }, 120_000);

  it('of numbers keep exact quantiles', async () => {
    await database.run(
      `CREATE OR REPLACE TABLE t AS SELECT (i * 7919) % 3000017 + 0.5 AS x FROM range(3000017) r(i)`,
    );
    const found = column(await profile(), 'x');
    const at = (share: number) => Math.ceil(share * 3_000_017) - 1 + 0.5;
    expect(found.quantiles).toEqual({
      p05: at(0.05),
      p25: at(0.25),
      p50: at(0.5),
      p75: at(0.75),
      p95: at(0.95),
    });
  }, 120_000);
});

describe('keys and repeated rows', () => {
  it('finds a single key, else a pair with an id', async () => {
    await table({ order_id: 'VARCHAR', line: 'INTEGER', amount: 'DOUBLE' }, [
      ['a', 1, 5],
      ['a', 2, 5],
      ['b', 1, 6],
      ['b', 2, 5],
    ]);
    expect((await profile()).keys).toEqual([['order_id', 'line']]);
    await table({ x: 'VARCHAR', id: 'VARCHAR' }, [
      ['p', '1'],
      ['p', '2'],
    ]);
    expect((await profile()).keys).toEqual([['id']]);
  });

  it('counts rows that repeat another one', async () => {
    await table({ a: 'VARCHAR', b: 'DOUBLE' }, [
      ['x', 1],
      ['x', 1],
      ['x', 1],
      ['y', null],
      ['y', null],
      ['y', 2],
    ]);
    const result = await profile();
    expect(result.duplicates).toBe(3);
    expect(problem(result, 'duplicate_rows')).toMatchObject({
      rows: 3,
      share: 0.5,
      step: { dedupe: { keep: 'first' } },
    });
  });
});

describe('problems', () => {
  const cases: readonly [ProblemCode, string, readonly (string | null)[], number][] = [
    ['numbers_as_text', '实付金额', ['¥1,234.50', '99', '（12）', '１２３', '5.5'], 5],
    ['dates_as_text', '下单日', repeat(5, '2024-03-01').map((day, i) => day.slice(0, 9) + String(i + 1)), 5],
    ['mixed_dates', '下单日', ['2024-03-01', '2024/3/2', '2024年3月3日', '20240304', '4-Mar-2024'], 5],
    ['padded', '城市', [' 北京', '上海　', '广州', '深 圳', '苏  州'], 3],
    ['full_width', '型号', ['Ａ１', 'A2', 'B3'], 1],
    ['missing_words', '职业', ['-', '无', 'N/A', 'null', '教师', ''], 5],
    ['broken_text', '商品', ['洗衣\uFFFD', '锟斤拷', '牙膏'], 2],
    ['masked', '买家昵称', ['张**', '李*', '王小明'], 2],
    ['nobody', '客户名称', ['散客', '匿名', '王小明', '李雷'], 2],
    ['scientific_ids', '订单编号', ['2.02403E+17', '202403010000000001', '1e+12', 'A1'], 2],
    ['invalid_phone', '手机', ['13812345678', '021-62345678', '12345', '1381234567'], 2],
    ['invalid_email', 'email', ['a@b.cn', 'x.y@z.com', 'nobody', 'a@b'], 2],
    ['near_spellings', '品牌', [...repeat(3, 'Nike'), 'NIKE', 'ni-ke', 'Puma'], 2],
    ['unit_in_values', '成交额', ['1.2万', '3000', '500', '2万元'], 2],
    ['test_orders', '备注', ['测试单', 'test', '请尽快发货', 'latest'], 2],
    ['refunds', '订单状态', ['交易成功', '退款成功', '部分退款'], 2],
    ['cancelled', 'status', ['paid', 'cancelled', 'unpaid'], 2],
  ];

  it.each(cases)('finds %s', async (code, name, values, rows) => {
    await texts(name, values);
    const found = problem(await profile(), code);
    expect(found).toMatchObject({ columns: [name], rows, sampled: false });
    expect(found?.share).toBeCloseTo(rows / values.length, 12);
  });

  it('finds ids read as numbers, but not amounts', async () => {
    await table(
      { 订单编号: 'BIGINT', 会员: 'DOUBLE', 金额: 'BIGINT' },
      Array.from({ length: 20 }, (_, i) => [i, 13_800_000_000 + i, 100 * (i % 7)]),
    );
    const result = await profile();
    const ids = result.problems
      .filter(({ code }) => code === 'id_as_number')
      .map(({ columns }) => columns[0]);
    expect(ids.sort()).toEqual(['会员', '订单编号']);
  });

  it('takes order numbers for no numbers', async () => {
    await texts('order', ['20240101', '20240102', '20240103']);
    expect(problem(await profile(), 'numbers_as_text')).toBeUndefined();
  });

  it('finds outliers, units and jumps of magnitude', async () => {
    const plain = Array.from({ length: 60 }, (_, i) => 100 + i);
    await table(
      { '销售额（万元）': 'DOUBLE', v: 'DOUBLE' },
      [...plain, 5000].map((value) => [value, value]),
    );
    const outliers = (await profile()).problems.filter(({ code }) => code === 'outliers');
    expect(outliers.map(({ rows }) => rows)).toEqual([1, 1]);
    expect(problem(await profile(), 'unit_in_name')).toMatchObject({
      columns: ['销售额（万元）'],
      step: { parse_numbers: { columns: ['销售额（万元）'], times: 10_000 } },
    });
    await table({ v: 'DOUBLE' }, [
      ...plain.map((value) => [value * 10_000]),
      ...plain.slice(0, 20).map((value) => [value]),
    ]);
    expect(problem(await profile(), 'magnitude')).toMatchObject({ rows: 20 });
  });

  it('finds dates that cannot be meant', async () => {
    const days = Array.from({ length: 40 }, (_, i) => [`2024-01-${String((i % 28) + 1).padStart(2, '0')}`]);
    await table({ time: 'DATE' }, [...days, ['2099-12-31'], ['1899-12-30']]);
    const found = problem(await profile(), 'implausible_dates');
    expect(found).toMatchObject({ rows: 2, examples: ['1899-12-30', '2099-12-31'] });
    const where = (found?.step as { exclude: { where: string } }).exclude.where;
    const [left] = await database.rows<{ n: number }>(
      `SELECT count(*)::DOUBLE AS n FROM t WHERE NOT (${where})`,
    );
    expect(left?.n).toBe(40);
  });

  it('are listed heaviest first', async () => {
    await table({ a: 'VARCHAR', k: 'VARCHAR' }, [
      ['x ', 'c'],
      ['x ', 'c'],
      ['y', 'c'],
    ]);
    const { problems } = await profile();
    expect(problems.map(({ code }) => code)).toEqual(
      ['duplicate_rows', 'padded', 'near_spellings', 'constant_column'].filter((code) =>
        problems.some((one) => one.code === code),
      ),
    );
    const weights = problems.map(({ weight }) => weight);
    expect([...weights].sort((a, b) => b - a)).toEqual(weights);
  });

  it('are mended by steps that a recipe can read', async () => {
    const made: unknown[] = [];
    for (const [, name, values] of cases) {
      await texts(name, values);
      made.push(...(await profile()).problems.flatMap(({ step }) => (step ? [step] : [])));
    }
    expect(made.length).toBeGreaterThan(cases.length);
    expect(made.map((step) => readStep(step).problem).filter((why) => why !== null)).toEqual([]);
  });

  it('are none in plain columns', async () => {
    await table(
      { customer: 'VARCHAR', city: 'VARCHAR', phone: 'VARCHAR', amount: 'DECIMAL(18,4)' },
      Array.from({ length: 30 }, (_, i) => [`c${i}`, i % 2 ? '北京' : '上海', `138123456${10 + i}`, 10 + i]),
    );
    expect((await profile()).problems).toEqual([]);
  });

  it('mark contacts and names as personal', async () => {
    await table({ phone: 'VARCHAR', 收货人: 'VARCHAR', x: 'VARCHAR', city: 'VARCHAR' }, [
      ['1', '张三', 'a@b.cn', '北京'],
      ['2', '李四', 'c@d.cn', '上海'],
    ]);
    const personal = (await profile()).columns.filter((one) => one.personal).map(({ name }) => name);
    expect(personal).toEqual(['phone', '收货人', 'x']);
  });
});

describe('a profile of any table', () => {
  const cell = fc.oneof(
    fc.constantFrom<string | null>(
      null,
      '',
      ' a',
      'a',
      'Ａ',
      '12',
      '1,2',
      '2024-01-01',
      '2024/1/1',
      '散客',
      "o'x",
      '"',
    ),
    fc.string({ maxLength: 6 }).map((value) => value.replaceAll('\0', '')),
  );
  const rows = fc.array(fc.tuple(cell, fc.option(fc.double({ noNaN: false }))), { maxLength: 30 });

  it('does not depend on the order of rows, and counts every row once', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const put = async (order: typeof list) => {
          await database.run('CREATE OR REPLACE TABLE t (s VARCHAR, x DOUBLE)');
          const number = (value: number | null) =>
            value === null ? 'NULL' : Number.isFinite(value) ? `${value}::DOUBLE` : `'${value}'::DOUBLE`;
          const values = order.map(([s, x]) => `(${literal(s)}, ${number(x)})`);
          if (values.length > 0) await database.run(`INSERT INTO t VALUES ${values.join(', ')}`);
          return profile();
        };
        const first = await put(list);
        expect(await put([...list].reverse())).toEqual(first);
        const s = column(first, 's');
        expect(s.filled).toBe(list.filter(([value]) => value !== null).length);
        expect(s.distinct).toBe(new Set(list.map(([value]) => value).filter((value) => value !== null)).size);
        const x = column(first, 'x');
        const finite = list.filter(([, value]) => value !== null && Number.isFinite(value)).length;
        expect(x.bins.reduce((sum, bin) => sum + bin.rows, 0) + x.below + x.above).toBe(finite);
        for (const one of first.problems) expect(one.rows).toBeLessThanOrEqual(list.length);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 12), seed: 20240701 },
    );
  }, 240_000);
});
