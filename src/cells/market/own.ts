import { addDays, addMonths, dayNumber } from '../../lib/iso-day';
import type { AsOf, ComputeContext, Statement } from '../../model/cell';
import type { Warning } from '../../model/warning';
import { metricFields } from '../../sql/metrics/fields';
import { prepareOrders, type PreparedOrders } from '../../sql/orders/prepare';
import { orderWarnings } from '../../sql/orders/warnings';
import type { MarketOptions } from './options';
import { amountsSql, sizesSql, type Windows } from './query';
import type { MarketResult, OwnFigures } from './result';

/** What data say of the segments. */
export interface Own {
  readonly of: ReadonlyMap<string, OwnFigures>;
  /** What is said of a segment that nobody is in. */
  readonly nobody: OwnFigures;
  readonly facts: Pick<
    MarketResult,
    'as_of' | 'months' | 'period' | 'before' | 'covered' | 'customers' | 'amount'
  >;
  readonly asOf: AsOf | null;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

interface Amounts {
  readonly segment: string;
  readonly amount: number;
  readonly amount_before: number;
  readonly active: number;
  readonly active_before: number;
  readonly costed: number | null;
  readonly margin: number | null;
  readonly largest: number;
}

/** Customers of each segment, and what they bought in the period and in the one before. */
export async function ownFigures(context: ComputeContext<MarketOptions>): Promise<Own> {
  const { database, options } = context;
  const sizes = await database.rows<{ segment: string; customers: number }>(sizesSql(options.segmentation));
  const customers = sizes.reduce((sum, row) => sum + row.customers, 0);
  const sized = (figures: (segment: string, customers: number) => OwnFigures) =>
    new Map(sizes.map((row) => [row.segment, figures(row.segment, row.customers)]));
  if (options.orders === null) {
    const unknown = (_: string, own: number) => figuresOf(own, customers, undefined, null);
    const found = { of: sized(unknown), nobody: unknown('', 0) };
    return { ...found, facts: { ...NOTHING, customers }, asOf: null, warnings: [], statements: [] };
  }
  const table = context.table(options.orders);
  const choice = { cell: options.as_of, frontMatter: context.asOf };
  const orders = await prepareOrders(database, table, { refunds: options.refunds, asOf: choice });
  const { months, windows, covered } = windowsOf(options.months, orders);
  const cost = metricFields(table, { list: 'piece', cost: 'piece' }).cost;
  const sql = amountsSql(options.segmentation, orders, windows, cost);
  const rows = await database.rows<Amounts>(sql);
  const hasAmounts = orders.rules.amount !== null;
  const amount = hasAmounts ? rows.reduce((sum, row) => sum + row.amount, 0) : null;
  const found = new Map(rows.map((row) => [row.segment, row]));
  const known = { hasAmounts, covered, amount };
  const counted = (segment: string, own: number) =>
    figuresOf(own, customers, found.get(segment) ?? NOBODY, known);
  return {
    of: sized(counted),
    nobody: counted('', 0),
    facts: {
      ...{ as_of: orders.asOf.date, months, covered, customers, amount },
      period: { from: windows.middle, to: addDays(windows.end, -1) },
      before: { from: windows.start, to: addDays(windows.middle, -1) },
    },
    asOf: orders.asOf,
    warnings: [
      ...(await orderWarnings(database, orders)),
      ...(covered ? [] : [{ code: 'market.history_short', values: { months } } as const]),
    ],
    statements: [{ title: 'market', sql }],
  };
}

const NOTHING = { as_of: null, months: null, period: null, before: null, covered: false, amount: null };
const NOBODY: Omit<Amounts, 'segment'> = {
  ...{ amount: 0, amount_before: 0, active: 0, active_before: 0 },
  ...{ costed: null, margin: null, largest: 0 },
};

interface Known {
  readonly hasAmounts: boolean;
  readonly covered: boolean;
  readonly amount: number | null;
}

function figuresOf(
  customers: number,
  all: number,
  amounts: Omit<Amounts, 'segment'> | undefined,
  known: Known | null,
): OwnFigures {
  const size = { customers, customers_share: all > 0 ? customers / all : 0 };
  if (!amounts || !known) return { ...size, ...UNKNOWN };
  const { hasAmounts, covered } = known;
  const amount = hasAmounts ? amounts.amount : null;
  const before = hasAmounts && covered ? amounts.amount_before : null;
  return {
    ...size,
    amount,
    amount_share: share(amount, known.amount),
    amount_before: before,
    growth: amount !== null && before !== null && before > 0 ? amount / before - 1 : null,
    active: amounts.active,
    active_before: covered ? amounts.active_before : null,
    margin_share: share(amounts.margin, amounts.costed),
    largest_share: share(hasAmounts ? amounts.largest : null, amount),
  };
}

const UNKNOWN = {
  ...{ amount: null, amount_share: null, amount_before: null, growth: null },
  ...{ active: null, active_before: null, margin_share: null, largest_share: null },
};

function share(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole;
}

/** Lengths that a period takes by itself, longest first. */
const LENGTHS = [12, 6, 3, 1];

/** Two periods of so many months, side by side, of which the second ends the day before the analysis date. */
function windowsOf(asked: number | null, { asOf, facts }: PreparedOrders) {
  const end = asOf.date;
  const first = Math.max(facts.first ?? Infinity, facts.plausible.from ?? -Infinity);
  const tried = (asked === null ? LENGTHS : [asked]).map((months) => {
    const windows: Windows = { start: addMonths(end, -2 * months), middle: addMonths(end, -months), end };
    return { months, windows, covered: first <= dayNumber(windows.start) + SLACK };
  });
  const none = { months: 1, windows: { start: end, middle: end, end }, covered: false };
  return tried.find(({ covered }) => covered) ?? tried[0] ?? none;
}

/** Days by which data may begin later than the period does: a shop's first order is seldom on the first of a month. */
const SLACK = 7;
