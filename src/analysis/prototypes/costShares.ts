import type { Mixed } from './mixed';
import type { Prototypes } from './prototypes';

/**
 * How much each feature, numbers first, weighs in the cost: its share of the cost of one group for all rows (what there
 * is to explain) and its share of the cost that the groups leave. A feature with next to no share hardly matters.
 */
export interface CostShares {
  readonly whole: Float64Array;
  readonly left: Float64Array;
}

/** The cost of each feature, in shares that add up to 1 (all 0 where there is no cost). */
export function costShares(
  data: Mixed,
  one: Prototypes,
  groups: Pick<Prototypes, 'centres' | 'modes' | 'labels'>,
): CostShares {
  return { whole: shares(costs(data, one)), left: shares(costs(data, groups)) };
}

function costs(
  { values, dimensions, codes, attributes, gamma, rows }: Mixed,
  { centres, modes, labels }: Pick<Prototypes, 'centres' | 'modes' | 'labels'>,
): Float64Array {
  const sums = new Float64Array(dimensions + attributes);
  for (let row = 0; row < rows; row++) {
    const group = labels[row] as number;
    for (let axis = 0; axis < dimensions; axis++) {
      const e = (values[row * dimensions + axis] as number) - (centres[group * dimensions + axis] as number);
      sums[axis] = (sums[axis] as number) + e * e;
    }
    for (let at = 0; at < attributes; at++) {
      if (codes[row * attributes + at] === modes[group * attributes + at]) continue;
      sums[dimensions + at] = (sums[dimensions + at] as number) + gamma;
    }
  }
  return sums;
}

function shares(list: Float64Array): Float64Array {
  const whole = list.reduce((sum, value) => sum + value, 0);
  return list.map((value) => (whole > 0 ? value / whole : 0));
}
