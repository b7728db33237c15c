import type { HeatRow } from '../../charts/heatmap';
import type { TagsResult } from './result';

export const PAIR_MEASURES = ['customers', 'share', 'lift'] as const;
export type PairMeasure = (typeof PAIR_MEASURES)[number];

/** Every field of the matrix of tags: both halves, without the tag with itself. */
export function pairRows(
  { pairs, tags, customers }: Pick<TagsResult, 'pairs' | 'tags' | 'customers'>,
  measure: PairMeasure,
  label: (tag: string) => string,
): HeatRow[] {
  const having = new Map(tags.map((one) => [one.tag, one.customers]));
  return pairs.flatMap(({ a, b, customers: both }) => {
    const [ofA, ofB] = [having.get(a) ?? 0, having.get(b) ?? 0];
    const value = (row: number, column: number): number => {
      if (measure === 'customers') return both;
      return measure === 'share' ? both / row : (both * customers) / (row * column);
    };
    return [
      { y: label(a), x: label(b), value: value(ofA, ofB) },
      { y: label(b), x: label(a), value: value(ofB, ofA) },
    ];
  });
}

/** The tags of the matrix, most customers first. */
export function pairTags({ pairs, tags }: Pick<TagsResult, 'pairs' | 'tags'>): string[] {
  const paired = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  return tags
    .filter(({ tag }) => paired.has(tag))
    .sort((a, b) => b.customers - a.customers || (a.tag < b.tag ? -1 : 1))
    .map(({ tag }) => tag);
}
