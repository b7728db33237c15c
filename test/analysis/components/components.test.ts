import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { components, type ComponentsInput } from '../../../src/analysis/components/components';

type Pairs = readonly (readonly [number, number])[];

function given(
  count: number,
  ids: number,
  pairs: Pairs,
  extra: { sure?: Pairs; apart?: Pairs; most?: number } = {},
) {
  const side = (list: Pairs, at: 0 | 1) => Float64Array.from(list, (pair) => pair[at]);
  const { sure = [], apart = [], most = 5 } = extra;
  const input: ComponentsInput = {
    count,
    ids,
    from: side(pairs, 0),
    to: side(pairs, 1),
    sureFrom: side(sure, 0),
    sureTo: side(sure, 1),
    apartFrom: side(apart, 0),
    apartTo: side(apart, 1),
    most,
  };
  const { label, held } = components(input);
  return { label: [...label], held: [...held] };
}

/** Components by walking: the slow way. */
function walked(count: number, pairs: Pairs): number[] {
  const label = Array.from({ length: count }, (_, i) => i);
  for (let changed = true; changed;) {
    changed = false;
    for (const [a, b] of pairs) {
      const least = Math.min(label[a] ?? 0, label[b] ?? 0);
      if (label[a] !== least || label[b] !== least) changed = true;
      label[a] = least;
      label[b] = least;
    }
  }
  return label;
}

describe('components', () => {
  it('joins what is linked, named by its least node', () => {
    expect(
      given(6, 3, [
        [0, 3],
        [1, 3],
        [2, 4],
      ]).label,
    ).toEqual([0, 0, 2, 0, 2, 5]);
  });

  it('holds a component of too many ids: they stay apart, and so does what only links them', () => {
    const star: Pairs = [
      [0, 4],
      [1, 4],
      [2, 4],
      [3, 5],
      [4, 6],
    ];
    const { label, held } = given(7, 4, star, { most: 2 });
    expect(label).toEqual([0, 1, 2, 3, 4, 3, 4]);
    expect(held).toEqual([0, 0, 0, -1, 0, -1, 0]);
  });

  it('counts ids that surely are one as one', () => {
    const star: Pairs = [
      [0, 3],
      [1, 3],
      [2, 3],
    ];
    expect(given(4, 3, star, { most: 2 }).label).toEqual([0, 1, 2, 3]);
    expect(given(4, 3, star, { most: 2, sure: [[1, 2]] }).label).toEqual([0, 0, 0, 0]);
  });

  it('keeps apart what is known to differ', () => {
    const { label, held } = given(
      3,
      2,
      [
        [0, 2],
        [1, 2],
      ],
      { apart: [[1, 0]] },
    );
    expect(label).toEqual([0, 1, 2]);
    expect(held).toEqual([0, 0, 0]);
  });

  it('equals walking, whatever the order of the links', () => {
    const node = fc.nat(19);
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 30 }), fc.nat(), (pairs, turn) => {
        const cut = pairs.length === 0 ? 0 : turn % pairs.length;
        const turned = [...pairs.slice(cut), ...pairs.slice(0, cut)].map(([a, b]): [number, number] => [
          b,
          a,
        ]);
        const expected = walked(20, pairs);
        expect(given(20, 10, pairs, { most: 20 }).label).toEqual(expected);
        expect(given(20, 10, turned, { most: 20 }).label).toEqual(expected);
      }),
      { seed: 6, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) },
    );
  });
});
