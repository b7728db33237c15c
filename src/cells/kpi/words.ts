import type { Locale, MessageValues } from '../../i18n/dictionary';
import {
  formatChange,
  formatCompact,
  formatDate,
  formatMonth,
  formatNumber,
  formatPercent,
} from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import { grainOf, periodSpan, shiftPeriod } from '../../sql/metrics/periods';
import type { Span } from '../../sql/metrics/spans';
import type { Beside, Goal, Standing } from './board';
import type { Gap } from './gap';
import type { Unit } from './keys';
import { metricWords } from './metric-names';
import type { KpiEntry, Target } from './options-entry';
import { REST, type SegmentLabel, type Unavailable } from './result';
import type { strings } from './strings';

export type Word = (key: keyof (typeof strings)['zh'], values?: MessageValues) => string;

/** A KPI's name: the author's, else the metric's with what tells it apart. */
export function kpiName(kpi: KpiEntry, locale: Locale): string {
  if (kpi.name !== '') return kpi.name;
  if (kpi.metric === null) return kpi.key;
  const { name } = metricWords(kpi.metric, locale);
  return kpi.metric === 'n_day_repurchase' ? name.replace('N', String(kpi.days)) : name;
}

/** A period as people write it: `2024 年第二季度`, `Q2 2024`. */
export function periodWords(period: string, locale: Locale): string {
  const grain = grainOf(period);
  if (grain === 'month') return formatMonth(period, locale);
  const [year = '', quarter = ''] = period.split('-Q');
  if (grain === 'year') return locale === 'zh-CN' ? `${year}年` : year;
  const ordinal = ['一', '二', '三', '四'][Number(quarter) - 1] ?? quarter;
  return locale === 'zh-CN' ? `${year}年第${ordinal}季度` : `Q${quarter} ${year}`;
}

/** A value as it is written. */
export function valueWords(value: number | null, unit: Unit, locale: Locale, t: Word): string {
  if (unit === 'share') return formatPercent(value, locale);
  if (unit === 'rank' && value !== null) return t('rank_value', { rank: value });
  if (unit === 'money' && value !== null && Math.abs(value) >= 10_000) return formatCompact(value, locale, 2);
  return formatNumber(value, locale, unit === 'count' ? 0 : 2);
}

/** A difference of two values, with its sign. */
export function differenceWords(difference: number, unit: Unit, locale: Locale, t: Word): string {
  const sign = difference > 0 ? '+' : '';
  if (unit === 'share') return t('points', { change: `${sign}${formatNumber(difference * 100, locale, 1)}` });
  if (unit === 'rank') return t('places', { change: `${sign}${formatNumber(difference, locale, 0)}` });
  return `${sign}${valueWords(difference, unit, locale, t)}`;
}

/** 环比 or 同比 in words; null where there is nothing to compare with. */
export function besideWords(beside: Beside | null, unit: Unit, locale: Locale, t: Word): string | null {
  if (beside === null || beside.change === null) return null;
  return unit === 'share' || unit === 'rank'
    ? differenceWords(beside.change, unit, locale, t)
    : formatChange(beside.change, locale);
}

/** What the target is and where it comes from. */
export function goalWords({ target, base, value }: Goal, unit: Unit, locale: Locale, t: Word): string {
  if ('value' in target || base === null)
    return t('target_value', { value: valueWords(value, unit, locale, t) });
  const known = {
    value: valueWords(base.value, unit, locale, t),
    period: base.period === null ? '' : periodWords(base.period, locale),
  };
  const key =
    base.from === 'baseline' && base.period !== null
      ? 'base_baseline_period'
      : (`base_${base.from}` as const);
  return t('target_change', { change: formatChange(target.change, locale), base: t(key, known) });
}

/** A target as it was set, without what it comes to. */
export function targetWords(target: Target, unit: Unit, locale: Locale, t: Word): string {
  return 'value' in target ? valueWords(target.value, unit, locale, t) : formatChange(target.change, locale);
}

/** The period after one. */
export function nextPeriod(period: string): string {
  return shiftPeriod(period, 1);
}

/** First and last day of a period; null for what is none. */
export function periodDays(period: string): Span | null {
  return periodSpan(period);
}

const INPUTS = ['from', 'targets', 'list', 'survey', 'ledger', 'query'] as const;

/** A date in the reader's words; what is none stays. */
function dayWords(what: string | null, locale: Locale): string | null {
  return what !== null && /^\d{4}-\d{2}-\d{2}$/.test(what) ? formatDate(what, locale) : what;
}

/** Why there is no value, in words. */
export function reasonWords({ reason, what }: Unavailable, locale: Locale, t: Word): string {
  if (reason === 'missing_field') return t('reason_missing_field', { what: columnName(what ?? '', locale) });
  if (reason !== 'missing_input') return t(`reason_${reason}`, { what: dayWords(what, locale) });
  const input = INPUTS.find((name) => name === what);
  return t('reason_missing_input', { what: input ? t(`input_${input}`) : what });
}

/** What a group is called: a segment by its label, else the value itself. */
export function groupWords(
  group: string | null,
  dimension: string,
  { segments, merged }: { readonly segments: readonly SegmentLabel[]; readonly merged: number },
  locale: Locale,
  t: Word,
): string {
  if (group === null) return t('group_unknown');
  if (group === REST) return t('group_rest', { count: merged });
  const segment = dimension === 'segment' ? segments.find((one) => one.segment === group) : undefined;
  return segment ? (locale === 'zh-CN' ? segment.label_zh : segment.label_en) : group;
}

export function dimensionWords(dimension: string, locale: Locale, t: Word): string {
  return dimension === 'segment' ? t('dimension_segment') : columnName(dimension, locale);
}

/** The tone of a state's badge. */
export function stateTone(state: Standing['state']): 'good' | 'warn' | 'bad' | 'neutral' {
  if (state === 'on_track') return 'good';
  if (state === 'at_risk') return 'warn';
  return state === 'off' ? 'bad' : 'neutral';
}

/** Where a difference comes from, in a sentence. */
export function gapSentence(
  gap: Gap,
  about: {
    readonly kpi: KpiEntry;
    readonly name: string;
    readonly against: string;
    readonly segments: readonly SegmentLabel[];
  },
  locale: Locale,
  t: Word,
): string {
  const { unit } = about.kpi;
  const size = differenceWords(Math.abs(gap.total), unit, locale, t).replace(/^\+/, '');
  const way = gap.total > 0 ? t('breakdown_up', { value: size }) : t('breakdown_down', { value: size });
  // The group that pulls the same way most says where it comes from.
  const top = gap.parts.find(({ effect }) => Math.sign(effect) === Math.sign(gap.total)) ?? gap.parts[0];
  const change = gap.total === 0 ? t('breakdown_same') : way;
  if (!top) return `${about.name}: ${change} ${about.against}`;
  return t('breakdown_sentence', {
    name: about.name,
    against: about.against,
    change,
    group: groupWords(top.group, gap.dimension, { segments: about.segments, merged: gap.merged }, locale, t),
    effect: differenceWords(top.effect, unit, locale, t),
  });
}
