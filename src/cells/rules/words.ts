import { formatNumber, formatPercent } from '../../i18n/format';
import type { Locale, MessageValues } from '../../i18n/dictionary';
import type { RulesResult, SegmentRule, SequenceResult } from './result';
import type { strings } from './strings';

export type Translate = (key: keyof typeof strings.zh, values?: MessageValues) => string;

/** A rule as it can be told: from the result, or from a row of the published table. */
export interface ToldRule {
  /** Items joined by ` + `. */
  readonly antecedent: string;
  readonly consequent: string;
  readonly count: number;
  readonly confidence: number;
  readonly lift: number;
}

/** Items as a list of quoted names: “A” and “B”. */
function quoted(joined: string, locale: Locale): string {
  const names = joined.split(' + ').map((name) => `“${name}”`);
  return locale === 'zh-CN' ? names.join('、') : names.join(' and ');
}

/** How often more than usual, in words that fit a lift below, at and above 1. */
function timesUsual(lift: number, t: Translate, locale: Locale): string {
  const times = formatNumber(lift, locale, lift < 10 ? 2 : 1);
  if (Math.abs(lift - 1) < 0.005) return t('asUsual');
  return t(lift > 1 ? 'timesMore' : 'timesLess', { times });
}

/** A rule in plain words. */
export function ruleSentence(
  rule: ToldRule,
  basket: RulesResult['basket'],
  t: Translate,
  locale: Locale,
): string {
  return t(`sentence_${basket}`, {
    left: quoted(rule.antecedent, locale),
    right: quoted(rule.consequent, locale),
    confidence: formatPercent(rule.confidence, locale),
    usual: formatPercent(rule.confidence / rule.lift, locale),
    times: timesUsual(rule.lift, t, locale),
    count: rule.count,
  });
}

/** A rule of a segment beside everyone else, in plain words. */
export function segmentSentence(rule: SegmentRule, segment: string, t: Translate, locale: Locale): string {
  const values = {
    segment,
    left: quoted(rule.antecedent.join(' + '), locale),
    right: quoted(rule.consequent.join(' + '), locale),
    confidence: formatPercent(rule.confidence, locale),
    rest: formatPercent(rule.rest_confidence, locale),
    count: rule.count,
  };
  return t(rule.rest_confidence === null ? 'sentenceSegmentAlone' : 'sentenceSegment', values);
}

/** What is bought next, in plain words. */
export function sequenceSentence(rule: SequenceResult, days: number, t: Translate, locale: Locale): string {
  return t(rule.antecedent === rule.consequent ? 'sentenceAgain' : 'sentenceNext', {
    left: quoted(rule.antecedent, locale),
    right: quoted(rule.consequent, locale),
    confidence: formatPercent(rule.confidence, locale),
    usual: formatPercent(rule.base_rate, locale),
    times: timesUsual(rule.lift, t, locale),
    gap: formatNumber(rule.median_gap_days, locale, 1),
    days,
    count: rule.count,
  });
}

/** Probabilities far below what is worth telling apart. */
export function probability(p: number, locale: Locale): string {
  if (p < 1e-4) return '< 0.0001';
  return formatNumber(p, locale, 4);
}
