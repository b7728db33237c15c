import { describe, expect, it } from 'vitest';
import { CATALOGUE, stepForm } from '../../../src/cells/clean/catalogue';
import { clean } from '../../../src/cells/clean/definition';
import { normaliseClean, readStep } from '../../../src/cells/clean/options';
import { misfitText } from '../../../src/cells/clean/reason';
import { STEP_KINDS } from '../../../src/cells/clean/step-schemas';
import { strings } from '../../../src/cells/clean/strings';
import { stepTitle } from '../../../src/cells/clean/title';
import { columnName } from '../../../src/i18n/shell/column-names';
import { filterOptions } from '../../../src/share/filter-options';
import { CELL_RULES } from '../../../src/share/rules';
import { MISFITS } from '../../../src/sql/clean/steps/compiled';

/** A step of every kind and in every wording, as stored. */
const STORED: readonly Record<string, unknown>[] = [
  { trim: 'all' },
  { trim: ['name', 'city'] },
  { half_width: ['a', 'b', 'c', 'd', 'e'] },
  { case: { columns: ['a'], to: 'upper' } },
  { replace: { columns: 'all', find: 'x' } },
  { replace: { columns: ['a'], find: 'x', with: 'y' } },
  { replace: { columns: ['a'], find: '\\d', with: 'y', regex: true } },
  { map_values: { column: 'city', map: { 沪: '上海' } } },
  { map_values: { column: 'city', local: 'k1' } },
  { split: { column: 'address', by: '-', into: ['p', 'c'] } },
  { join_columns: { columns: ['p', 'c'], into: 'place' } },
  { parse_dates: { columns: ['time'] } },
  { parse_dates: { columns: ['time'], as: 'date' } },
  { parse_numbers: { columns: ['amount'] } },
  { parse_numbers: { columns: ['amount'], times: 10000 } },
  { parse_numbers: { columns: ['amount'], currency: { column: 'cur', rates: { USD: 7.1 } } } },
  { cast: { columns: ['a'], to: 'number' } },
  { rename: { a: 'b' } },
  { drop: ['a'] },
  { reorder: ['a'] },
  ...['unknown', 'median', 'mean', 'mode', 'customer'].map((way) => ({
    fill: { columns: ['a'], with: way },
  })),
  { fill: { columns: ['a'], with: 'constant', value: 0 } },
  { fill: { columns: ['a'], with: 'column', from: 'b' } },
  ...['flag', 'empty', 'exclude'].map((then) => ({ check: { columns: ['phone'], as: 'phone', then } })),
  { dedupe: {} },
  ...['first', 'last', 'most_complete'].map((keep) => ({ dedupe: { key: ['a'], keep } })),
  ...['flag', 'cap', 'exclude'].map((then) => ({ outliers: { columns: ['a'], then } })),
  { filter: { where: 'a > 1' } },
  { exclude: { where: 'a > 1', because: 'x' } },
  { exclude: { where: 'a > 1' } },
  ...['refunds', 'cancelled', 'test_orders'].map((rule) => ({ exclude: { rule } })),
  { derive: { name: 'x', sql: 'a + 1' } },
  { region: { from: ['address'] } },
  { bands: { column: 'age', preset: 'age' } },
  { join: { table: 't', on: { a: 'b' } } },
  { join: { table: 't', on: { a: 'b' }, columns: ['c'] } },
  { union: { table: 't' } },
  { id_card: { column: 'id', at: '2024-07-01' } },
  { mask: { columns: ['name'] } },
  { mask: { columns: ['name'], how: 'hash' } },
  { tag: { rules: [{ when: 'a > 1', tag: 'x' }] } },
  { scope: { from: '2024-01-01', to: '2024-02-01', regions: ['华东'], products: ['x'] } },
];

describe('titles', () => {
  it('are said of every kind, in both languages, with nothing left to fill in', () => {
    const kinds = new Set(STORED.map((stored) => Object.keys(stored)[0]));
    expect([...kinds].sort()).toEqual([...STEP_KINDS].sort());
    for (const stored of STORED) {
      const step = readStep(stored);
      expect([stored, step.problem]).toEqual([stored, null]);
      for (const locale of ['zh-CN', 'en'] as const) {
        const title = stepTitle(step, locale);
        expect(title).not.toMatch(/[{}]|undefined|null/);
        expect(title.length).toBeGreaterThan(3);
      }
    }
  });

  it('name the columns', () => {
    const [name, city] = ['name', 'city'].map((column) => columnName(column, 'zh-CN'));
    expect(stepTitle(readStep({ trim: ['name', 'city'] }), 'zh-CN')).toBe(`去掉首尾空格：${name}、${city}`);
    expect(stepTitle(readStep({ trim: ['p', 'q'] }), 'en')).toBe('Trim spaces: p, q');
    expect(stepTitle(readStep({ mystery: 1 }), 'en')).toBe('Unknown step');
    expect(stepTitle(readStep({ case: 1 }), 'zh-CN')).toBe('统一大小写');
  });
});

describe('the catalogue', () => {
  it('has a form for every kind, with labels that exist', () => {
    expect(CATALOGUE.map(({ kind }) => kind).sort()).toEqual([...STEP_KINDS].sort());
    for (const form of CATALOGUE) {
      const keys = [
        form.name,
        form.about,
        ...form.fields.flatMap(({ label, choices }) => [label, ...(choices ?? []).map((one) => one.label)]),
      ];
      expect(
        keys.filter((key) => !Object.hasOwn(strings.zh, key) || !Object.hasOwn(strings.en, key)),
      ).toEqual([]);
    }
  });

  it('gives the defaults that the steps have', () => {
    for (const stored of STORED) {
      const { step, kind } = readStep(stored);
      if (!step || kind === null) continue;
      const body: unknown = stored[kind];
      for (const { key, default: value } of stepForm(kind).fields) {
        const isSet = key === '' || (typeof body === 'object' && body !== null && key in body);
        if (value === undefined || isSet) continue;
        expect([kind, key, step[key as keyof typeof step]]).toEqual([kind, key, value]);
      }
    }
  });
});

describe('reasons', () => {
  it.each(MISFITS)('%s is said in both languages', (code) => {
    const values = {
      columns: 'a',
      column: 'a',
      type: 'text',
      wanted: 'number',
      name: 'a',
      table: 't',
      rows: 2,
      message: 'm',
      lost: 1,
      values: 2,
    };
    expect(misfitText({ code, values }, 'zh-CN')).not.toMatch(/[{}]/);
    expect(misfitText({ code, values }, 'en')).not.toMatch(/[{}]/);
  });
});

describe('options', () => {
  it('keep what cannot be read, and the rest', () => {
    const read = normaliseClean({
      from: 'orders',
      steps: [{ trim: 'all', off: true, note: 'n' }, { nope: 1 }, 7, { trim: 'all', case: 1 }],
    });
    expect(
      read.ok && read.options.steps.map(({ kind, off, note, problem }) => [kind, off, note, problem]),
    ).toEqual([
      ['trim', true, 'n', null],
      [null, false, null, 'unknown step: nope'],
      [null, false, null, 'invalid step: expected { <kind>: … }'],
      [null, false, null, 'invalid step: several kinds (trim, case)'],
    ]);
    expect(normaliseClean({ from: 'orders', recipe: [] }).ok).toBe(false);
  });

  it('name the tables that they need, also in steps that are off', () => {
    const read = normaliseClean({
      from: 'a',
      steps: [{ join: { table: 'b', on: { x: 'y' } }, off: true }, { union: { table: 'c' } }],
    });
    if (!read.ok) throw new Error('invalid options');
    expect(clean.references(read.options, [])).toEqual([
      { path: ['from'], name: 'a', as: 'table' },
      { path: ['steps', 0, 'join', 'table'], name: 'b', as: 'table' },
      { path: ['steps', 1, 'union', 'table'], name: 'c', as: 'table' },
    ]);
    expect(clean.publishes('tidy', read.options)).toEqual(['tidy']);
  });

  it('leave values of the data out of a link with the method', () => {
    const steps = [
      { map_values: { column: 'name', map: { 王小明: '王明' } }, note: '见邮件' },
      { replace: { columns: ['name'], find: '王总' } },
      { trim: 'all' },
      { fill: { columns: ['a'], with: 'constant', value: '王总' } },
    ];
    const { value } = filterOptions({ from: 'orders', steps }, CELL_RULES.clean, 'method');
    expect(value).toEqual({
      from: 'orders',
      steps: [
        { map_values: { column: 'name' } },
        { replace: { columns: ['name'] } },
        { trim: 'all' },
        { fill: { columns: ['a'], with: 'constant' } },
      ],
    });
  });
});
