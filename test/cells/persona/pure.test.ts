import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOf, meanEffect, shareEffect, strongest } from '../../../src/cells/persona/apart';
import { isEnough } from '../../../src/cells/persona/base';
import { persona } from '../../../src/cells/persona/definition';
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
      refunds: 'net',
      as_of: null,
      attributes: null,
      age_bands: [18, 25, 30, 35, 40, 50, 60],
      top: 5,
      suppress: 10,
      currency: null,
      personas: { c1: { name: '2024' } },
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
    const edited = { ...options, personas: { c1: { name: '品质生活家' } }, currency: 'CNY' };
    expect(persona.computeKey?.(edited)).toEqual(persona.computeKey?.(options));
    expect(persona.computeKey?.({ ...options, top: 3 })).not.toEqual(persona.computeKey?.(options));
  });
});
