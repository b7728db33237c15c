import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleaned, tableOf } from '../../support/clean';
import { openTestDatabase, type TestDatabase } from '../../support/database';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** One text column through one step: values after, in the order given (rows are numbered). */
async function values(given: readonly (string | null)[], step: object) {
  await tableOf(
    database,
    'raw',
    ['i::INTEGER', 'v'],
    given.map((value, i) => [i, value]),
  );
  const { rows, steps } = await cleaned(database, 'raw', [step]);
  expect(steps[0]).toMatchObject({ state: 'done', reason: null });
  const after = rows.map(({ v }) => v);
  // What is said to be changed is what an independent comparison finds changed.
  expect(steps[0]?.changed).toBe(given.filter((value, i) => value !== after[i]).length);
  return after;
}

describe('trim', () => {
  it('removes blanks of every width and unites those inside', async () => {
    const given = [
      ' 张三 ',
      '　李　 四　',
      'a\tb',
      'a\r\nb\n',
      ' x',
      '王 五',
      '  ',
      '',
      null,
      'plain',
      ' y\ufeff',
    ];
    expect(await values(given, { trim: 'all' })).toEqual([
      '张三',
      '李 四',
      'a b',
      'a b',
      'x',
      '王 五',
      null,
      null,
      null,
      'plain',
      'y',
    ]);
  });

  it('leaves columns alone that are not named, and refuses those that are not text', async () => {
    await tableOf(database, 'raw', ['a', 'b', 'n::INTEGER'], [[' x ', ' y ', 1]]);
    const { rows, steps } = await cleaned(database, 'raw', [
      { trim: ['a'] },
      { trim: ['n'] },
      { trim: ['c', 'b'] },
    ]);
    expect(rows).toEqual([{ a: 'x', b: ' y ', n: 1 }]);
    expect(steps.map(({ state, reason }) => [state, reason?.code])).toEqual([
      ['done', undefined],
      ['does_not_fit', 'wrong_type'],
      ['does_not_fit', 'missing_columns'],
    ]);
    expect(steps[2]?.reason?.values).toEqual({ columns: 'c' });
  });
});

describe('half_width', () => {
  it('narrows digits, letters, signs and spaces and keeps Chinese punctuation', async () => {
    const given = [
      '１２３ＡＢｃ',
      '（深圳）＋－％',
      '你好，世界！',
      '全　角',
      '￥１００',
      'plain',
      '汉字',
      null,
      '：；？',
    ];
    expect(await values(given, { half_width: ['v'] })).toEqual([
      '123ABc',
      '(深圳)+-%',
      '你好，世界！',
      '全 角',
      '¥100',
      'plain',
      '汉字',
      null,
      '：；？',
    ]);
  });
});

describe('case', () => {
  it.each([
    ['upper', ['ABC ÉÜ', 'SHOP 张', null]],
    ['lower', ['abc éü', 'shop 张', null]],
    ['title', ['Abc Éü', 'Shop 张', null]],
  ])('%s', async (to, wanted) => {
    expect(await values(['aBC éÜ', 'SHOP 张', null], { case: { columns: ['v'], to } })).toEqual(wanted);
  });
});

describe('replace', () => {
  it('takes a text as it is', async () => {
    const step = { replace: { columns: ['v'], find: "a.'", with: '中' } };
    expect(await values(["a.'b", 'axb', null, ''], step)).toEqual(['中b', 'axb', null, '']);
  });

  it('takes a pattern, with what it caught', async () => {
    const step = { replace: { columns: 'all', find: '(\\d+)元', with: '¥\\1', regex: true } };
    expect(await values(['12元3元', '元', null], step)).toEqual(['¥12¥3', '元', null]);
  });

  it('does not fit with a pattern that is none', async () => {
    const step = { replace: { columns: ['v'], find: '(', regex: true } };
    await tableOf(database, 'raw', ['v'], [['a(']]);
    const { steps, rows } = await cleaned(database, 'raw', [step]);
    expect(steps[0]?.state).toBe('does_not_fit');
    expect(rows).toEqual([{ v: 'a(' }]);
  });
});

describe('map_values', () => {
  const map = { 沪: '上海', '上 海': '上海', n: null, "o'k": 'ok' };

  it('unites spellings and can empty values', async () => {
    const given = ['沪', '上 海', '上海', 'n', null, "o'k", 'N'];
    const wanted = ['上海', '上海', '上海', null, null, 'ok', 'N'];
    expect(await values(given, { map_values: { column: 'v', map } })).toEqual(wanted);
  });

  it('does the same with a map of hundreds', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`x${i}`, `y${i}`]));
    const given = ['沪', 'n', 'x7', 'x299', 'x300', null];
    const wanted = ['上海', null, 'y7', 'y299', 'x300', null];
    expect(await values(given, { map_values: { column: 'v', map: { ...map, ...many } } })).toEqual(wanted);
  });

  it('maps numbers as they are written', async () => {
    await tableOf(database, 'raw', ['n::DECIMAL(18,4)'], [[1], [2.5], [null]]);
    const { rows } = await cleaned(database, 'raw', [
      { map_values: { column: 'n', map: { 1: '10', 2.5: 'x' } } },
    ]);
    expect(rows).toEqual([{ n: '10.0000' }, { n: null }, { n: null }]);
  });

  it('takes a map that is kept on the device, and says where there is none', async () => {
    await tableOf(database, 'raw', ['v'], [['沪']]);
    const step = { map_values: { column: 'v', local: 'cities' } };
    const file = new File([JSON.stringify({ cities: { 沪: '上海' } })], 'maps.json');
    const with_ = await cleaned(database, 'raw', [step], { files: { local_tidy: [file] } });
    expect(with_.rows).toEqual([{ v: '上海' }]);
    const without = await cleaned(database, 'raw', [step]);
    expect(without.rows).toEqual([{ v: '沪' }]);
    expect(without.steps[0]?.reason).toEqual({ code: 'missing_local_map', values: { name: 'cities' } });
  });
});

describe('split and join_columns', () => {
  it('splits at a separator, the rest staying in the last part', async () => {
    await tableOf(database, 'raw', ['v'], [['广东省-深圳市-南山区'], ['上海'], [null], [' a - b ']]);
    const { rows } = await cleaned(database, 'raw', [{ split: { column: 'v', by: '-', into: ['p', 'c'] } }]);
    expect(rows).toEqual([
      { v: ' a - b ', p: 'a', c: 'b' },
      { v: '上海', p: '上海', c: null },
      { v: '广东省-深圳市-南山区', p: '广东省', c: '深圳市-南山区' },
      { v: null, p: null, c: null },
    ]);
  });

  it('joins columns and passes over empty ones', async () => {
    await tableOf(
      database,
      'raw',
      ['a', 'b', 'n::DECIMAL(18,4)'],
      [
        ['x', 'y', 1.5],
        ['x', null, 2],
        ['', null, null],
      ],
    );
    const { rows } = await cleaned(database, 'raw', [
      { join_columns: { columns: ['a', 'b', 'n'], with: '/', into: 'all' } },
    ]);
    expect(rows.map(({ all }) => all)).toEqual([null, 'x/y/1.5', 'x/2']);
  });

  it('does not overwrite a column that is there', async () => {
    await tableOf(database, 'raw', ['a', 'b'], [['x-y', 'z']]);
    const { steps } = await cleaned(database, 'raw', [
      { split: { column: 'a', by: '-', into: ['b'] } },
      { join_columns: { columns: ['a'], into: 'b' } },
    ]);
    expect(steps.map(({ reason }) => reason)).toEqual([
      { code: 'name_taken', values: { name: 'b' } },
      { code: 'name_taken', values: { name: 'b' } },
    ]);
  });
});

describe('columns', () => {
  it('are renamed, dropped and put in order', async () => {
    await tableOf(database, 'raw', ['a', 'b', 'c'], [['1', '2', '3']]);
    const { outcome, rows } = await cleaned(database, 'raw', [
      { rename: { a: 'b', b: 'a' } },
      { reorder: ['c'] },
      { drop: ['a'] },
    ]);
    expect(outcome.tables[0]?.columns.map(({ name }) => name)).toEqual(['c', 'b']);
    expect(rows).toEqual([{ c: '3', b: '1' }]);
  });

  it('cannot get a name twice, nor all go', async () => {
    await tableOf(database, 'raw', ['a', 'b'], [['1', '2']]);
    const { steps } = await cleaned(database, 'raw', [
      { rename: { a: 'B' } },
      { drop: ['a', 'b'] },
      { rename: { x: 'y' } },
    ]);
    expect(steps.map(({ reason }) => reason?.code)).toEqual(['name_taken', 'bad_options', 'missing_columns']);
  });
});

describe('mask', () => {
  it('hides the middle as the pages do', async () => {
    const given = [
      '13812345641',
      'zhang@example.com',
      '张三',
      '张小明',
      '1990-03-02',
      '浙江省杭州市文三路1号',
      '3301061990',
      null,
    ];
    expect(await values(given, { mask: { columns: ['v'] } })).toEqual([
      '138****5641',
      'z***@example.com',
      '张*',
      '张**',
      '199*-**-**',
      '浙江省****',
      '330****1990',
      null,
    ]);
  });

  it('hashes', async () => {
    const sha = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await values(['abc', ' abc ', null, ' '], { mask: { columns: ['v'], how: 'hash' } })).toEqual([
      sha,
      sha,
      null,
      null,
    ]);
  });
});
