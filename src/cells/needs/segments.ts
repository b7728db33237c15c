import type { SegmentInfo } from '../../model/segmentation';
import type { NamedGroups } from './name-rows';
import type { NeedsOptions } from './options';
import type { NeedSegmentResult, NeedsResult } from './result';
import { strings } from './strings';

export function segmentResults(
  { groups, labels }: NamedGroups,
  customers: ReadonlyMap<string, number>,
): NeedSegmentResult[] {
  return groups.map(({ segment, named_by, respondents, indices }) => ({
    segment,
    respondents,
    share: respondents / labels.length,
    customers: customers.get(segment) ?? 0,
    indices,
    named_by,
  }));
}

/** The descriptor of each segment, by the customers that are published. */
export function segmentInfos(options: NeedsOptions, { segments, grouped }: NeedsResult): SegmentInfo[] {
  return segments.map(({ segment, customers, indices, named_by }, at) => {
    const own = options.names[segment];
    const label = labelsOf(segment, options);
    return {
      segment,
      label_zh: own ?? label.zh,
      label_en: own ?? label.en,
      rank: at + 1,
      colour: (at % 8) + 1,
      rule: ruleOf(named_by, indices, grouped),
      customers,
      amount: null,
    };
  });
}

const LEVELS = { all: 'level_all', low: 'level_low', even: 'level_even' } as const;

function labelsOf(segment: string, { types }: NeedsOptions): { zh: string; en: string } {
  const type = types.find((one) => one.type === segment);
  if (type) return { zh: type.label_zh, en: type.label_en };
  const match = /^(all|low|even)(\d*)$/.exec(segment);
  const key = LEVELS[(match?.[1] ?? 'even') as keyof typeof LEVELS];
  const more = match?.[2] ? ` ${match[2]}` : '';
  return { zh: strings.zh[key] + more, en: strings.en[key] + more };
}

/** `highest index: price +0.84 (quality −0.20, service +0.10)` */
function ruleOf(
  named: string | null,
  indices: NeedSegmentResult['indices'],
  grouped: NeedsResult['grouped'],
): string {
  const figures = Object.entries(indices).map(
    ([type, index]) => `${type} ${index === null ? '?' : (index < 0 ? '' : '+') + index.toFixed(2)}`,
  );
  const how = grouped === 'highest' ? 'highest index of the customer' : 'nearest answers';
  return named === null
    ? `${how}: ${figures.join(', ')}`
    : `${how}, most above everyone in ${named}: ${figures.join(', ')}`;
}
