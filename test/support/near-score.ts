import type { NearOutput } from '../../src/analysis/near/types';
import type { NamedTruth } from './near-names';

/** Of pairs put together, the share that is right; of pairs that belong together, the share found. */
export interface PairScore {
  readonly precision: number;
  readonly recall: number;
}

export function pairScore(truth: NamedTruth, { clusters }: NearOutput): PairScore {
  const entity = new Map(truth.values.map((value, i) => [value, truth.entity[i] ?? -1]));
  let put = 0;
  let right = 0;
  for (const { members } of clusters) {
    put += pairs(members.length);
    right += sum(groups(members.map(({ value }) => entity.get(value) ?? -1)).map(pairs));
  }
  const all = sum(groups(truth.entity).map(pairs));
  return { precision: right / put, recall: right / all };
}

function groups(keys: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const key of keys) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return [...sizes.values()];
}

const pairs = (n: number) => (n * (n - 1)) / 2;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
