import type { Locale, MessageValues } from '../../i18n/dictionary';
import { formatChange, formatCompact, formatDate, formatNumber, formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import type { Value } from '../../model/table';
import { metricNames, metricText } from './dictionary';
import { CUSTOMER_METRICS, type CustomerMetric, type MetricKey, UNITS } from './keys';
import type { Compared, MetricsResult, MetricValue, Unavailable } from './result';
import type { strings } from './strings';

export type Word = (key: keyof (typeof strings)['zh'], values?: MessageValues) => string;

/** A group metric's name; N-day repurchase with its N. */
export function groupName({ metric, days }: MetricValue, locale: Locale): string {
  const { zh, en } = metricNames(metric, days);
  return locale === 'zh-CN' ? zh : en;
}

/** A group metric's value as it is written. */
export function valueWords({ metric }: MetricValue, value: number | null, locale: Locale, t: Word): string {
  const unit = UNITS[metric];
  if (unit === 'share') return formatPercent(value, locale);
  if (unit === 'rank' && value !== null) return t('rank_value', { rank: value });
  if (metric === 'amount') return formatCompact(value, locale, 2);
  return formatNumber(value, locale, unit === 'count' ? 0 : 2);
}

/** 环比 or 同比 in words, null where there is nothing to compare with. */
export function changeWords(
  metric: MetricValue,
  compared: Compared | null,
  locale: Locale,
  t: Word,
): string | null {
  if (!compared || compared.change === null) return null;
  const { change } = compared;
  if (UNITS[metric.metric] !== 'share') return formatChange(change, locale);
  const points = formatNumber(change * 100, locale, 1);
  return t('points', { change: change > 0 ? `+${points}` : points });
}

/** Why there is no value, in words. */
export function reasonWords({ reason, what }: Unavailable, locale: Locale, t: Word): string {
  if (reason === 'missing_field') return t('reason_missing_field', { what: columnName(what ?? '', locale) });
  if (reason === 'missing_input') return t('reason_missing_input', { what: inputWords(what ?? '', t) });
  const day = what !== null && /^\d{4}-\d{2}-\d{2}$/.test(what);
  return t(`reason_${reason}`, { what: day ? formatDate(what, locale) : what });
}

const INPUTS = ['tickets', 'survey', 'ledger', 'conversion', 'targets', 'market'] as const;

function inputWords(what: string, t: Word): string {
  const input = INPUTS.find((name) => name === what);
  return input ? t(`input_${input}`) : what;
}

/** The metric that a column of the published table belongs to; null for the customer's id. */
export function metricOfColumn(column: string): CustomerMetric | null {
  if (column.startsWith('category_')) return 'categories';
  if (column === 'channel_share') return 'channel';
  return CUSTOMER_METRICS.find((metric) => metric === column) ?? null;
}

/** A column of the published table in the reader's words. */
export function columnWords(column: string, locale: Locale, t: Word): string {
  const metric = metricOfColumn(column);
  if (metric === null) return columnName(column, locale);
  const { name } = metricText(metric, locale);
  const nth = /^category_(\d)/.exec(column)?.[1];
  const base = nth ? t('column_nth', { name, n: nth }) : name;
  return /^(category_\d|channel)_share$/.test(column) ? t('column_share', { name: base }) : base;
}

const SHARES = new Set<MetricKey>([
  ...(['promotion_share', 'mean_discount', 'return_share_pieces', 'return_share_amount'] as const),
  ...(['complaint_rate', 'margin_rate', 'growth'] as const),
]);

/** Whether a column holds shares, which are written as percentages. */
export function isShareColumn(column: string): boolean {
  const metric = metricOfColumn(column);
  return /_share$/.test(column) || (metric !== null && SHARES.has(metric));
}

const GRADE_WORDS = ['core', 'high', 'potential', 'ordinary', 'low'] as const;

/** How a value of the table is shown where not by its type. */
export function cellWords(
  column: string,
  value: Value,
  locale: Locale,
  t: Word,
): { text: string } | undefined {
  if (column === 'grade') {
    const grade = GRADE_WORDS.find((name) => name === value);
    return grade && { text: t(`grade_${grade}`) };
  }
  if (typeof value !== 'number') return undefined;
  if (isShareColumn(column)) return { text: formatPercent(value, locale) };
  return Number.isInteger(value) ? undefined : { text: formatNumber(value, locale, 2) };
}

/** What was counted and how, one sentence each. */
export function notesInWords(result: MetricsResult, locale: Locale, t: Word): string[] {
  const { assumptions, intervals } = result;
  const number = (value: number | null, digits = 0) => formatNumber(value, locale, digits);
  return [
    t(`note_counted_${result.counted}`),
    t(`note_refunds_${result.refunds}`),
    t(`note_new_${result.new_customer}`),
    ...(assumptions.list_price ? [t(`note_list_${assumptions.list_price}`)] : []),
    ...(assumptions.cost ? [t(`note_cost_${assumptions.cost}`)] : []),
    ...(assumptions.complaints ? [t(`note_complaints_${assumptions.complaints}`)] : []),
    ...(intervals.n > 0
      ? [
          t('note_intervals', {
            n: intervals.n,
            mean: number(intervals.mean, 1),
            p50: number(intervals.p50, 1),
            p80: number(intervals.p80, 1),
            p90: number(intervals.p90, 1),
            repeat: intervals.repeat,
          }),
        ]
      : []),
    ...indexNotes(result, locale, t),
  ];
}

const PARTS = ['promotion_share', 'mean_discount', 'return_share', 'complaint_rate'] as const;

function indexNotes({ indices }: MetricsResult, locale: Locale, t: Word): string[] {
  const named = (parts: readonly string[]) =>
    PARTS.filter((part) => parts.includes(part))
      .map((part) => t(`part_${part}`))
      .join(locale === 'zh-CN' ? '、' : ', ');
  return (['price_sensitivity', 'service_demand'] as const).flatMap((index) => {
    const { parts, missing } = indices[index];
    if (parts.length === 0) return [];
    const values = { index: metricText(index, locale).name, parts: named(parts), missing: named(missing) };
    return [t(missing.length > 0 ? 'note_index_missing' : 'note_index_parts', values)];
  });
}
