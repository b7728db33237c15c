import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addItem, changePart, homeless, pricesDiffer } from '../../../src/cells/strategy/edit';
import { strategy } from '../../../src/cells/strategy/definition';
import {
  freeKey,
  normaliseStrategy,
  strategyClaims,
  type StrategyOptions,
} from '../../../src/cells/strategy/options';
import { budgetsOf } from '../../../src/cells/strategy/shares';
import type { SegmentFacts } from '../../../src/cells/strategy/result';
import { editYaml, withValue, writeYaml } from '../../../src/lib/yaml/edit-yaml';
import { readYaml } from '../../../src/lib/yaml/read-yaml';

const RUNS = { numRuns: Number(process.env.FUZZ_RUNS ?? 50), seed: 17 };

function optionsOf(stored: unknown): StrategyOptions {
  const normalised = normaliseStrategy(stored);
  if (!normalised.ok) throw new Error(JSON.stringify(normalised.problems));
  return normalised.options;
}

const facts = (segment: string, rest: Partial<SegmentFacts> = {}): SegmentFacts => ({
  ...{ segment, label_zh: segment, label_en: segment, colour: 1, rank: 1, customers: 10, share: 0.5 },
  ...{ amount: 50, amount_share: 0.5, value_index: 1, recency: null, frequency: null },
  ...{ nature: null, nature_by: null },
  ...rest,
});

describe('stored options', () => {
  it('are a list a segment and a list a measure, all of it optional', () => {
    const options = optionsOf({
      segmentation: 'rfm',
      strategies: [
        {
          segment: 'a',
          objective: {
            text: '{rfm.share[a]}',
            confirmed: { 'rfm.share[a]': { value: 0.2, on: '2024-07-01' } },
          },
          budget: '1,200',
        },
      ],
      measures: [{ key: 'calls', segments: 'a', control: 0.1 }],
    });
    expect(options.strategies[0]).toMatchObject({
      segment: 'a',
      nature: null,
      price: { text: '', confirmed: {} },
      budget: 1200,
      unread: [],
    });
    expect(options.measures[0]).toMatchObject({
      key: 'calls',
      segments: ['a'],
      control: 0.1,
      seed: 1,
      unread: [],
    });
    expect(strategyClaims(options).map(({ path }) => path)).toEqual([['strategies', 0, 'objective']]);
  });

  it('that cannot be read in one entry leave the others as they are', () => {
    const options = optionsOf({
      strategies: [
        { segment: 'a', budget: 'lots', nature: 'vip', colour: 3 },
        'what',
        { segment: 'b', price: '9 折' },
      ],
      measures: [{ key: 'A b', control: 5 }, { key: 'lists' }, { key: 'x' }, { key: 'x', name: 3 }],
    });
    expect(options.strategies.map(({ unread }) => unread.map(({ part }) => part))).toEqual([
      ['nature', 'budget', 'colour'],
      [''],
      [],
    ]);
    expect(options.strategies[2]?.price.text).toBe('9 折');
    expect(options.measures.map(({ key }) => key)).toEqual([null, null, 'x', null]);
    expect(options.measures.map(({ unread }) => unread.map(({ part }) => part))).toEqual([
      ['control', 'key'],
      ['key'],
      [],
      ['key'],
    ]);
    expect(options.measures[3]?.name).toBe('3');
  });

  it('never throw, whatever stands there, and publish no name twice', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.jsonValue()), (any, list) => {
        normaliseStrategy(any);
        const key = fc.sample(fc.constantFrom('a', 'b', 'lists', 'A', ''), {
          numRuns: 1,
          seed: list.length,
        })[0];
        const read = normaliseStrategy({ strategies: list, measures: [...list, { key }, { key }] });
        expect(read.ok).toBe(true);
        if (!read.ok) return;
        expect(read.options.strategies.length).toBe(list.length);
        const names = strategy.publishes('s', read.options).map((name) => name.toLowerCase());
        expect(new Set(names).size).toBe(names.length);
        expect(strategyClaims(read.options).every(({ claim }) => claim.text !== '')).toBe(true);
      }),
      RUNS,
    );
  });

  it('come back from the document as they were edited', () => {
    const text = fc.string({ minLength: 1 }).filter((one) => one.trim() === one && one !== '');
    const entry = fc.record(
      { objective: text, product: text, price: text, message: text, budget: fc.nat(1_000_000) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 2 }),
        entry,
        (keys, parts) => {
          let yaml = writeYaml({ segmentation: 'rfm' });
          let stored: unknown = { segmentation: 'rfm' };
          for (const key of keys) {
            for (const [part, value] of Object.entries(parts)) {
              const change = changePart(optionsOf(stored), key, part, value);
              yaml = editYaml(yaml, change.path, change.value) ?? '';
              stored = withValue(stored, change.path, change.value);
            }
          }
          const reading = readYaml(yaml);
          expect(reading.ok && reading.value).toEqual(stored);
          const options = optionsOf(stored);
          const written = Object.keys(parts).length > 0 ? keys : [];
          expect(options.strategies.map(({ segment }) => segment)).toEqual(written);
          for (const one of options.strategies) {
            expect(one.objective.text).toBe(parts.objective ?? '');
            expect(one.budget).toBe(parts.budget ?? null);
            expect(one.unread).toEqual([]);
          }
        },
      ),
      RUNS,
    );
  });

  it('leave the words out of what a run depends on', () => {
    const key = (stored: object) => JSON.stringify(strategy.computeKey?.(optionsOf(stored)));
    const bare = { segmentation: 's', measures: [{ key: 'a', segments: ['x'] }] };
    const worded = {
      ...bare,
      currency: 'CNY',
      strategies: [{ segment: 'x', price: '9 折', budget: 3 }],
      measures: [{ key: 'a', segments: ['x'], name: '电话', note: '{s.x}', lever: 'price' }],
    };
    expect(key(worded)).toBe(key(bare));
    expect(key({ ...bare, measures: [{ key: 'a', segments: ['y'] }] })).not.toBe(key(bare));
    expect(key({ ...bare, measures: [{ key: 'a', segments: ['x'], control: 0.1 }] })).not.toBe(key(bare));
  });
});

describe('a template', () => {
  const columns = (...names: string[]) => names.map((name) => ({ name, type: 'VARCHAR' }));

  it('takes the last segmentation and the customers that can be reached', () => {
    expect(
      strategy.template({
        tables: [
          { name: 'orders', columns: columns('customer', 'time', 'order', 'phone') },
          { name: 'ledger', columns: columns('customer', 'phone', 'consent', 'industry') },
          { name: 'rfm', columns: columns('customer', 'segment') },
        ],
        segmentations: ['tiers', 'rfm'],
        inputs: [],
      }),
    ).toEqual({ segmentation: 'rfm', customers: 'ledger', customer_type: 'b2b' });
    expect(strategy.template({ tables: [], segmentations: [], inputs: [] })).toEqual({ segmentation: '' });
  });
});

describe('edits', () => {
  it('begin a list where there is none', () => {
    expect(addItem('measures', 0, { key: 'a' })).toEqual({ path: ['measures'], value: [{ key: 'a' }] });
    expect(addItem('measures', 2, { key: 'a' })).toEqual({ path: ['measures', 2], value: { key: 'a' } });
    expect(changePart(optionsOf({ strategies: ['?', { segment: 'a' }] }), 'a', 'price', 'x')).toEqual({
      path: ['strategies', 1, 'price'],
      value: 'x',
    });
  });

  it('keep strategies whose segment is gone, doubled or not named', () => {
    const options = optionsOf({
      strategies: [{ segment: 'a' }, { segment: 'gone', price: 'x' }, { segment: 'a' }, { price: 'y' }],
    });
    expect(homeless(options, [facts('a')]).map(({ strategy: { at }, why }) => [at, why])).toEqual([
      [1, 'gone'],
      [2, 'twice'],
      [3, 'no_segment'],
    ]);
  });

  it('give new lists names that are free', () => {
    expect(freeKey([])).toBe('list_1');
    expect(freeKey(optionsOf({ measures: [{ key: 'list_2' }] }).measures)).toBe('list_3');
  });
});

describe('prices that differ between segments', () => {
  const both = [facts('a'), facts('b')];
  const differ = (stored: object) => pricesDiffer(optionsOf(stored), both);

  it('are found in strategies and in measures', () => {
    expect(differ({})).toBe(false);
    expect(differ({ strategies: [{ segment: 'a', price: '会员价' }] })).toBe(true);
    expect(
      differ({
        strategies: [
          { segment: 'a', price: '会员价' },
          { segment: 'b', price: ' 会员价' },
        ],
      }),
    ).toBe(false);
    expect(differ({ measures: [{ key: 'm', lever: 'price', segments: ['a'] }] })).toBe(true);
    expect(differ({ measures: [{ key: 'm', lever: 'price', segments: ['a', 'b'] }] })).toBe(false);
    expect(differ({ measures: [{ key: 'm', lever: 'service', segments: ['a'] }] })).toBe(false);
  });

  it('cannot be with one segment', () => {
    expect(pricesDiffer(optionsOf({ strategies: [{ segment: 'a', price: 'x' }] }), [facts('a')])).toBe(false);
  });
});

describe('budgets', () => {
  it('stand as shares beside the shares of amount', () => {
    const { rows, total } = budgetsOf(
      optionsOf({
        strategies: [
          { segment: 'a', budget: 30 },
          { segment: 'gone', budget: 1000 },
        ],
      }),
      [
        facts('a', { amount_share: 0.8 }),
        facts('b', { amount_share: 0.2 }),
        facts('c', { amount_share: null }),
      ],
    );
    expect(total).toBe(30);
    expect(rows.map(({ share }) => share)).toEqual([1, 0, 0]);
    expect(rows.map(({ gap }) => gap)).toEqual([1 - 0.8, -0.2, null]);
    expect(rows[0]?.perCustomer).toBe(3);
  });

  it('of nothing have no shares', () => {
    expect(budgetsOf(optionsOf({}), [facts('a')])).toMatchObject({ total: null, rows: [{ share: null }] });
    const zero = optionsOf({ strategies: [{ segment: 'a', budget: 0 }] });
    expect(budgetsOf(zero, [facts('a', { customers: 0 })])).toMatchObject({
      total: 0,
      rows: [{ share: null, gap: null, perCustomer: null }],
    });
  });
});
