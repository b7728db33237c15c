import type { FittedNode } from '../../analysis/tree/fit';
import type { Split } from '../../analysis/tree/types';
import type { Feature } from './features';
import { boundsSql, categoriesSql } from './query';
import type { Condition, ResultSplit } from './result';

/** A split with its categories by place. */
export function resultSplit(split: Split): ResultSplit {
  const { feature } = split;
  if (split.kind === 'number') {
    return { kind: 'number', feature, threshold: split.threshold, missing_left: split.missingLeft };
  }
  const levels = split.left.length - 1;
  const left = Array.from({ length: levels }, (_, level) => level).filter((level) => split.left[level]);
  return { kind: 'category', feature, left, missing_left: split.left[levels] ?? false };
}

/** What the path to a node asks, one condition a feature, in the order in which the path comes to them. */
export function conditionsOf(
  nodes: readonly Pick<FittedNode, 'parent' | 'left' | 'split'>[],
  node: number,
  features: readonly Feature[],
): Condition[] {
  const found = new Map<number, Condition>();
  for (const { split, left } of pathTo(nodes, node)) {
    const feature = features[split.feature];
    if (!feature) continue;
    const before = found.get(split.feature);
    found.set(
      split.feature,
      split.kind === 'number' ? bound(before, split, left) : part(before, split, left, feature),
    );
  }
  return [...found.values()];
}

interface Step {
  readonly split: ResultSplit;
  readonly left: boolean;
}

function pathTo(nodes: readonly Pick<FittedNode, 'parent' | 'left' | 'split'>[], node: number): Step[] {
  const steps: Step[] = [];
  for (let at = node, parent = nodes[node]?.parent ?? -1; parent >= 0;) {
    const above = nodes[parent];
    if (above?.split) steps.unshift({ split: resultSplit(above.split), left: above.left === at });
    at = parent;
    parent = above?.parent ?? -1;
  }
  return steps;
}

function bound(
  before: Condition | undefined,
  { feature, threshold, missing_left }: ResultSplit & { kind: 'number' },
  left: boolean,
): Condition {
  const known = before?.kind === 'number' ? before : null;
  const missing = (known?.missing ?? true) && missing_left === left;
  const above = known?.above ?? null;
  const atMost = known?.at_most ?? null;
  return left
    ? {
        kind: 'number',
        feature,
        above,
        at_most: atMost === null ? threshold : Math.min(atMost, threshold),
        missing,
      }
    : {
        kind: 'number',
        feature,
        above: above === null ? threshold : Math.max(above, threshold),
        at_most: atMost,
        missing,
      };
}

/**
 * Categories: the side of a split that rarer or new ones would go to is told as "all but". That is the side of those put
 * together, else the one with more categories, else the right one: so every customer fits exactly one path.
 */
function part(
  before: Condition | undefined,
  split: ResultSplit & { kind: 'category' },
  left: boolean,
  { levels, merged }: Feature,
): Condition {
  const all = levels.map((_, level) => level);
  const restLeft =
    merged > 0 ? split.left.includes(levels.length - 1) : split.left.length * 2 > levels.length;
  const own = all.filter((level) => split.left.includes(level) === left);
  const known = before?.kind === 'category' ? before : null;
  const allowed = known ? levelsOf(known, all).filter((level) => own.includes(level)) : own;
  const except = (known?.except ?? true) && restLeft === left;
  const missing = (known?.missing ?? true) && split.missing_left === left;
  const told = except ? all.filter((level) => !allowed.includes(level)) : allowed;
  return { kind: 'category', feature: split.feature, levels: told, except, missing };
}

function levelsOf(
  { levels, except }: Condition & { kind: 'category' },
  all: readonly number[],
): readonly number[] {
  return except ? all.filter((level) => !levels.includes(level)) : levels;
}

/** A path as one SQL condition; TRUE where it asks nothing. */
export function conditionsSql(conditions: readonly Condition[], features: readonly Feature[]): string {
  const parts = conditions.flatMap((condition) => {
    const feature = features[condition.feature];
    if (!feature) return [];
    if (condition.kind === 'number') {
      return [boundsSql(feature.column, condition.above, condition.at_most, condition.missing)];
    }
    const names = condition.levels.flatMap((level) => feature.levels[level] ?? []);
    return [categoriesSql(feature, names, condition.except, condition.missing)];
  });
  return parts.length > 0 ? parts.join(' AND ') : 'TRUE';
}
