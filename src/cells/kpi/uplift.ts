import { meanDifference, momentsOf } from '../../analysis/uplift/mean-difference';
import { newcombe } from '../../analysis/uplift/newcombe';
import { zTwoSided } from '../../analysis/stats/distributions';
import type { ComputeContext } from '../../model/cell';
import { listDay } from '../../sql/metrics/other-tables';
import type { Span } from '../../sql/metrics/spans';
import { controlColumn, outcomeSql, type ListQuestion } from '../../sql/lists/outcome';
import { type Customers, found } from './customers';
import type { HandedList, KpiOptions } from './options';
import type { ListSide, Unavailable, Uplift } from './result';

/** A row of `outcomeSql`. */
interface OutcomeRow {
  readonly held: boolean;
  readonly listed: number;
  readonly observed: number;
  readonly bought: number;
  readonly amount: number | null;
  readonly squares: number | null;
}

export interface Outcome {
  readonly treated: OutcomeRow;
  readonly control: OutcomeRow | null;
  readonly sql: string;
}

const NOBODY = { listed: 0, observed: 0, bought: 0, amount: 0, squares: 0 };

/** What became of a list, or why that cannot be told. */
export async function outcomeOf(
  context: ComputeContext<KpiOptions>,
  customers: Customers,
  list: {
    readonly from: string;
    readonly since: string | null;
    readonly days: number;
    readonly control: string | null;
  },
  within: Span | null,
): Promise<Outcome | Unavailable> {
  const table = list.from === '' ? null : found(() => context.table(list.from));
  if (!table) return { reason: 'missing_input', what: list.from || 'list' };
  if (!table.columns.some(({ name }) => name === 'customer'))
    return { reason: 'missing_field', what: 'customer' };
  const day = listDay(table, list.since);
  if (day === null) return { reason: 'no_date', what: list.from };
  const control = controlColumn(table, list.control);
  if (list.control !== null && control === null) return { reason: 'missing_field', what: list.control };
  const question: ListQuestion = { table, day, control, days: list.days, lastDay: customers.lastDay, within };
  const sql = outcomeSql(tablesOf(customers), question);
  const rows = await context.database.rows<OutcomeRow>(sql);
  const treated = rows.find(({ held }) => !held) ?? { held: false, ...NOBODY };
  return { treated, control: control === null ? null : (rows.find(({ held }) => held) ?? null), sql };
}

function tablesOf({ tables, source, columns }: Customers) {
  return {
    people: tables.people,
    events: source.names.events,
    mixed: columns.has('is_order'),
    hasAmount: columns.has('amount'),
  };
}

/** What each list brought, against those who were kept out of it. */
export async function uplifts(
  context: ComputeContext<KpiOptions>,
  customers: Customers | null,
): Promise<Uplift[]> {
  const all: Uplift[] = [];
  for (const list of context.options.lists) {
    const outcome = customers
      ? await outcomeOf(context, customers, list, null)
      : ({ reason: 'missing_input', what: 'from' } as const);
    all.push('reason' in outcome ? nothing(list, outcome) : upliftOf(list, outcome));
  }
  return all;
}

function nothing(list: HandedList, unavailable: Unavailable): Uplift {
  const { at, name, from, days, since } = list;
  const none = { control: null, rate: null, lift: null, more_buyers: null, amount: null, p: null };
  return {
    at,
    name,
    from,
    days,
    since,
    listed: 0,
    excluded: 0,
    treated: sideOf({ held: false, ...NOBODY }),
    ...none,
    unavailable,
  };
}

function sideOf({ observed, bought, amount }: OutcomeRow): ListSide {
  return {
    customers: observed,
    bought,
    rate: observed > 0 ? bought / observed : null,
    amount,
    amount_per_customer: amount !== null && observed > 0 ? amount / observed : null,
  };
}

/** The comparison of the two sides; without a control group there is none, whatever the rate. */
export function upliftOf(list: HandedList, { treated, control }: Omit<Outcome, 'sql'>): Uplift {
  const { at, name, from, days, since } = list;
  const listed = treated.listed + (control?.listed ?? 0);
  const excluded = listed - treated.observed - (control?.observed ?? 0);
  const known = { at, name, from, days, since, listed, excluded };
  const sides = { treated: sideOf(treated), control: control ? sideOf(control) : null };
  const observed = treated.observed > 0;
  const unavailable: Unavailable | null = observed ? null : { reason: 'not_observed', what: String(days) };
  if (!control || control.observed === 0 || !observed) {
    return {
      ...known,
      ...sides,
      rate: null,
      lift: null,
      more_buyers: null,
      amount: null,
      p: null,
      unavailable,
    };
  }
  const rate = newcombe(treated.bought, treated.observed, control.bought, control.observed);
  const base = control.bought / control.observed;
  const more = (value: number) => value * treated.observed;
  return {
    ...known,
    ...sides,
    rate,
    lift: base > 0 ? rate.value / base : null,
    more_buyers: { value: more(rate.value), low: more(rate.low), high: more(rate.high) },
    amount: amountDifference(treated, control),
    p: chanceOf(treated, control),
    unavailable: null,
  };
}

function amountDifference(treated: OutcomeRow, control: OutcomeRow): Uplift['amount'] {
  if (treated.amount === null || control.amount === null) return null;
  return meanDifference(
    momentsOf(treated.observed, treated.amount, treated.squares ?? 0),
    momentsOf(control.observed, control.amount, control.squares ?? 0),
  );
}

/** The two-sided test of two shares with one pooled share (the chi-square test without correction). */
function chanceOf(treated: OutcomeRow, control: OutcomeRow): number | null {
  const [n, m] = [treated.observed, control.observed];
  const pooled = (treated.bought + control.bought) / (n + m);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  return spread > 0 ? zTwoSided((treated.bought / n - control.bought / m) / spread).p : null;
}
