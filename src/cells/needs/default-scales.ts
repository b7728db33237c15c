import type { NeedType, ScaleOption } from './options';
import type { ReadItem } from './read-items';

/**
 * Scales where the reader makes none: the items that speak of one need and no other; of what is left the items of one
 * question. A scale has at least two items.
 */
export function defaultScales(items: readonly ReadItem[], types: readonly NeedType[]): ScaleOption[] {
  const likert = items.filter(({ kind }) => kind === 'likert');
  const byNeed = types.map(({ type }) => ({
    name: type,
    items: likert.filter((one) => one.types.length === 1 && one.types[0] === type).map(({ item }) => item),
  }));
  const scales = byNeed.filter((scale) => scale.items.length > 1);
  const taken = new Set(scales.flatMap((scale) => scale.items));
  const rest = new Map<number, string[]>();
  for (const { item, number } of likert) {
    if (number !== null && !taken.has(item)) rest.set(number, [...(rest.get(number) ?? []), item]);
  }
  const batteries = [...rest].map(([number, found]) => ({ name: `Q${number}`, items: found }));
  return [...scales, ...batteries.filter((scale) => scale.items.length > 1)];
}
