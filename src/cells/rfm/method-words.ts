import type { MessageValues } from '../../i18n/dictionary';
import { MEASURES, type Measure } from './options';
import type { RfmResult } from './result';
import type { strings } from './strings';

export type Word = (key: keyof (typeof strings)['zh'], values?: MessageValues) => string;

/** How one measure was scored, in the reader's words. */
export interface MeasureWords {
  readonly measure: Measure;
  readonly name: string;
  readonly how: string;
  readonly cuts: string;
  readonly high: string;
  readonly mean: number;
  readonly median: number;
}

const LETTERS = { recency: 'R', frequency: 'F', monetary: 'M' } as const;

/** Every measure's scoring in words; `number` writes a figure. */
export function methodWords(result: RfmResult, t: Word, number: (value: number) => string): MeasureWords[] {
  return MEASURES.map((measure) => {
    const scoring = result.scoring[measure];
    const cuts = result.cuts[measure];
    const bins = scoring === 'mean' || scoring === 'median' ? 2 : cuts.length + 1;
    const direction = t(measure === 'recency' ? 'direction_recency' : 'direction_other', { bins });
    return {
      measure,
      name: t(`measure_${measure}`),
      how: t('how_and', { how: t(`how_${scoring}`, { bins }), direction }),
      cuts: cuts.map(number).join(' / '),
      high: highWords(measure, result, t, number),
      mean: result.means[measure],
      median: result.medians[measure],
    };
  });
}

function highWords(measure: Measure, result: RfmResult, t: Word, number: (value: number) => string): string {
  const { of, sign, value } = result.thresholds_high[measure];
  if (of === 'value') {
    return t('high_value', { measure: t(`measure_${measure}`), sign: SIGNS[sign], value: number(value) });
  }
  const key = sign === '>' ? 'high_score_above' : 'high_score_from';
  return t(key, { letter: LETTERS[measure], value: number(value) });
}

const SIGNS = { '>': '>', '>=': '≥', '<': '<', '<=': '≤' } as const;

/** What was counted and how cuts fall, one sentence each. */
export function notesInWords(result: RfmResult, t: Word): string[] {
  const isCut = result.scoring.recency === 'quantile' || result.scoring.recency === 'thresholds';
  return [
    ...(result.counted ? [t(`counted_${result.counted}`)] : [t('given_measures')]),
    ...(result.counted ? [t(`refunds_${result.refunds}`)] : []),
    ...(result.monetary === 'per_order' ? [t('monetary_per_order')] : []),
    ...(isCut ? [t(`rule_${result.cut_rule}`)] : []),
  ];
}
