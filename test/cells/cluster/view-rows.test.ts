import { describe, expect, it } from 'vitest';
import type { ClusterResult, ComparedK } from '../../../src/cells/cluster/result';
import { bestK, indexRows, namedGroups, profileRows } from '../../../src/cells/cluster/view-rows';

const one = (
  k: number,
  silhouette: number | null,
  davies_bouldin: number,
  elbow: number,
  rank: number,
): ComparedK => ({
  ...{ k, silhouette, davies_bouldin, elbow, rank },
  inertia: 100 / k,
  calinski_harabasz: 5,
  sizes: [],
  ...{ stability: null, stability_mean: null, gap: null, gap_se: null },
});
const byK = [one(2, 0.2, 1.2, 0, 2), one(3, 0.6, 0.4, 0.3, 1), one(4, null, 0.8, 0, 2)];

describe('indexRows', () => {
  it('brings each index to 0–1 with the best at 1, and leaves out what has no value or no spread', () => {
    const rows = indexRows(byK, (index) => index);
    const of = (series: string) => rows.filter((row) => row.series === series).map(({ x, y }) => [x, y]);
    expect(of('silhouette')).toEqual([
      [2, 0],
      [3, 1],
    ]);
    expect(of('davies_bouldin').map(([k, y]) => [k, Number(y).toFixed(9)])).toEqual([
      [2, '0.000000000'],
      [3, '1.000000000'],
      [4, '0.500000000'],
    ]);
    expect(of('calinski_harabasz')).toEqual([]);
  });
});

describe('bestK', () => {
  it('takes the most, or the least where less is better, and the fewest groups among equals', () => {
    expect(bestK(byK, 'silhouette')).toBe(3);
    expect(bestK(byK, 'davies_bouldin')).toBe(3);
    expect(bestK(byK, 'rank')).toBe(3);
    expect(bestK(byK, 'calinski_harabasz')).toBe(2);
    expect(bestK(byK.slice(2), 'silhouette')).toBeNull();
  });
});

describe('profileRows and namedGroups', () => {
  const result = {
    segments: [{ segment: 'c1' }, { segment: 'c2' }],
    profile: [
      [1.5, null],
      [-1, null],
    ],
    centres: [
      [10, 3],
      [2, 3],
    ],
  } as unknown as ClusterResult;
  const info = {
    segment: 'c1',
    label_zh: '活跃',
    label_en: 'Active',
    rank: 1,
    colour: 4,
    rule: '',
    customers: 1,
    amount: null,
  };

  it('name groups in the reader’s language and leave out what does not vary', () => {
    expect(namedGroups(result, [info], true)).toEqual([
      { label: '活跃', colour: 4 },
      { label: 'c2', colour: 2 },
    ]);
    const groups = namedGroups(result, [info], false);
    expect(profileRows(result, groups, ['R', 'F'], String)).toEqual([
      { group: 'Active', colour: 4, feature: 'R', z: 1.5, text: '10' },
      { group: 'c2', colour: 2, feature: 'R', z: -1, text: '2' },
    ]);
  });
});
