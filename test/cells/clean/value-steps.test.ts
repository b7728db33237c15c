import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleaned, tableOf } from '../../support/clean';
import { openTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function column(given: readonly (string | null)[], step: object, type = 'VARCHAR') {
  await tableOf(
    database,
    'raw',
    ['i::INTEGER', `v::${type}`],
    given.map((value, i) => [i, value]),
  );
  const { rows, steps, outcome } = await cleaned(database, 'raw', [step]);
  return { values: rows.map(({ v }) => v), step: steps[0], outcome, rows };
}

describe('parse_dates', () => {
  it('reads several styles at once and counts what it cannot read', async () => {
    const given = [
      '2024/3/1',
      '2024年3月1日',
      '２０２４-３-１',
      '20240301',
      '45352',
      '1-Mar-24',
      'gestern',
      '-',
      null,
    ];
    const { values, step, outcome } = await column(given, { parse_dates: { columns: ['v'], as: 'date' } });
    expect(values).toEqual([...Array<string>(6).fill('2024-03-01'), null, null, null]);
    expect(step).toMatchObject({ state: 'done', changed: 8, lost: 1 });
    expect(outcome.warnings).toEqual([{ code: 'clean.values_lost', values: { step: 1, count: 1 } }]);
  });

  it('keeps the clock, takes the day first where told, and formats of its own', async () => {
    const first = { parse_dates: { columns: ['v'], day_first: true } };
    expect((await column(['1/3/2024 8:05', '2024-03-01 08:05:06'], first)).values).toEqual([
      '2024-03-01 08:05:00',
      '2024-03-01 08:05:06',
    ]);
    const own = { parse_dates: { columns: ['v'], styles: ['%d|%m|%Y'], as: 'date' } };
    expect((await column(['01|03|2024', '2024-03-02'], own)).values).toEqual(['2024-03-01', '2024-03-02']);
  });

  it('does not fit a column that it could not read', async () => {
    const { values, step } = await column(['a', 'b', '2024-03-01'], { parse_dates: { columns: ['v'] } });
    expect(step).toMatchObject({
      state: 'does_not_fit',
      reason: { code: 'values_unexpected', values: { column: 'v', lost: 2, values: 3 } },
    });
    expect(values).toEqual(['a', 'b', '2024-03-01']);
  });
});

describe('parse_numbers', () => {
  it('reads amounts as people write them', async () => {
    const given = ['¥1,234.50', '１２３', '(12.5)', '1.2万', '3亿', '12%', '-', 'N/A', 'x', null];
    const { values, step } = await column(given, { parse_numbers: { columns: ['v'] } });
    expect(values).toEqual([
      '1234.5000',
      '123.0000',
      '-12.5000',
      '12000.0000',
      '300000000.0000',
      '0.1200',
      null,
      null,
      null,
      null,
    ]);
    expect(step).toMatchObject({ changed: 9, lost: 1 });
  });

  it('converts units', async () => {
    const given = ['1.25', '3', '3.5万'];
    const { values } = await column(given, { parse_numbers: { columns: ['v'], times: 10000 } });
    expect(values).toEqual(['12500.0000', '30000.0000', '35000.0000']);
  });

  it('converts currencies by a table and never takes an unknown one as it is', async () => {
    await tableOf(
      database,
      'raw',
      ['i::INTEGER', 'v', 'cur'],
      [
        [1, '100', 'usd'],
        [2, '100', 'CNY'],
        [3, '100', null],
        [4, '100', 'JPY'],
        [5, '100', '人民币'],
      ],
    );
    const step = { parse_numbers: { columns: ['v'], currency: { column: 'cur', rates: { USD: 7.1 } } } };
    const { rows, steps } = await cleaned(database, 'raw', [step]);
    expect(rows.map(({ v }) => v)).toEqual(['710.0000', '100.0000', '100.0000', null, '100.0000']);
    expect(steps[0]?.lost).toBe(1);
  });

  it('takes the currency from the sign of the amount itself where it is told so', async () => {
    const given = ['$1,000', 'US$5', '¥100', '20元', '7', '€3', '-2.5万元'];
    const rates = { $: 7, US$: 7 };
    const { values, step } = await column(given, {
      parse_numbers: { columns: ['v'], currency: { column: 'v', rates } },
    });
    expect(values).toEqual(['7000.0000', '35.0000', '100.0000', '20.0000', '7.0000', null, '-25000.0000']);
    expect(step).toMatchObject({ lost: 1 });
  });
});

describe('cast', () => {
  it.each([
    ['number', 'VARCHAR', ['1,000', '2'], ['1000.0000', '2.0000']],
    ['boolean', 'VARCHAR', ['是', 'no', null], [true, false, null]],
    ['date', 'TIMESTAMP', ['2024-03-01 10:00:00'], ['2024-03-01']],
    ['text', 'DECIMAL(18,4)', ['1.5000', '2'], ['1.5', '2']],
    ['text', 'DATE', ['2024-03-01'], ['2024-03-01']],
    ['timestamp', 'DATE', ['2024-03-01'], ['2024-03-01 00:00:00']],
  ])('to %s from %s', async (to, type, given, wanted) => {
    expect((await column(given, { cast: { columns: ['v'], to } }, type)).values).toEqual(wanted);
  });
});

describe('fill', () => {
  it.each([
    ['unknown', ['a', null, ' ', 'b'], 'VARCHAR', {}, ['a', '未知', '未知', 'b']],
    ['constant', ['1', null], 'DECIMAL(18,4)', { value: 7 }, ['1.0000', '7.0000']],
    ['median', ['1', '2', '10', null], 'DECIMAL(18,4)', {}, ['1.0000', '2.0000', '10.0000', '2.0000']],
    ['mean', ['1', '2', '6', null], 'DECIMAL(18,4)', {}, ['1.0000', '2.0000', '6.0000', '3.0000']],
    ['mode', ['b', 'a', 'a', 'b', null], 'VARCHAR', {}, ['b', 'a', 'a', 'b', 'a']],
  ])('with %s', async (way, given, type, more, wanted) => {
    const { values, step } = await column(given, { fill: { columns: ['v'], with: way, ...more } }, type);
    expect(values).toEqual(wanted);
    expect(step?.changed).toBe(given.filter((value) => value === null || value.trim() === '').length);
  });

  it('states the figure that it worked out', async () => {
    const { step } = await column(
      ['1', '2', '10', null],
      { fill: { columns: ['v'], with: 'median' } },
      'DOUBLE',
    );
    expect(step?.facts).toEqual([{ column: 'v', what: 'median', value: '2.0' }]);
  });

  it('from another column', async () => {
    await tableOf(
      database,
      'raw',
      ['a::INTEGER', 'b'],
      [
        [null, '7'],
        [1, '8'],
        [null, 'x'],
      ],
    );
    const { rows } = await cleaned(database, 'raw', [
      { fill: { columns: ['a'], with: 'column', from: 'b' } },
    ]);
    expect(rows).toEqual([
      { a: 1, b: '8' },
      { a: 7, b: '7' },
      { a: null, b: 'x' },
    ]);
  });

  it('from the customer’s other rows: the commonest value, ties to the smallest', async () => {
    await tableOf(
      database,
      'raw',
      ['i::INTEGER', 'customer', 'city'],
      [
        [1, 'a', '上海'],
        [2, 'a', null],
        [3, 'b', 'y'],
        [4, 'b', 'x'],
        [5, 'b', ''],
        [6, null, null],
        [7, 'c', null],
      ],
    );
    const { rows, result } = await cleaned(database, 'raw', [
      { fill: { columns: ['city'], with: 'customer' } },
    ]);
    expect(rows.map(({ city }) => city)).toEqual(['上海', '上海', 'y', 'x', 'x', null, null]);
    expect(result.kept_as).toBe('table');
    expect(
      await database.rows(
        `SELECT table_name FROM duckdb_tables() WHERE table_name LIKE '\\_\\_tidy%' ESCAPE '\\'`,
      ),
    ).toEqual([]);
  });

  it('refuses what a column cannot hold', async () => {
    const { step } = await column(
      ['1', null],
      { fill: { columns: ['v'], with: 'constant', value: 'x' } },
      'DOUBLE',
    );
    expect(step?.reason?.code).toBe('wrong_type');
  });
});

describe('check', () => {
  /** Which of the values are wrong. */
  async function wrong(as: string, given: readonly (string | null)[]) {
    const { rows } = await column(given, { check: { columns: ['v'], as } });
    return rows.map((row) => row[`v_flag_${as}`]);
  }

  it('phones', async () => {
    const right = [
      '13812345641',
      '138-1234-5641',
      '+86 138 1234 5641',
      '008613812345641',
      '１３８１２３４５６４１',
      '0571-88886666',
      '(010) 6552 9988',
      '021-65529988转123',
      '400-820-8820',
      '65529988',
      '+1 415 555 2671',
      '+442071838750',
    ];
    const bad = [
      '12345678901',
      '1381234564',
      '13800138000',
      '11111111111',
      '13999999999',
      '张三',
      '010',
      '138123456411',
      '+86',
    ];
    expect(await wrong('phone', right)).toEqual(right.map(() => false));
    expect(await wrong('phone', bad)).toEqual(bad.map(() => true));
    expect(await wrong('phone', [null, ' '])).toEqual([null, null]);
  });

  it('e-mail addresses', async () => {
    const right = ['a@b.cn', 'zhang.san+x@mail.example.com', ' a_b@c-d.org '];
    const bad = ['a@b', 'a b@c.cn', '@b.cn', 'a..b@c.cn', '.a@c.cn', 'a@-c.cn', 'a@c..cn', 'a@b.c', 'ab.cn'];
    expect(await wrong('email', right)).toEqual(right.map(() => false));
    expect(await wrong('email', bad)).toEqual(bad.map(() => true));
  });

  it('id numbers, with their check digit', async () => {
    // The example of GB 11643-1999 and one with X; made up otherwise.
    const right = ['11010519491231002X', '11010519491231002x', '440524188001010014', '110105491231002'];
    const bad = ['110105194912310021', '110105194913310020', '990105194912310024', '1101051949123100', 'x'];
    expect(await wrong('id_card', right)).toEqual(right.map(() => false));
    expect(await wrong('id_card', bad)).toEqual(bad.map(() => true));
  });

  it('bank cards, with their check digit', async () => {
    const right = ['4111111111111111', '6222 0212 3456 7894', '5500000000000004'];
    const bad = ['4111111111111112', '6222021234567890', '0000000000000000', '41111', 'abcd'];
    expect(await wrong('bank_card', right)).toEqual(right.map(() => false));
    expect(await wrong('bank_card', bad)).toEqual(bad.map(() => true));
  });

  it('flags first; empties or excludes when told', async () => {
    const given = ['a@b.cn', 'no', null];
    const emptied = await column(given, { check: { columns: ['v'], as: 'email', then: 'empty' } });
    expect(emptied.values).toEqual(['a@b.cn', null, null]);
    expect(emptied.step?.changed).toBe(1);
    const excluded = await column(given, { check: { columns: ['v'], as: 'email', then: 'exclude' } });
    expect(excluded.values).toEqual(['a@b.cn', null]);
    expect(await database.rows('SELECT v, because, excluded_by FROM tidy_excluded')).toEqual([
      { v: 'no', because: 'check', excluded_by: 1 },
    ]);
  });
});

describe('outliers', () => {
  const given = ['1', '2', '3', '4', '5', '100', null];

  it.each([
    // Type-7 quartiles of 1 2 3 4 5 100: 2.25 and 4.75; 1.5 × 2.5 beyond.
    ['iqr', {}, -1.5, 8.5],
    // Median 3.5, deviations 2.5 1.5 0.5 0.5 1.5 96.5, their median 1.5.
    ['mad', {}, 3.5 - 3.5 * 1.4826 * 1.5, 3.5 + 3.5 * 1.4826 * 1.5],
    ['percentile', { high: 80 }, null, 5],
    ['limit', { low: 0, high: 50 }, 0, 50],
  ])('by %s', async (method, more, low, high) => {
    const { rows, step } = await column(given, { outliers: { columns: ['v'], method, ...more } }, 'DOUBLE');
    const limits = Object.fromEntries((step?.facts ?? []).map(({ what, value }) => [what, Number(value)]));
    expect(limits['low'] ?? null).toBe(low);
    expect(limits['high']).toBeCloseTo(high, 10);
    expect(rows.map((row) => row['v_flag_outlier'])).toEqual([false, false, false, false, false, true, null]);
    expect(step?.changed).toBe(1);
  });

  it('caps and excludes when told', async () => {
    const capped = await column(
      given,
      { outliers: { columns: ['v'], method: 'limit', low: 2, high: 50, then: 'cap' } },
      'DECIMAL(18,4)',
    );
    expect(capped.values).toEqual(['2.0000', '2.0000', '3.0000', '4.0000', '5.0000', '50.0000', null]);
    const excluded = await column(given, { outliers: { columns: ['v'], then: 'exclude' } }, 'DOUBLE');
    expect(excluded.values).toEqual([1, 2, 3, 4, 5, null]);
    expect(excluded.step).toMatchObject({ rows_in: 7, rows_out: 6, because: 'outliers' });
  });

  it('finds none where half of the values are the same', async () => {
    const { step } = await column(
      ['5', '5', '5', '5', '9'],
      { outliers: { columns: ['v'], method: 'mad' } },
      'DOUBLE',
    );
    expect(step).toMatchObject({ changed: 0, facts: [] });
  });
});

describe('bands, derive and tag', () => {
  it('puts numbers into bands that include their lower end', async () => {
    const { rows } = await column(
      ['17.9', '18', '59', '60', null],
      { bands: { column: 'v', preset: 'age' } },
      'DOUBLE',
    );
    expect(rows.map((row) => row['v_band'])).toEqual(['<18', '18–<25', '50–<60', '≥60', null]);
    const named = { bands: { column: 'v', cuts: [10], labels: ['low', "hi'gh"], into: 'b' } };
    expect((await column(['1', '10'], named, 'DOUBLE')).rows.map((row) => row['b'])).toEqual([
      'low',
      "hi'gh",
    ]);
  });

  it('works out columns, new ones and those that are there', async () => {
    const { values, step } = await column(['a', null], {
      derive: { name: 'v', sql: "coalesce(upper(v), 'none')" },
    });
    expect(values).toEqual(['A', 'none']);
    expect(step?.changed).toBe(2);
  });

  it('passes over an expression that fails on some rows, and runs the others', async () => {
    await tableOf(database, 'raw', ['v'], [['1'], ['x']]);
    const { steps, rows } = await cleaned(database, 'raw', [
      { derive: { name: 'n', sql: 'v::INTEGER' } },
      { derive: { name: 'm', sql: 'try_cast(v AS INTEGER)' } },
    ]);
    expect(steps.map(({ state, reason }) => [state, reason?.code])).toEqual([
      ['does_not_fit', 'failed'],
      ['done', undefined],
    ]);
    expect(rows).toEqual([
      { v: '1', m: 1 },
      { v: 'x', m: null },
    ]);
  });

  it('does not work out what a row is excluded for', async () => {
    await tableOf(database, 'raw', ['v'], [['1'], ['x']]);
    const { steps, rows } = await cleaned(database, 'raw', [
      { filter: { where: "v <> 'x'" } },
      { derive: { name: 'n', sql: 'v::INTEGER' } },
    ]);
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(rows).toEqual([{ v: '1', n: 1 }]);
  });

  it('adds a tag for each rule that holds', async () => {
    const rules = [
      { when: "v LIKE 'a%'", tag: '甲' },
      { when: 'length(v) > 1', tag: "z'" },
    ];
    const { rows, step } = await column(['a', 'ab', 'c', null], { tag: { rules } });
    expect(rows.map((row) => row['tags'])).toEqual(['甲', "甲;z'", null, null]);
    expect(step?.changed).toBe(2);
  });
});
