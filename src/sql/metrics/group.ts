import { date, ident } from '../sql';
import { LAPSE, newAfterLapse, ordered, spanColumn } from './customers';
import { addDays, type Span, type SpanName, type Spans } from './spans';

/** Group metrics that are read from the customers' table. */
export const GROUP_KEYS = [
  ...(['customers', 'orders', 'amount', 'amount_per_order', 'amount_per_customer'] as const),
  ...(['items_per_order', 'amount_per_item', 'discount_rate', 'margin_rate'] as const),
  ...(['return_rate_pieces', 'return_rate_amount', 'known_customer_share'] as const),
  ...(['repurchase_rate', 'buy_again_month', 'buy_again_quarter', 'loyalty'] as const),
  ...(['n_day_repurchase', 'new_customers_first', 'new_customers_lapsed'] as const),
  'complaint_rate',
] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

/** Now, the period before (环比), the same period a year ago (同比). */
export const PERIODS = ['now', 'before', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** One figure to read: a quotient of two sums over the customers, or one sum alone. */
export interface GroupFigure {
  readonly key: GroupKey;
  readonly period: Period;
  /** Of N-day repurchase. */
  readonly days?: number;
  readonly numerator: string;
  /** Null: the numerator is the value. */
  readonly denominator: string | null;
  /** Counts customers that are left out; null where nobody is. */
  readonly excluded: string | null;
  readonly span: Span;
}

type WindowName = 'w0' | 'w1' | 'wy';
const WINDOW: Readonly<Record<Period, WindowName>> = { now: 'w0', before: 'w1', year: 'wy' };

const count = (condition: string) => `count(*) FILTER (WHERE ${condition})`;

/** Figures of the window: what is ordered in it, by whom. */
function windowed(spans: Spans, period: Period): GroupFigure[] {
  const name = WINDOW[period];
  const span = spans[name];
  const column = (measure: string) => spanColumn(spans, measure, name);
  const [orders, amount] = [column('orders'), column('amount')];
  const bought = `${orders} > 0`;
  const buyers = count(bought);
  const paid = `sum(${amount}) FILTER (WHERE ${bought})`;
  const sum = (measure: string) => `sum(${column(measure)})`;
  // Money given back in a window by customers without an order in it is not theirs to share.
  const onlyMoney = `coalesce(${amount}, 0) <> 0 AND ${orders} = 0`;
  const figure = (
    key: GroupKey,
    numerator: string,
    denominator: string | null,
    excluded: string | null = null,
  ): GroupFigure => ({ key, period, numerator, denominator, excluded, span });
  return [
    figure('customers', buyers, null),
    figure('orders', `sum(${orders})`, null),
    figure('amount', paid, null, count(onlyMoney)),
    figure('amount_per_order', paid, `sum(${orders})`, count(onlyMoney)),
    figure('amount_per_customer', paid, buyers, count(onlyMoney)),
    figure('items_per_order', sum('pieces'), `sum(${orders})`),
    figure('amount_per_item', paid, sum('pieces'), count(onlyMoney)),
    figure('discount_rate', sum('paid'), sum('list')),
    figure('margin_rate', sum('margin'), sum('margin_base')),
    figure('return_rate_pieces', sum('returned_pieces'), sum('sold_pieces')),
    figure('return_rate_amount', sum('returned_amount'), sum('sold_amount')),
    figure(
      'known_customer_share',
      `sum(${amount}) FILTER (WHERE ${bought} AND first_day < ${date(span.from)})`,
      paid,
      count(onlyMoney),
    ),
    figure('repurchase_rate', count(`${orders} >= 2`), buyers),
    figure('new_customers_first', count(`first_day BETWEEN ${date(span.from)} AND ${date(span.to)}`), null),
    figure('new_customers_lapsed', count(newAfterLapse(name)), null),
    figure('complaint_rate', sum('complaints'), `sum(${orders})`),
  ];
}

/** Of those who bought in one period, who bought in the next. */
function buyAgain(spans: Spans): GroupFigure[] {
  const pairs = {
    buy_again_month: { now: ['mo1', 'mo0'], before: ['mo2', 'mo1'], year: ['moy1', 'moy0'] },
    buy_again_quarter: { now: ['q1', 'q0'], before: ['q2', 'q1'], year: ['qy1', 'qy0'] },
  } as const;
  return (['buy_again_month', 'buy_again_quarter'] as const).flatMap((key) =>
    PERIODS.map((period) => {
      const [last, next] = pairs[key][period];
      const numerator = count(`${ordered(last)} AND ${ordered(next)}`);
      const span = { from: spans[last].from, to: spans[next].to };
      return { key, period, numerator, denominator: count(ordered(last)), excluded: null, span };
    }),
  );
}

/** Last year's customers who bought at least twice this year. The year is always twelve months. */
function loyalty(spans: Spans): GroupFigure[] {
  const of = (period: Period, year: SpanName, last: 'y1' | 'y2'): GroupFigure => ({
    key: 'loyalty',
    period,
    numerator: count(`${ordered(last)} AND ${spanColumn(spans, 'orders', year)} >= 2`),
    denominator: count(ordered(last)),
    excluded: null,
    span: { from: spans[last].from, to: spans[year].to },
  });
  return [of('now', 'm12', 'y1'), of('year', 'y1', 'y2')];
}

/** Of first-time buyers observed for N days, who bought again on a later day within them. All history counts. */
function nDays(asOf: string, first: string, days: readonly number[]): GroupFigure[] {
  return days.map((n) => {
    const observed = `tenure >= ${n}`;
    return {
      key: 'n_day_repurchase' as const,
      period: 'now' as const,
      days: n,
      numerator: count(`${observed} AND second_gap <= ${n}`),
      denominator: count(observed),
      excluded: count(`tenure < ${n}`),
      span: { from: first, to: addDays(asOf, -n) },
    };
  });
}

/** Which columns a figure needs beside orders: those of the events, `complaints` apart. */
export const NEEDS: Readonly<Partial<Record<GroupKey, readonly string[]>>> = {
  amount: ['amount'],
  amount_per_order: ['amount'],
  amount_per_customer: ['amount'],
  known_customer_share: ['amount'],
  items_per_order: ['pieces'],
  amount_per_item: ['amount', 'pieces'],
  discount_rate: ['list'],
  margin_rate: ['margin'],
  return_rate_pieces: ['returned_pieces'],
  return_rate_amount: ['returned_amount'],
  complaint_rate: ['complaints'],
};

/** Every figure that the columns at hand allow, in the order of `GROUP_KEYS`. */
export function groupFigures(
  spans: Spans,
  {
    asOf,
    first,
    days,
    columns,
  }: { asOf: string; first: string; days: readonly number[]; columns: ReadonlySet<string> },
): GroupFigure[] {
  const all = [
    ...PERIODS.flatMap((period) => windowed(spans, period)),
    ...buyAgain(spans),
    ...loyalty(spans),
    ...nDays(asOf, first, days),
  ];
  return all
    .filter(({ key }) => (NEEDS[key] ?? []).every((column) => columns.has(column)))
    .sort((a, b) => GROUP_KEYS.indexOf(a.key) - GROUP_KEYS.indexOf(b.key));
}

/** Everyone who ever ordered: whoever only returned things counts for returns alone. */
const BUYERS = 'orders > 0';

/**
 * A row for everyone (`whole` 1) and, where customers are grouped, one for each group: columns `n0, d0, x0, n1 …` in the
 * order of the figures, and how many customers there are.
 */
export function groupSql(work: string, figures: readonly GroupFigure[], grouped: boolean): string {
  const columns = figures.map(({ numerator, denominator, excluded }, i) => {
    const part = (name: string, sql: string | null) => `(${sql ?? 'NULL'})::DOUBLE AS ${name}${i}`;
    return `${part('n', numerator)}, ${part('d', denominator)}, ${part('x', excluded)}`;
  });
  const keys = grouped ? 'group_key, grouping(group_key)::INTEGER AS whole' : 'NULL AS group_key, 1 AS whole';
  return `SELECT ${keys}, ${count(BUYERS)}::DOUBLE AS customers,
  ${columns.join(',\n  ')}
FROM ${ident(work)}${grouped ? '\nGROUP BY GROUPING SETS ((), (group_key))\nORDER BY whole DESC, group_key NULLS LAST' : ''}`;
}

/** One metric alone, as the reader sees it: the very sums that `groupSql` reads in one pass with all others. */
export function figureSql(work: string, { numerator, denominator }: GroupFigure): string {
  const value =
    denominator === null ? '' : `,\n  (${numerator})::DOUBLE / nullif((${denominator})::DOUBLE, 0) AS value`;
  return `SELECT ${numerator} AS numerator${denominator === null ? '' : `,\n  ${denominator} AS denominator`}${value}
FROM ${ident(work)}`;
}

/** Customers who were new between two days, by first order or by the first after a year without one. */
export function newCustomersSql(
  { work, gaps }: { work: string; gaps: string },
  by: 'first' | 'lapsed',
  { from, to }: Span,
): string {
  const between = `BETWEEN ${date(from)} AND ${date(to)}`;
  return by === 'first'
    ? `SELECT count(*)::DOUBLE AS n FROM ${ident(work)} WHERE first_day ${between}`
    : `SELECT count(DISTINCT id)::DOUBLE AS n FROM ${ident(gaps)} WHERE day ${between} AND (gap IS NULL OR gap > ${LAPSE})`;
}

/**
 * Value at equal age: what the customers whose first order fell in a span paid within their first months, and how many
 * they are. One row: `amount, customers`.
 */
export function equalAgeSql(
  { work, events }: { work: string; events: string },
  { from, to }: Span,
  months: number,
): string {
  return `WITH members AS (
  SELECT id, first_day FROM ${ident(work)} WHERE first_day BETWEEN ${date(from)} AND ${date(to)}
)
SELECT coalesce((
    SELECT sum(amount) FROM ${ident(events)} AS events JOIN members USING (id)
    WHERE day < first_day + to_months(${months})
  ), 0)::DOUBLE AS amount,
  (SELECT count(*) FROM members)::DOUBLE AS customers`;
}

/** The parts of the simple CLV over the last twelve months and the twelve before: margin, customers, who came back. */
export function clvSql(work: string, spans: Spans, margin: string): string {
  const [now, last] = [spanColumn(spans, 'orders', 'm12'), spanColumn(spans, 'orders', 'y1')];
  return `SELECT coalesce(sum(${margin}) FILTER (WHERE ${now} > 0), 0)::DOUBLE AS margin,
  ${count(`${now} > 0`)}::DOUBLE AS customers,
  ${count(`${last} > 0 AND ${now} > 0`)}::DOUBLE AS stayed,
  ${count(`${last} > 0`)}::DOUBLE AS before
FROM ${ident(work)}`;
}
