import type { RowClass } from '../../model/bridge';
import type { Refunds } from '../../model/cell';
import { date, list, text } from '../sql';
import { cancelledOrdersSql, noTime, type OrderFacts } from './facts';
import type { OrderFields } from './fields';

export interface RuleSettings {
  readonly table: string;
  readonly refunds: Refunds;
  /** ISO date; rows of later days are left out. Null: no such limit. */
  readonly asOf: string | null;
}

/** How rows count, as SQL expressions over the table's columns. */
export interface OrderRules {
  /** Text: the one class of a row; placeholder customers are told apart later, by customer. */
  readonly rowClass: string;
  /** The conditions by class, in the order in which they decide; a row that meets none is `used`. */
  readonly classes: readonly (readonly [RowClass, string])[];
  /** Boolean: the row says something about a customer (an order, or money that is netted off). Null: every row does. */
  readonly usable: string | null;
  /** Boolean: of usable rows, whether it makes an order and a purchase date. Null: all do. */
  readonly isOrder: string | null;
  /** Boolean: of usable rows, whether it lies in the measured period. Null: all do. */
  readonly measured: string | null;
  /** Exact number: what a usable row adds to the customer's amount; null where no amount is known. */
  readonly amount: string | null;
}

/** Classes whose rows make orders. */
const ORDERS: ReadonlySet<RowClass> = new Set(['used', 'refund_netted', 'out_of_period']);

/**
 * What counts (DOMAIN 12: rules that keep figures honest).
 *
 * - `net` (default): unpaid, closed, test and fully refunded orders are neither orders nor dates; a partial refund is
 *   taken off the amount; a credit note (negative amount or quantity) is never an order or a date, its amount is
 *   netted off the customer's; an order whose own lines sum to nothing or less counts as refunded;
 *   zero-amount lines are gifts and make no order of their own.
 * - `exclude`: every order with a refund, whole or part, is left out, and so are credit notes. The order that a
 *   credit note with an id of its own takes back cannot be told, so it stays as it was bought.
 * - `keep`: every row with a customer and a time up to `asOf` is an order with its amount as it stands.
 */
export function orderRules(fields: OrderFields, facts: OrderFacts, settings: RuleSettings): OrderRules {
  const classes = conditions(fields, facts, settings).filter(
    (entry): entry is [RowClass, string] => entry[1] !== null,
  );
  const isNetted = (rowClass: RowClass) => rowClass === 'credit_note' && settings.refunds === 'net';
  const isUsed = (rowClass: RowClass) => ORDERS.has(rowClass) || isNetted(rowClass);
  return {
    classes,
    rowClass: caseOf(classes),
    usable: noneOf(classes.filter(([rowClass]) => !isUsed(rowClass))),
    isOrder: noneOf(classes.filter(([rowClass]) => isNetted(rowClass))),
    measured: fields.inPeriod && `${fields.inPeriod} IS TRUE`,
    amount: countedAmount(fields, facts, settings.refunds),
  };
}

type Condition = readonly [RowClass, string | null];

function conditions(fields: OrderFields, facts: OrderFacts, settings: RuleSettings): Condition[] {
  const keep = settings.refunds === 'keep';
  return [
    ...(keep ? [] : statusConditions(fields, facts, settings)),
    ['no_customer', facts.noCustomer > 0 ? `${fields.customer} IS NULL OR ${fields.customer} = ''` : null],
    ['no_time', facts.noTime > 0 ? noTime(fields) : null],
    ['implausible_time', keep ? null : implausible(fields, facts)],
    ['after_as_of', afterAsOf(fields, settings.asOf)],
    ['out_of_period', fields.inPeriod && `${fields.inPeriod} IS NOT TRUE`],
    ...(keep ? [] : amountConditions(fields, facts)),
  ];
}

function statusConditions(fields: OrderFields, facts: OrderFacts, settings: RuleSettings): Condition[] {
  const { statuses } = facts;
  return [
    ['test', isOneOf(fields.status, statuses.test)],
    ['closed', isOneOf(fields.status, statuses.closed)],
    ['unpaid', either(isOneOf(fields.status, statuses.unpaid), withoutPaidTime(fields, facts))],
    ['refunded', settings.refunds === 'net' ? fullyRefunded(fields, facts) : anyRefund(fields, facts)],
    ['refunded', cancelled(fields, facts, settings.table)],
  ];
}

function amountConditions(fields: OrderFields, facts: OrderFacts): Condition[] {
  const { amount, quantity } = fields;
  const negative = either(amount && `${amount} < 0`, quantity && `${quantity} < 0`);
  return [
    ['no_amount', facts.noAmount > 0 && amount ? `${amount} IS NULL` : null],
    ['credit_note', facts.negative > 0 ? negative : null],
    ['gift', facts.zero > 0 && amount ? `${amount} = 0` : null],
    ['refund_netted', partlyRefunded(fields, facts)],
  ];
}

/** Orders that lines of their own id take back whole. */
function cancelled({ order, amount }: OrderFields, facts: OrderFacts, table: string): string | null {
  if (facts.cancelledOrders === 0 || !order || !amount) return null;
  return `${order} IN (${cancelledOrdersSql(table, order, amount)})`;
}

function afterAsOf({ time }: OrderFields, asOf: string | null): string | null {
  return asOf && time && `${time} >= ${date(asOf)} + 1`;
}

/** Whether a status is one of some texts; null where that cannot be. */
export function isOneOf(status: string | null, values: readonly string[]): string | null {
  return status && values.length > 0 ? `${status} IN (${list(values.map(text))})` : null;
}

function either(...conditions: readonly (string | null)[]): string | null {
  return conditions.filter((condition) => condition !== null).join(' OR ') || null;
}

/** No time of payment, and no status that says it was paid (cash on delivery); a column without any value says nothing. */
function withoutPaidTime(fields: OrderFields, facts: OrderFacts): string | null {
  if (!fields.paidTime || facts.noPaidTime === 0 || facts.noPaidTime === facts.rows) return null;
  const paid = isOneOf(fields.status, facts.statuses.paid);
  return `${fields.paidTime} IS NULL${paid ? ` AND (${paid}) IS NOT TRUE` : ''}`;
}

/**
 * Whether the amounts of this table are what was left after refunds: a refund cannot be more than what was paid,
 * so where that happens for more than a tenth of the refunds, they have been taken off already.
 */
export function amountsAfterRefunds(facts: OrderFacts): boolean {
  return facts.refunds > 0 && facts.refundsBeyondAmount > facts.refunds / 10;
}

function fullyRefunded(fields: OrderFields, facts: OrderFacts): string | null {
  const { amount, refundAmount } = fields;
  const status = isOneOf(fields.status, facts.statuses.refunded);
  if (!amount || !refundAmount || facts.refunds === 0) return status;
  const left = amountsAfterRefunds(facts) ? `${amount} <= 0` : `abs(${refundAmount}) >= ${amount}`;
  const full = `abs(${refundAmount}) > 0 AND ${amount} >= 0 AND ${left}`;
  // A status says that a refund went through, not how much: where the amount of it is known, that decides.
  return status ? `${full} OR (${status} AND (abs(${refundAmount}) > 0) IS NOT TRUE)` : full;
}

function anyRefund(fields: OrderFields, facts: OrderFacts): string | null {
  const { statuses } = facts;
  return either(
    isOneOf(fields.status, [...statuses.refunded, ...statuses.partly_refunded]),
    fields.refundAmount && facts.refunds > 0 ? `abs(${fields.refundAmount}) > 0` : null,
  );
}

function partlyRefunded({ refundAmount, amount }: OrderFields, facts: OrderFacts): string | null {
  return refundAmount && amount && facts.refunds > 0 ? `abs(${refundAmount}) > 0` : null;
}

/** A spreadsheet's zero date, a year 2099: outside the plausible days. */
export function implausible({ time }: OrderFields, { plausible }: OrderFacts): string | null {
  if (!time) return null;
  return either(
    plausible.from === null ? null : `${time} < DATE '1970-01-01' + ${plausible.from}`,
    plausible.to === null ? null : `${time} >= DATE '1970-01-01' + ${plausible.to + 1}`,
  );
}

function countedAmount(fields: OrderFields, facts: OrderFacts, refunds: Refunds): string | null {
  const { amount, refundAmount } = fields;
  if (!amount || !refundAmount || refunds !== 'net') return amount;
  if (facts.refunds === 0 || amountsAfterRefunds(facts)) return amount;
  return `(CASE WHEN ${amount} > 0 THEN ${amount} - coalesce(abs(${refundAmount}), 0) ELSE ${amount} END)`;
}

function caseOf(classes: OrderRules['classes']): string {
  if (classes.length === 0) return `'used'`;
  const branches = classes.map(([rowClass, condition]) => `WHEN ${condition} THEN '${rowClass}'`);
  return `CASE ${branches.join('\n  ')}\n  ELSE 'used' END`;
}

/** Whether a row meets none of the conditions; null where there is none to meet. */
export function noneOf(classes: OrderRules['classes']): string | null {
  if (classes.length === 0) return null;
  return classes.map(([, condition]) => `(${condition}) IS NOT TRUE`).join('\n  AND ');
}
