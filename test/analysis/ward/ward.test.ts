import { describe, expect, it } from 'vitest';
import { cutTree, ward } from '../../../src/analysis/ward/ward';
import { microCentres } from '../../../src/analysis/ward/microCentres';
import { xoshiro128 } from '../../../src/analysis/random/xoshiro128';
import { sharedData, whereData } from '../../support/shared-data';
import { mallPoints } from '../../support/mall';

const MALL = 'mall/Mall_Customers.csv';

function sizesAt(labels: Int32Array, weights: ArrayLike<number>): number[] {
  const sizes: number[] = [];
  labels.forEach((label, at) => (sizes[label] = (sizes[label] ?? 0) + (weights[at] ?? 0)));
  return sizes.sort((a, b) => b - a);
}

describe("Ward's clustering", () => {
  it.skipIf(!sharedData(MALL))(`has the heights and sizes of R's ward.D2${whereData(MALL)}`, () => {
    const points = mallPoints();
    const ones = new Int32Array(200).fill(1);
    const merges = ward(points, ones);
    const last = merges.slice(-6).map(({ height }) => Number(height.toFixed(4)));
    expect(last).toEqual([112.8182, 113.886, 245.6546, 262.5626, 394.8597, 405.66]);
    expect(sizesAt(cutTree(merges, 5), ones)).toEqual([85, 39, 32, 23, 21]);
    expect(merges.at(-1)?.size).toBe(200);
  });

  it('takes a point of weight n for n equal points', () => {
    const random = xoshiro128(4);
    const values = Float64Array.from({ length: 24 }, () => Math.floor(random.uniform() * 50));
    const weights = Int32Array.from({ length: 12 }, (_, at) => 1 + (at % 3));
    const repeated = Array.from(weights).flatMap((weight, at) =>
      Array.from({ length: weight }, () => Array.from(values.subarray(2 * at, 2 * at + 2))).flat(),
    );
    const weighted = ward({ values, dimensions: 2 }, weights);
    const plain = ward(
      { values: Float64Array.from(repeated), dimensions: 2 },
      new Int32Array(repeated.length / 2).fill(1),
    );
    const positive = plain.map(({ height }) => height).filter((height) => height > 0);
    weighted.forEach(({ height }, at) => {
      expect(height).toBeCloseTo(positive[at] ?? NaN, 9);
    });
  });

  it('joins two points at their distance, and equal points at 0', () => {
    const merges = ward({ values: Float64Array.of(0, 3, 3), dimensions: 1 }, [1, 1, 1]);
    expect(merges[0]).toEqual({ left: 1, right: 2, height: 0, size: 2 });
    expect(merges[1]?.height).toBeCloseTo(Math.sqrt((2 * 2) / 3) * 3, 12);
    expect(ward({ values: Float64Array.of(5), dimensions: 1 }, [1])).toEqual([]);
  });

  it('stands on micro-centres of many rows', () => {
    const random = xoshiro128(9);
    const values = Float64Array.from(
      { length: 4000 },
      (_, at) => (Math.floor(at / 2) % 3) * 20 + random.uniform(),
    );
    const micro = microCentres({ values, dimensions: 2 }, 1, 50);
    expect(micro.weights.reduce((sum, weight) => sum + weight, 0)).toBe(2000);
    const labels = cutTree(ward(micro.points, micro.weights), 3);
    expect(sizesAt(labels, micro.weights)).toEqual([667, 667, 666]);
    expect(
      new Set(Array.from({ length: 2000 }, (_, row) => `${row % 3} ${labels[micro.labels[row] ?? 0]}`)).size,
    ).toBe(3);
  });
});
