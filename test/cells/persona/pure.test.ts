import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOf, meanEffect, shareEffect, strongest } from '../../../src/cells/persona/apart';
import { isEnough } from '../../../src/cells/persona/base';
import { persona } from '../../../src/cells/persona/definition';
import { allocate } from '../../../src/cells/persona/allocate';
import type { PersonaOptions } from '../../../src/cells/persona/options';
import { prioritise } from '../../../src/cells/persona/priority';
import { NO_TEXT, storedText } from '../../../src/cells/persona/stored-text';
import { showable, type Cell } from '../../../src/cells/persona/suppress';

const numRuns = Number(process.env.FUZZ_RUNS ?? 200);

describe('effects', () => {
  it('of shares are Cohen’s h', () => {
    // Cohen 1988: h of .65 against .45 is about .40.
    expect(shareEffect(0.65, 0.45)).toBeCloseTo(0.4045, 3);
    expect(shareEffect(0.5, 0.5)).toBe(0);
    expect(shareEffect(0, 1)).toBeCloseTo(-Math.PI, 6);
  });

  it('of means are differences in standard deviations', () => {
    expect(meanEffect(110, 100, 20)).toBe(0.5);
    expect(meanEffect(110, 100, 0)).toBe(0);
    expect(meanEffect(110, 100, null)).toBe(0);
  });

  it('are ranked by size, ties by name, the small ones left out', () => {
    const traits = [
      { name: 'd', effect: 0.1 },
      { name: 'c', effect: -0.5 },
      { name: 'b', effect: 0.5 },
      { name: 'a', effect: 0.9 },
    ];
    expect(strongest(traits, 3, (trait) => trait.name).map((trait) => trait.name)).toEqual(['a', 'b', 'c']);
  });

  it('an index needs something to compare with', () => {
    expect(indexOf(3, 2)).toBe(150);
    expect([indexOf(3, 0), indexOf(null, 2), indexOf(3, null), indexOf(3, -1)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

it.each([
  [30, 100, true],
  [29, 30, false],
  [30, 101, false],
  [300, 1001, false],
  [0, 0, false],
])('known for %i of %i is enough: %s', (known, of, enough) => {
  expect(isEnough(known, of)).toBe(enough);
});

describe('what may be shown', () => {
  const table = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  });
  const cellsOf = (counts: readonly (readonly number[])[]): Cell[] =>
    counts
      .flatMap((row, i) => row.map((customers, j) => ({ segment: `s${i}`, value: `v${j}`, customers })))
      .filter((cell) => cell.customers > 0);
  const totals = (cells: readonly Cell[], by: 'segment' | 'value') => {
    const sums = new Map<string, number>();
    for (const cell of cells) sums.set(cell[by], (sums.get(cell[by]) ?? 0) + cell.customers);
    return sums;
  };

  it('leaves no small number to be had by subtraction', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const cells = cellsOf(counts);
        const [known, everyone] = [totals(cells, 'segment'), totals(cells, 'value')];
        const shown = showable(cells, { known, everyone }, 10);
        expect(shown.every((cell) => cell.customers >= 10)).toBe(true);
        for (const by of ['segment', 'value'] as const) {
          const rest = totals(shown, by);
          for (const [key, sum] of by === 'segment' ? known : everyone) {
            const left = sum - (rest.get(key) ?? 0);
            expect(left === 0 || left >= 10 || !rest.has(key), `${key}: ${left}`).toBe(true);
          }
        }
      }),
      { seed: 5, numRuns },
    );
  });

  it('shows everything where nothing is to be hidden', () => {
    const cells = cellsOf([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(showable(cells, { known: totals(cells, 'segment'), everyone: totals(cells, 'value') }, 0)).toEqual(
      cells,
    );
  });
});

describe('the persona kind', () => {
  const normalised = persona.normalise({
    segmentation: 'rfm',
    orders: 'orders',
    personas: { c1: { name: 2024 } },
  });
  if (!normalised.ok) throw new Error('refused');
  const { options } = normalised;

  it('fills in defaults', () => {
    expect(options).toEqual({
      segmentation: 'rfm',
      orders: 'orders',
      customers: null,
      needs: null,
      potential: null,
      form: 'auto',
      refunds: 'net',
      as_of: null,
      attributes: null,
      measures: null,
      age_bands: [18, 25, 30, 35, 40, 50, 60],
      top: 5,
      suppress: 10,
      priority: { value: 100, potential: 100 },
      interviews: null,
      currency: null,
      personas: { c1: { ...NO_TEXT, name: '2024' } },
    });
  });

  it.each([
    [{ segmentation: 5 }, ['segmentation']],
    [{ segmentation: 'rfm', age_bands: [30, 20] }, ['age_bands']],
    [{ segmentation: 'rfm', refunds: 'some' }, ['refunds']],
    [{ segmentation: 'rfm', personas: { c1: { nmae: 'x' } } }, ['personas', 'c1', 'nmae']],
    [{ segmentation: 'rfm', currency: '元' }, ['currency']],
    [{ segmentation: 'rfm', as_of: '2024-13-45' }, ['as_of']],
  ])('%j is refused at %j', (stored, path) => {
    expect(persona.normalise(stored)).toMatchObject({ ok: false, problems: [{ path }] });
  });

  it('depends on its segmentation and tables', () => {
    expect(persona.references(options, [])).toEqual([
      { path: ['segmentation'], name: 'rfm', as: 'segmentation' },
      { path: ['orders'], name: 'orders', as: 'table' },
    ]);
    expect(persona.publishes('p', options)).toEqual(['p', 'p_values']);
  });

  it('computes nothing anew when a text is edited', () => {
    const edited = { ...options, personas: { c1: { ...NO_TEXT, name: '品质生活家' } }, currency: 'CNY' };
    expect(persona.computeKey?.(edited)).toEqual(persona.computeKey?.(options));
    expect(persona.computeKey?.({ ...options, top: 3 })).not.toEqual(persona.computeKey?.(options));
  });
});

/** What an author may have written of a segment. */
const written = {
  name: '品质生活家',
  description: '以女性为主，常买母婴用品。',
  rejected: ['city'],
  statements: [
    { of: 'frequency', part: 'behaviour', text: '人均 {people.segments[c1].figures.measures.frequency} 单' },
    {
      part: 'need',
      text: {
        text: '占 {rfm.share[c1]}',
        confirmed: { 'rfm.share[c1]': { value: 0.4, on: '2024-07-01' } },
      },
    },
  ],
  motive: '为孩子选安全的产品',
  decision_path: '看测评 → 比价',
  needs: [{ need: '小包装', importance: 'high', answer: '下季度上架' }],
  voices: [{ kind: 'interview', text: '太大包用不完', source: '电话访谈', on: '2024-03-05' }],
  priority: 'first',
  priority_reason: '价值与潜力都高',
};

describe('what the author writes', () => {
  const read = (personas: unknown): PersonaOptions => {
    const normalised = persona.normalise({ segmentation: 'rfm', personas });
    if (!normalised.ok) throw new Error(JSON.stringify(normalised.problems));
    return normalised.options;
  };

  it('is stored as it was read, and only what is there', () => {
    const { c1 } = read({ c1: written }).personas;
    expect(c1 && storedText(c1)).toEqual(written);
    expect(storedText(NO_TEXT)).toBeUndefined();
    expect(storedText({ ...NO_TEXT, notes: { motive: { text: ' ', confirmed: {} } } })).toBeUndefined();
  });

  it('is named with its place, every text of it', () => {
    const claims = persona.claims?.(read({ c1: written })) ?? [];
    expect(claims.map(({ path }) => path.slice(1).join('.'))).toEqual([
      'c1.description',
      'c1.statements.0.text',
      'c1.statements.1.text',
      'c1.motive',
      'c1.decision_path',
      'c1.needs.0.need',
      'c1.needs.0.answer',
      'c1.voices.0.text',
      'c1.priority_reason',
    ]);
    expect(claims[2]?.claim.confirmed).toEqual({ 'rfm.share[c1]': { value: 0.4, on: '2024-07-01' } });
  });

  it('stays the same however often it is stored and read', () => {
    const line = fc.string({ maxLength: 12 });
    const claim = fc.oneof(
      line,
      fc.record({ text: line, confirmed: fc.constant({ 'a.b': { value: 1, on: '2024-01-01' } }) }),
    );
    const texts = fc.record(
      {
        name: line,
        description: claim,
        rejected: fc.array(line, { maxLength: 2 }),
        statements: fc.array(fc.record({ text: claim }), { maxLength: 2 }),
        channels: claim,
        needs: fc.array(fc.record({ need: claim, answer: claim }), { maxLength: 2 }),
        voices: fc.array(fc.record({ text: claim, source: line }), { maxLength: 2 }),
        priority: fc.constantFrom('first', 'low'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(texts, (stored) => {
        const once = read({ s: stored }).personas['s'] ?? NO_TEXT;
        const again = storedText(once);
        const twice = again === undefined ? NO_TEXT : (read({ s: again }).personas['s'] ?? NO_TEXT);
        expect(storedText(twice)).toEqual(again);
      }),
      { seed: 11, numRuns },
    );
  });

  it('whatever stands there instead is refused by its place and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const normalised = persona.normalise({ segmentation: 'rfm', personas: value });
        if (!normalised.ok)
          expect(normalised.problems.every(({ path }) => path[0] === 'personas')).toBe(true);
        expect(() => persona.normalise(value)).not.toThrow();
      }),
      { seed: 12, numRuns },
    );
  });
});

describe('an allocation', () => {
  it.each([
    [[50, 30, 20], 10, [5, 3, 2]],
    [[98, 1, 1], 10, [8, 1, 1]],
    [[10, 10, 10], 2, [1, 1, 0]],
    [[3, 2], 10, [3, 2]],
    [[0, 5], 3, [0, 3]],
    [[], 3, []],
    [[4, 4], 0, [0, 0]],
  ])('of %j for %i is %j', (sizes, wanted, expected) => {
    expect(allocate(sizes, wanted)).toEqual(expected);
  });

  it('gives what is wanted, nowhere more than there are, and nowhere off by more than one from its share', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 40 }), (counts, wanted) => {
        const given = allocate(counts, wanted);
        const all = counts.reduce((sum, count) => sum + count, 0);
        expect(given.reduce((sum, one) => sum + one, 0)).toBe(Math.min(wanted, all));
        given.forEach((one, i) => {
          expect(one).toBeLessThanOrEqual(counts[i] ?? 0);
          const filled = counts.filter((count) => count > 0).length;
          if (all > 0 && wanted >= filled && (counts[i] ?? 0) > 0) expect(one).toBeGreaterThan(0);
        });
      }),
      { seed: 13, numRuns },
    );
  });
});

describe('the order of work', () => {
  const one = (segment: string, value_index: number | null, potential_index: number | null) => ({
    ...{ segment, value_index, potential_index },
    ...{ growth: null, growth_known: 0, clv: null, clv_known: 0 },
  });

  it('is value and potential, value, potential, neither; within a class by the product', () => {
    const ranked = prioritise(
      [one('d', 50, 90), one('c', 60, 200), one('b', 300, 99), one('a', 100, 100), one('e', 150, 120)],
      { value: 100, potential: 100 },
    );
    expect([...ranked].map(([segment, { class: of, rank }]) => [segment, of, rank])).toEqual([
      ['e', 'first', 1],
      ['a', 'first', 2],
      ['b', 'keep', 3],
      ['c', 'develop', 4],
      ['d', 'low', 5],
    ]);
  });

  it('puts nothing first on a potential that is not known, and breaks ties by key', () => {
    const ranked = prioritise([one('z', 500, null), one('b', null, null), one('a', null, null)], {
      value: 100,
      potential: 100,
    });
    expect([...ranked].map(([segment, { class: of }]) => [segment, of])).toEqual([
      ['z', 'keep'],
      ['a', 'low'],
      ['b', 'low'],
    ]);
  });
});
