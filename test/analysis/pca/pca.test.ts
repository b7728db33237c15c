import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pca, pcaScores } from '../../../src/analysis/pca/pca';
import { symmetricEigen } from '../../../src/analysis/pca/symmetricEigen';
import expected from '../../expected/pca.json';

const SETTINGS = { seed: 11, numRuns: Number(process.env.FUZZ_RUNS ?? 50) };
const points = { values: Float64Array.from(expected.rows.flat()), dimensions: 4 };

/** 1 or −1 for each axis: whether the reference took the opposite vector. */
function signs(axes: Float64Array, theirs: readonly (readonly number[])[]): number[] {
  return theirs.map((axis, at) => {
    const along = axis.reduce((sum, entry, i) => sum + entry * (axes[at * axis.length + i] ?? 0), 0);
    return Math.sign(along);
  });
}

describe('principal components', () => {
  it.each(['covariance', 'correlation'] as const)('agree with scikit-learn, by %s', (of) => {
    const model = pca(points, { of });
    const theirs = expected[of];
    theirs.variances.forEach((value, axis) => {
      expect(model.variances[axis]).toBeCloseTo(value, 11);
    });
    theirs.shares.forEach((value, axis) => {
      expect(model.shares[axis]).toBeCloseTo(value, 12);
    });
    const sign = signs(model.axes, theirs.axes);
    theirs.axes.flat().forEach((value, at) => {
      expect(model.axes[at]).toBeCloseTo(value * (sign[Math.floor(at / 4)] ?? 0), 11);
    });
    const scores = pcaScores(points, model, 2);
    theirs.scores.forEach((row, at) => {
      expect(scores[at * 2]).toBeCloseTo((row[0] ?? NaN) * (sign[0] ?? 0), 11);
      expect(scores[at * 2 + 1]).toBeCloseTo((row[1] ?? NaN) * (sign[1] ?? 0), 11);
    });
  });

  it('load columns by their correlation with the axes', () => {
    const model = pca(points, { of: 'correlation' });
    const ofColumn = (column: number): number =>
      [0, 1, 2, 3].reduce((sum, axis) => sum + (model.loadings[axis * 4 + column] ?? 0) ** 2, 0);
    for (const column of [0, 1, 2, 3]) expect(ofColumn(column)).toBeCloseTo(1, 12);
  });

  it('fix the sign by the largest entry, whatever the order of rows', () => {
    const turned = { values: Float64Array.from([...expected.rows].reverse().flat()), dimensions: 4 };
    const model = pca(points);
    const again = pca(turned);
    model.axes.forEach((entry, at) => {
      expect(again.axes[at]).toBeCloseTo(entry, 11);
    });
    for (let axis = 0; axis < 4; axis++) {
      const entries = Array.from(model.axes.subarray(axis * 4, axis * 4 + 4));
      expect(Math.max(...entries)).toBeGreaterThanOrEqual(Math.max(...entries.map(Math.abs)));
    }
  });

  it('know a constant column and a doubled one', () => {
    const rows = expected.rows.flatMap(([a = 0, b = 0]) => [a, b, b, 3]);
    const model = pca({ values: Float64Array.from(rows), dimensions: 4 }, { of: 'correlation' });
    expect(model.spreads[3]).toBe(1);
    expect(model.variances[2]).toBeCloseTo(0, 12);
    expect(model.variances[3]).toBe(0);
    expect(model.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('say that nothing varies', () => {
    const model = pca({ values: new Float64Array(6).fill(2), dimensions: 2 });
    expect(Array.from(model.shares)).toEqual([0, 0]);
    expect(() => pca({ values: new Float64Array(2), dimensions: 2 })).toThrow(RangeError);
  });
});

describe('eigenvectors', () => {
  it('rebuild any symmetric matrix, are orthogonal and of length 1', () => {
    const matrix = fc.integer({ min: 1, max: 7 }).chain((size) =>
      fc
        .array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), {
          minLength: size * size,
          maxLength: size * size,
        })
        .map((list) => ({ size, list })),
    );
    fc.assert(
      fc.property(matrix, ({ size, list }) => {
        const of = (i: number, j: number): number => list[Math.max(i, j) * size + Math.min(i, j)] ?? 0;
        const a = Float64Array.from(list, (_, at) => of(Math.floor(at / size), at % size));
        const { values, vectors } = symmetricEigen(a, size);
        const indices = Array.from({ length: size }, (_, i) => i);
        for (const i of indices) {
          for (const j of indices) {
            const rebuilt = indices.reduce(
              (sum, e) =>
                sum + (values[e] ?? 0) * (vectors[e * size + i] ?? 0) * (vectors[e * size + j] ?? 0),
              0,
            );
            expect(Math.abs(rebuilt - of(i, j))).toBeLessThan(1e-9);
            const dot = indices.reduce(
              (sum, e) => sum + (vectors[i * size + e] ?? 0) * (vectors[j * size + e] ?? 0),
              0,
            );
            expect(Math.abs(dot - (i === j ? 1 : 0))).toBeLessThan(1e-12);
          }
        }
        expect(Array.from(values)).toEqual(Array.from(values).sort((x, y) => y - x));
      }),
      SETTINGS,
    );
  });
});
