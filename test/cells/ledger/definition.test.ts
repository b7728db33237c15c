import { describe, expect, it } from 'vitest';
import { ledger } from '../../../src/cells/ledger/definition';
import { guessKind } from '../../../src/cells/ledger/guess-kind';
import { normaliseLedger } from '../../../src/cells/ledger/options';

const columns = (...names: string[]) => names.map((name) => ({ name, type: 'VARCHAR' }));

describe('guessKind', () => {
  it.each([
    [['customer', 'name', 'phone', 'city', 'registered_time'], 'customers'],
    [['customer', 'order', 'time', 'amount', 'city'], 'orders'],
    [['customer', 'order', 'product', 'quantity', 'price', 'time'], 'items'],
    [['phone', 'time', 'content', 'ticket_state'], 'tickets'],
    [['customer', 'time', 'channel', 'owner', 'content', 'outcome'], 'interactions'],
    [['customer', 'time', 'event'], 'events'],
    [['phone', 'answer_1', 'answer_2'], 'survey'],
    [['product', 'amount'], null],
  ] as const)('%j: %s', (names, kind) => {
    expect(guessKind(columns(...names))).toBe(kind);
  });
});

describe('a new ledger', () => {
  const tables = [
    { name: 'orders', columns: columns('customer', 'order', 'time', 'amount') },
    { name: 'members', columns: columns('customer', 'name', 'phone') },
    { name: 'scope', columns: columns('customer', 'order', 'time', 'amount', 'in_period') },
    { name: 'rfm', columns: columns('customer', 'recency', 'frequency', 'monetary') },
    { name: 'waiting', columns: [] },
  ];

  it('takes every table that speaks of customers once, lists first', () => {
    const options = ledger.template({ tables, segmentations: ['rfm'], inputs: [] });
    expect(options).toEqual({
      sources: [
        { from: 'members', as: 'customers' },
        { from: 'scope', as: 'orders' },
      ],
    });
    expect(ledger.normalise(options)).toMatchObject({ ok: true });
  });
});

describe('the options', () => {
  it('have defaults, and short rules', () => {
    const read = normaliseLedger({ sources: [{ from: 'a' }], fields: { city: 'newest' } });
    expect(read.ok && read.options).toMatchObject({
      sources: [{ from: 'a', as: null, ids: 'shared' }],
      match: ['customer', 'phone', 'email'],
      fields: { city: { rule: 'newest', order: [] } },
      goal: 0.9,
      most_ids: 5,
    });
  });

  it.each([
    { sources: [{ from: 'a', as: 'people' }] },
    { match: [] },
    { goal: 2 },
    { fields: { city: 'best' } },
    { decisions: { same: [['only one']] } },
    { form: 'x' },
  ])('refuse %j', (stored) => {
    expect(normaliseLedger(stored).ok).toBe(false);
  });

  it('name their tables and inputs', () => {
    const read = normaliseLedger({ sources: [{ from: 'a' }], fields: { city: { order: ['b'] } } });
    if (!read.ok) throw new Error('invalid options');
    expect(ledger.references(read.options, []).map(({ name }) => name)).toEqual(['a', 'b']);
    expect(ledger.inputsOf?.(read.options, 'book')).toEqual(['memory_book', 'decisions_book']);
    expect(ledger.publishes('book', read.options)).toContain('book_missing');
  });
});
