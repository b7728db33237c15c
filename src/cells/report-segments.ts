import type { Locale } from '../i18n/dictionary';
import { formatMoney, formatPercent } from '../i18n/format';
import { reportWords } from '../i18n/shell/report-words';
import { wordsIn } from '../i18n/words';
import type { ReportBlock, ReportColumn, ReportGroups } from '../model/report';
import { segmentKey } from '../model/segment-key';
import type { SegmentationInfo } from '../model/segmentation';
import type { Value } from '../model/table';
import { labelled } from './report-blocks';

/** One group of customers as a report shows it. */
export interface SegmentRow {
  readonly label: string;
  /** By what the privacy check knows it again under other names. */
  readonly key?: string;
  readonly colour: number;
  readonly customers: number;
  /** Null where no amount is known. */
  readonly amount: number | null;
  /** Share of the largest customer in the amount, where it is known. */
  readonly dominant?: number | null;
  /** Values of further columns. */
  readonly more?: readonly Value[];
}

export interface SegmentTable {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly SegmentRow[];
  readonly more?: readonly ReportColumn[];
  readonly locale: Locale;
  readonly currency?: string;
  readonly note?: string;
}

/** The segments of a segmentation with their names in a language; `more` gives the values of further columns. */
export function segmentRows(
  { name, segments }: SegmentationInfo,
  locale: Locale,
  more: (segment: string) => readonly Value[] = () => [],
): SegmentRow[] {
  return segments.map(({ segment, label_zh, label_en, colour, customers, amount, largest }) => ({
    label: locale === 'zh-CN' ? label_zh : label_en,
    key: segmentKey(name, segment),
    ...{ colour, customers, amount, dominant: largest ?? null },
    more: more(segment),
  }));
}

/** By what the privacy check knows the segments of a table or picture again; null for rows that are none. */
export function segmentKeys(
  segmentation: string | null,
  segments: readonly (string | null)[],
): Pick<ReportGroups, 'keys'> {
  if (segmentation === null) return {};
  return { keys: segments.map((one) => (one === null ? null : segmentKey(segmentation, one))) };
}

/** What every grouping says first: a sentence, the shares as bars, a table with its sum. */
export function segmentBlocks(table: SegmentTable): ReportBlock[] {
  const { rows, locale } = table;
  const customers = sum(rows.map((row) => row.customers));
  if (customers === 0) return [];
  const known = rows.every(({ amount }) => amount !== null);
  const amount = known ? sum(rows.map((row) => row.amount ?? 0)) : null;
  const whole = { customers, amount: amount !== null && amount > 0 ? amount : null };
  const text = sentence(table, whole);
  return [{ type: 'text', text }, bars(table, whole), tableOf(table, whole, wordsIn(reportWords, locale))];
}

interface Whole {
  readonly customers: number;
  /** Null where it is not known, or not positive. */
  readonly amount: number | null;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function sentence({ rows, locale, currency }: SegmentTable, whole: Whole): string {
  const t = wordsIn(reportWords, locale);
  const first = (of: (row: SegmentRow) => number) =>
    rows.reduce((best, row) => (of(row) > of(best) ? row : best), rows[0] ?? EMPTY);
  const values = ({ label, customers, amount }: SegmentRow) => ({
    segment: label,
    customers,
    share: formatPercent(customers / whole.customers, locale),
    amount_share: formatPercent(whole.amount && amount !== null ? amount / whole.amount : null, locale),
    each: formatMoney(amount !== null && customers > 0 ? amount / customers : null, locale, {
      currency,
      digits: 0,
    }),
  });
  const largest = first(({ customers }) => customers);
  if (whole.amount === null) return t('largest', values(largest));
  const richest = first(({ amount }) => amount ?? 0);
  if (largest === richest) return t('both', values(largest));
  return `${t('largest', values(largest))}${locale === 'zh-CN' ? '' : ' '}${t('richest', values(richest))}`;
}

const EMPTY: SegmentRow = { label: '', colour: 1, customers: 0, amount: null };

function groupsOf(rows: readonly SegmentRow[]): Pick<ReportGroups, 'sizes' | 'keys' | 'dominant'> {
  const known = rows.some(({ dominant }) => typeof dominant === 'number');
  return {
    sizes: rows.map(({ customers }) => customers),
    ...(rows.some(({ key }) => key) && { keys: rows.map(({ key }) => key ?? null) }),
    ...(known && { dominant: rows.map(({ dominant }) => dominant ?? null) }),
  };
}

function bars({ id, rows, locale }: SegmentTable, whole: Whole): ReportBlock {
  const t = wordsIn(reportWords, locale);
  const title = t(whole.amount === null ? 'bars_customers' : 'bars');
  const shares = rows.map(({ customers }) => customers / whole.customers);
  const paid = whole.amount;
  const series = [
    { name: t('share'), values: shares, colour: 1 },
    ...(paid === null
      ? []
      : [{ name: t('amount_share'), values: rows.map(({ amount }) => (amount ?? 0) / paid), colour: 2 }]),
  ];
  const colours = rows.map(({ colour }) => colour);
  const categories = rows.map(({ label }) => label);
  const listed = rows.map(({ label }, i) => `${label} ${formatPercent(shares[i], locale)}`);
  return {
    type: 'chart',
    id: `${id}_bars`,
    title,
    alt: labelled(title, listed.join(locale === 'zh-CN' ? '、' : ', '), locale),
    format: 'percent',
    picture: { kind: 'bars', categories, series, ...(paid === null && { colours }) },
    groups: groupsOf(rows),
  };
}

function tableOf(
  { id, title, rows, more = [], note }: SegmentTable,
  whole: Whole,
  t: ReturnType<typeof wordsIn<keyof (typeof reportWords)['zh']>>,
): ReportBlock {
  const money = rows.some(({ amount }) => amount !== null);
  const part = (value: number | null) =>
    value === null || whole.amount === null ? null : value / whole.amount;
  const each = (value: number | null, of: number) => (value === null || of === 0 ? null : value / of);
  const columns: ReportColumn[] = [
    { label: t('segment'), format: 'text' },
    { label: t('customers'), format: 'integer' },
    { label: t('share'), format: 'percent' },
    ...(money
      ? ([
          { label: t('amount'), format: 'money' },
          { label: t('amount_share'), format: 'percent' },
          { label: t('each'), format: 'money' },
        ] as const)
      : []),
    ...more,
  ];
  const lines = rows.map((row): Value[] => [
    row.label,
    row.customers,
    row.customers / whole.customers,
    ...(money ? [row.amount, part(row.amount), each(row.amount, row.customers)] : []),
    ...more.map((_, i) => row.more?.[i] ?? null),
  ]);
  const total: Value[] = [
    t('total'),
    whole.customers,
    1,
    ...(money ? [whole.amount, part(whole.amount), each(whole.amount, whole.customers)] : []),
    ...more.map(() => null),
  ];
  const groups = groupsOf(rows);
  return {
    type: 'table',
    id,
    title,
    columns,
    rows: [...lines, total],
    groups: {
      sizes: [...groups.sizes, whole.customers],
      ...(groups.keys && { keys: [...groups.keys, null] }),
      ...(groups.dominant && { dominant: [...groups.dominant, null] }),
      total: rows.length,
    },
    ...(note && { note }),
  };
}
