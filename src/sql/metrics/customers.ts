import { ident } from '../sql';
import { inSlice, type Names, type Slice } from './events';
import { canonical, inSpan, type SpanName, type Spans } from './spans';

/** Spans of which it is only asked whether a customer ordered in them: bits of one number. */
export const FLAGS = [
  ...(['q0', 'q1', 'q2', 'qy0', 'qy1', 'mo0', 'mo1', 'mo2', 'moy0', 'moy1'] as const),
  ...(['y1', 'y2'] as const),
] as const satisfies readonly SpanName[];

const ORDERS = ['m3', 'm6', 'm12', 'y1', 'w0', 'w1', 'wy'] as const;
const AMOUNTS = ['m12', 'y1', 'w0', 'w1', 'wy'] as const;
export const WINDOWS = ['w0', 'w1', 'wy'] as const;

/** What is summed over the windows and over everything, where the events have it. */
const SUMS = [
  ...(['pieces', 'list', 'paid', 'margin_base', 'margin'] as const),
  ...(['sold_amount', 'returned_amount', 'sold_pieces', 'returned_pieces'] as const),
] as const;
export type SumName = (typeof SUMS)[number];

/** The column of a measure for a span: spans that are the same share one. */
export function spanColumn(spans: Spans, measure: string, name: SpanName): string {
  return `${measure}_${canonical(spans, name)}`;
}

/** A condition: the customer ordered in the span. */
export function ordered(name: (typeof FLAGS)[number]): string {
  return `(flags & ${1 << FLAGS.indexOf(name)}) > 0`;
}

/** The span columns of a measure, each once. */
function spanSums(
  spans: Spans,
  measure: string,
  names: readonly SpanName[],
  aggregate: (condition: string) => string,
): string[] {
  const distinct = [...new Set(names.map((name) => canonical(spans, name)))];
  return distinct.map((name) => `${aggregate(inSpan('day', spans[name]))} AS ${measure}_${name}`);
}

/**
 * `base(id, orders, frequency, amount, …)`: one row a customer. `orders` looks at all history, `frequency` and `amount`
 * at the measured period of a scope; amounts and sums by span; `flags` says in which spans there is an order.
 */
export function baseSql({ events }: Names, columns: ReadonlySet<string>, spans: Spans, slice: Slice): string {
  const isOrder = columns.has('is_order');
  const mixed = (condition: string | null) =>
    [isOrder ? 'is_order' : null, condition].filter((part) => part !== null).join(' AND ');
  const count = (condition: string | null) => {
    const where = mixed(condition);
    return where === '' ? 'count(*)' : `count(*) FILTER (WHERE ${where})`;
  };
  const sum = (name: string, condition: string | null) =>
    `sum(${ident(name)})${condition === null ? '' : ` FILTER (WHERE ${condition})`}`;
  const measured = columns.has('measured') ? 'measured' : null;
  const sums = SUMS.filter((name) => columns.has(name));
  const parts = [
    `${count(null)} AS orders`,
    `${count(measured)} AS frequency`,
    `min(day)${isOrder ? ' FILTER (WHERE is_order)' : ''} AS first_day`,
    `max(day)${isOrder ? ' FILTER (WHERE is_order)' : ''} AS last_day`,
    ...spanSums(spans, 'orders', ORDERS, (condition) => count(condition)),
    `coalesce(bit_or(mask)${isOrder ? ' FILTER (WHERE is_order)' : ''}, 0) AS flags`,
    ...(columns.has('amount')
      ? [
          `${sum('amount', measured)} AS amount`,
          ...spanSums(spans, 'amount', AMOUNTS, (condition) => sum('amount', condition)),
        ]
      : ['NULL::DECIMAL(18,4) AS amount']),
    ...sums.flatMap((name) => [
      `${sum(name, null)} AS ${name}`,
      ...spanSums(spans, name, ['m12', ...WINDOWS], (condition) => sum(name, condition)),
    ]),
    ...(columns.has('list')
      ? [
          `count(*) FILTER (WHERE ${mixed('list IS NOT NULL')}) AS priced_orders`,
          `count(*) FILTER (WHERE ${mixed('list > paid')}) AS promoted_orders`,
        ]
      : []),
  ];
  const where = inSlice('id', slice);
  return `SELECT id,
  ${parts.join(',\n  ')}
FROM (
  SELECT *, ${maskSql(spans)} AS mask FROM ${ident(events)}${where === null ? '' : ` WHERE ${where}`}
)
GROUP BY id`;
}

/** One bit a span of `FLAGS`. */
function maskSql(spans: Spans): string {
  return `(${FLAGS.map((name, bit) => `((${inSpan('day', spans[name])})::INTEGER << ${bit})`).join('\n    | ')})`;
}

/** What an order of a customer says after the one before: `gaps(id, day, gap)`, `gap` null for the first day. */
export function gapsSql({ events }: Names, columns: ReadonlySet<string>, slice: Slice): string {
  const where = [columns.has('is_order') ? 'is_order' : null, inSlice('id', slice)].filter(
    (part) => part !== null,
  );
  return `SELECT id, day, gap
FROM (
  SELECT id, day, (day - lag(day) OVER (PARTITION BY id ORDER BY day))::INTEGER AS gap
  FROM ${ident(events)}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}
)
WHERE gap IS NULL OR gap > 0`;
}

/** Days without an order after which a customer counts as new again. */
export const LAPSE = 365;

/**
 * `intervals(id, gaps, interval_median, second_gap, new_windows)`: from the gaps between distinct order days, the last with
 * a bit a window for those who came as new customers in it: a first order, or one after more than a year without.
 */
export function intervalsSql({ gaps }: Names, spans: Spans): string {
  const isNew = `gap IS NULL OR gap > ${LAPSE}`;
  const bits = WINDOWS.map((name, bit) => `((${inSpan('day', spans[name])})::INTEGER << ${bit})`);
  return `SELECT id,
  count(gap) AS gaps,
  median(gap) AS interval_median,
  arg_min(gap, day) FILTER (WHERE gap IS NOT NULL) AS second_gap,
  coalesce(bit_or(${bits.join(' | ')}) FILTER (WHERE ${isNew}), 0) AS new_windows
FROM ${ident(gaps)}
GROUP BY id`;
}

/** A condition: the customer came as a new one in the window, also after a year without an order. */
export function newAfterLapse(name: (typeof WINDOWS)[number]): string {
  return `(new_windows & ${1 << WINDOWS.indexOf(name)}) > 0`;
}

/** How often each gap occurs: quantiles of all gaps are read from few rows. */
export function gapCountsSql({ gaps }: Names): string {
  return `SELECT gap::DOUBLE AS gap, count(*)::DOUBLE AS n
FROM ${ident(gaps)} WHERE gap IS NOT NULL GROUP BY 1 ORDER BY 1`;
}
