import type { DimensionValue } from './bands';
import type { SmallRule } from './options';

/** Customers who share a value of every dimension; null: not known. */
export interface Combination {
  readonly keys: readonly (string | null)[];
  readonly customers: number;
  readonly amount: number | null;
}

/** A dimension as far as merging looks at it: its groups in their order. */
export interface MergedDimension {
  readonly ordered: boolean;
  readonly values: readonly DimensionValue[];
}

export interface Group {
  readonly key: string;
  /** The combination that gives the group its name; null for the others and the unknown. */
  readonly keys: readonly (string | null)[] | null;
  /** All combinations that are in it. */
  readonly members: readonly Combination[];
}

export const OTHER = 'other';
export const UNKNOWN = 'unknown';

/** The key of a combination: `华东|b2`, what is not known as `unknown`. */
export function keyOf(keys: readonly (string | null)[]): string {
  return keys.map((key) => key ?? UNKNOWN).join('|');
}

/**
 * Combinations of at least `least` customers are groups, the `most` largest of them. The others are merged by the rule;
 * what is not known is never mixed with what is: small combinations with something unknown make a group of their own.
 */
export function mergeSmall(
  combinations: readonly Combination[],
  dimensions: readonly MergedDimension[],
  { least, most, small }: { readonly least: number; readonly most: number; readonly small: SmallRule },
): Group[] {
  const start = combinations.map((one) => ({ key: keyOf(one.keys), keys: one.keys, members: [one] }));
  const near = small === 'nearest' ? toNearest(start, dimensions, least) : start;
  const enough = near.filter(
    (group) =>
      !group.keys.includes(OTHER) && (small === 'keep' || isOwn(group, dimensions) || sizeOf(group) >= least),
  );
  const ranked = [...enough].sort((a, b) => sizeOf(b) - sizeOf(a) || (a.key < b.key ? -1 : 1));
  const kept = new Set(ranked.slice(0, most));
  const rest = near.filter((group) => !kept.has(group));
  const known = rest.filter(({ keys }) => !keys.includes(null)).flatMap(({ members }) => members);
  const unknown = rest.filter(({ keys }) => keys.includes(null)).flatMap(({ members }) => members);
  return [
    ...near.filter((group) => kept.has(group)),
    ...(known.length > 0 ? [{ key: OTHER, keys: null, members: known }] : []),
    ...(unknown.length > 0 ? [{ key: UNKNOWN, keys: null, members: unknown }] : []),
  ];
}

interface Named extends Group {
  readonly keys: readonly (string | null)[];
}

/** Of a single dimension the unknown are a group, however few. */
function isOwn({ keys }: Named, dimensions: readonly MergedDimension[]): boolean {
  return dimensions.length === 1 && keys[0] === null;
}

export function sizeOf({ members }: Pick<Group, 'members'>): number {
  return members.reduce((sum, { customers }) => sum + customers, 0);
}

/** Adds small groups, the smallest first, to the one in the next band of the last ordered dimension, else of the one before. */
function toNearest(groups: readonly Named[], dimensions: readonly MergedDimension[], least: number): Named[] {
  let left = [...groups];
  const stuck = new Set<string>();
  for (;;) {
    const [smallest] = left
      .filter((group) => sizeOf(group) < least && !stuck.has(group.key) && !group.keys.includes(null))
      .sort((a, b) => sizeOf(a) - sizeOf(b) || (a.key < b.key ? -1 : 1));
    if (!smallest) return left;
    const nearest = nearestOf(smallest, left, dimensions);
    if (!nearest) stuck.add(smallest.key);
    else {
      // The larger of the two gives the name.
      const [first, second] = sizeOf(nearest) >= sizeOf(smallest) ? [nearest, smallest] : [smallest, nearest];
      const joined = { ...first, members: [...first.members, ...second.members] };
      left = left.filter((group) => group !== first && group !== second).concat(joined);
    }
  }
}

function nearestOf(
  group: Named,
  all: readonly Named[],
  dimensions: readonly MergedDimension[],
): Named | null {
  for (let at = dimensions.length - 1; at >= 0; at -= 1) {
    const dimension = dimensions[at];
    if (!dimension?.ordered) continue;
    const place = (one: Named) => dimension.values.findIndex(({ key }) => key === one.keys[at]);
    const own = place(group);
    const beside = all
      .filter(
        (one) =>
          one !== group && one.keys.every((key, i) => (i === at ? key !== null : key === group.keys[i])),
      )
      .sort((a, b) => Math.abs(place(a) - own) - Math.abs(place(b) - own) || place(a) - place(b));
    if (beside[0]) return beside[0];
  }
  return null;
}
