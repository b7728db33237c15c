import type { SegmentInfo } from '../../model/segmentation';
import { NO_TAG, OTHER, type TagSegment, type TagsOptions } from './options';
import type { TagSegmentResult } from './result';
import { strings } from './strings';

/** The segments in their order: as they are written, or tags in the order of the rules; the rest where there is any. */
export function segmentKeys(
  { segments, rules }: TagsOptions,
  rows: readonly { readonly segment: string }[],
): string[] {
  const found = rows.map(({ segment }) => segment);
  const rest = [OTHER, NO_TAG].filter((key) => found.includes(key));
  if (segments.length > 0) return [...segments.map(({ segment }) => segment), ...rest];
  const ruled = rules.map(({ tag }) => tag).filter((tag) => found.includes(tag));
  const others = found.filter((key) => key !== NO_TAG && !ruled.includes(key));
  return [...ruled, ...others, ...(found.includes(NO_TAG) ? [NO_TAG] : [])];
}

/** The descriptor of each segment. */
export function segmentInfos(options: TagsOptions, results: readonly TagSegmentResult[]): SegmentInfo[] {
  return results.map(({ segment, customers, amount }, at) => ({
    segment,
    ...labelsOf(options, segment),
    rank: at + 1,
    colour: (at % 8) + 1,
    rule: ruleOf(options, segment),
    customers,
    amount,
  }));
}

function labelsOf(
  { segments, rules }: TagsOptions,
  segment: string,
): Pick<SegmentInfo, 'label_zh' | 'label_en'> {
  const own = segments.find((one) => one.segment === segment);
  if (own) return { label_zh: own.label_zh, label_en: own.label_en };
  if (segment === NO_TAG) return { label_zh: strings.zh.untagged, label_en: strings.en.untagged };
  if (segment === OTHER && segments.length > 0) {
    return { label_zh: strings.zh.other, label_en: strings.en.other };
  }
  const rule = rules.find(({ tag }) => tag === segment);
  return { label_zh: segment, label_en: rule?.en ?? segment };
}

function ruleOf({ segments }: TagsOptions, segment: string): string {
  const own = segments.find((one) => one.segment === segment);
  if (own) return combination(own);
  if (segment === NO_TAG) return 'no tag';
  return segments.length > 0 ? 'none of the rules above' : `first tag = ${segment}`;
}

/** `高价值 + 品质追求, one of (A | B), without C` */
function combination({ all, any, none }: TagSegment): string {
  const parts = [
    ...(all.length > 0 ? [all.join(' + ')] : []),
    ...(any.length > 0 ? [`one of (${any.join(' | ')})`] : []),
    ...(none.length > 0 ? [`without ${none.join(' | ')}`] : []),
  ];
  return parts.join(', ') || 'any tag';
}
