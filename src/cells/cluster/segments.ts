import type { Basis, SegmentInfo } from '../../model/segmentation';
import type { Warning } from '../../model/warning';
import type { Groups } from './describe';
import type { Feature } from './options';
import type { Scaled } from './points';
import { strings } from './strings';

/** What RFM publishes and what is summed: features that only say what a customer is worth. */
const VALUE_FEATURES = /^(recency|frequency|monetary|amount|r|f|m|r100|f100|m100|score100)$/i;

/** A segmentation by worth alone is no market segmentation, and says so. */
export function basisOf(features: readonly { readonly column: string }[]): Basis {
  return features.every(({ column }) => VALUE_FEATURES.test(column)) ? 'value' : 'mixed';
}

/** The descriptor of each group: keys c1, c2, … in the order of the groups. */
export function segmentInfos(
  { sizes, centres, modes, amounts }: Groups,
  { features, categories }: Pick<Scaled, 'features' | 'categories'>,
  names: Readonly<Record<string, string>>,
): SegmentInfo[] {
  return sizes.map((customers, group) => {
    const segment = keyOf(group);
    const label = (template: string): string => names[segment] ?? template.replace('{n}', String(group + 1));
    return {
      segment,
      label_zh: label(strings.zh.group),
      label_en: label(strings.en.group),
      rank: group + 1,
      colour: (group % 8) + 1,
      rule: ruleOf(centres[group] ?? [], features, modes[group] ?? [], categories),
      customers,
      amount: amounts?.[group] ?? null,
    };
  });
}

export function keyOf(group: number): string {
  return `c${group + 1}`;
}

/** `nearest centre: recency ≈ 12.4, city = 上海` */
function ruleOf(
  centre: readonly number[],
  features: readonly Feature[],
  modes: readonly (string | null)[],
  categories: readonly { readonly column: string }[],
): string {
  const near = features.map(
    ({ column }, axis) => `${column} ≈ ${Number((centre[axis] ?? 0).toPrecision(4))}`,
  );
  const like = categories.map(({ column }, one) => `${column} = ${modes[one] ?? '…'}`);
  return `nearest centre: ${[...near, ...like].join(', ')}`;
}

/** Groups too small to say or do anything about: often a few extreme customers split off. */
export function smallGroups(segments: readonly SegmentInfo[], customers: number): Warning[] {
  const least = Math.max(30, customers / 100);
  if (customers < 300) return [];
  return segments
    .filter((segment) => segment.customers < least)
    .map((segment) => ({
      code: 'cluster.small_group',
      values: {
        segment: segment.segment,
        customers: segment.customers,
        share: segment.customers / customers,
      },
    }));
}
