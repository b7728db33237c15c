import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/cells/clean/catalogue';
import { readStep } from '../../../src/cells/clean/options';
import {
  draftOf,
  emptyDraft,
  findForms,
  missingFields,
  shownFields,
  storedStep,
} from '../../../src/cells/clean/step-draft';
import type { StepKind } from '../../../src/sql/clean/steps/step';

/** One sound step of every kind, written in full. */
const FULL: Readonly<Record<StepKind, unknown>> = {
  trim: 'all',
  half_width: ['name', 'city'],
  case: { columns: ['code'], to: 'lower' },
  replace: { columns: 'all', find: '-', with: '/', regex: true },
  map_values: { column: 'city', map: { 上海市: '上海', 无: null } },
  split: { column: 'address', by: ' ', into: ['province', 'city'] },
  join_columns: { columns: ['province', 'city'], with: '', into: 'place' },
  parse_dates: { columns: ['time'], as: 'date', day_first: true, styles: ['%d.%m.%Y'] },
  parse_numbers: { columns: ['amount'], times: 10000, currency: { column: 'currency', rates: { USD: 7.1 } } },
  cast: { columns: ['age'], to: 'number' },
  rename: { old: 'new' },
  drop: ['id_card'],
  reorder: ['customer', 'name'],
  fill: { columns: ['city'], with: 'constant', value: '未知' },
  check: { columns: ['phone'], as: 'phone', then: 'exclude' },
  dedupe: { key: ['order'], keep: 'last', by: 'time' },
  outliers: { columns: ['amount'], method: 'percentile', then: 'cap', low: 1, high: 99 },
  filter: { where: 'amount > 0' },
  exclude: { rule: 'refunds', because: '退款' },
  derive: { name: 'total', sql: 'price * quantity' },
  region: { from: ['address'], into: 'home_' },
  bands: { column: 'age', cuts: [18, 30], labels: ['a', 'b', 'c'], into: 'age_band' },
  join: { table: 'members', on: { customer: 'id' }, columns: ['city'] },
  union: { table: 'orders_2' },
  id_card: { column: 'identity', at: '2024-07-01', into: 'who_' },
  mask: { columns: ['phone'], how: 'hash' },
  tag: { rules: [{ when: 'amount > 100', tag: 'big' }], into: 'labels' },
  scope: { from: '2024-01-01', to: '2024-12-31', column: 'paid_time', regions: ['华东'], products: ['茶'] },
};

describe('the form of a step', () => {
  it.each(CATALOGUE.map(({ kind }) => kind))('%s: what is read into the form is stored as it was', (kind) => {
    const stored = { [kind]: FULL[kind], off: true, note: 'as agreed' };
    expect(readStep(stored).problem).toBe(null);
    expect(storedStep(kind, draftOf(kind, stored), stored)).toEqual(stored);
    expect(missingFields(kind, draftOf(kind, stored))).toEqual([]);
  });

  it('shows a single column as a list, and leaves defaults out', () => {
    expect(draftOf('trim', { trim: 'name' })).toEqual({ '': ['name'] });
    expect(draftOf('trim', { trim: 'all' })).toEqual({ '': 'all' });
    const check = { check: { columns: 'phone', as: 'phone' } };
    expect(draftOf('check', check)).toEqual({ columns: ['phone'], as: 'phone', then: 'flag' });
    expect(storedStep('check', draftOf('check', check))).toEqual({
      check: { columns: ['phone'], as: 'phone' },
    });
  });

  it('tells an empty separator from the usual one', () => {
    const base = { columns: ['a', 'b'], into: 'c' };
    expect(storedStep('join_columns', { ...base, with: ' ' })).toEqual({ join_columns: base });
    expect(storedStep('join_columns', { ...base, with: '' })).toEqual({
      join_columns: { ...base, with: '' },
    });
  });

  it('hides what another field makes pointless, and does not store it', () => {
    const keys = (kind: StepKind, draft: object) => shownFields(kind, { ...draft }).map(({ key }) => key);
    expect(keys('exclude', { rule: 'refunds' })).toEqual(['rule', 'because']);
    expect(keys('exclude', {})).toEqual(['rule', 'where', 'because']);
    expect(keys('outliers', { method: 'iqr' })).toContain('factor');
    expect(keys('outliers', { method: 'limit' })).toEqual(['columns', 'method', 'then', 'low', 'high']);
    expect(storedStep('exclude', { rule: 'refunds', where: 'amount < 0' })).toEqual({
      exclude: { rule: 'refunds' },
    });
    expect(storedStep('outliers', { columns: ['a'], method: 'iqr', low: 1, factor: 3 })).toEqual({
      outliers: { columns: ['a'], factor: 3 },
    });
  });

  it('begins with defaults and the columns at hand, and says what is missing', () => {
    expect(emptyDraft('check', ['phone', 'tel'])).toEqual({
      columns: ['phone', 'tel'],
      as: 'phone',
      then: 'flag',
    });
    expect(emptyDraft('split', ['address'])).toMatchObject({ column: 'address' });
    expect(emptyDraft('trim')).toEqual({ '': 'all' });
    expect(missingFields('split', emptyDraft('split', ['address'])).map(({ key }) => key)).toEqual([
      'by',
      'into',
    ]);
    expect(missingFields('trim', emptyDraft('trim'))).toEqual([]);
  });

  it('finds steps by every word of a search', () => {
    const text = ({ kind }: { kind: string }) => (kind === 'trim' ? 'Trim spaces' : kind);
    const found = (search: string) => findForms(CATALOGUE, search, text).map(({ kind }) => kind);
    expect(found(' SPACES  trim ')).toEqual(['trim']);
    expect(found('parse')).toEqual(['parse_dates', 'parse_numbers']);
    expect(found('')).toHaveLength(CATALOGUE.length);
    expect(found('zzz')).toEqual([]);
  });
});
