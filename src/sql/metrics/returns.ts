import type { RowClass } from '../../model/bridge';
import type { OrderFacts } from '../orders/facts';
import type { OrderFields } from '../orders/fields';
import { amountsAfterRefunds, isOneOf, noneOf, type OrderRules } from '../orders/rules';

/** What was sold and what came back in a row, before any treatment of refunds: SQL over the table's columns. */
export interface ReturnFields {
  /** Whether the row is a sale or a return that took place. */
  readonly applies: string;
  readonly soldAmount: string | null;
  readonly returnedAmount: string | null;
  readonly soldPieces: string | null;
  readonly returnedPieces: string | null;
}

/** Rows that neither sold anything nor brought anything back. */
const NEVER: ReadonlySet<RowClass> = new Set([
  ...(['test', 'closed', 'unpaid', 'no_customer', 'no_time', 'implausible_time'] as const),
  ...(['after_as_of', 'no_amount'] as const),
]);

/** Whether the table records returns at all: without a trace of any, a share of zero would be made up. */
export function recordsReturns(fields: OrderFields, facts: OrderFacts): boolean {
  const { refunded, partly_refunded } = facts.statuses;
  const byStatus = refunded.length + partly_refunded.length > 0;
  return fields.refundAmount !== null || facts.negative > 0 || byStatus;
}

/**
 * Returned: credit notes (negative rows), refund amounts, and whole orders whose status says that they were refunded.
 * Of a partial refund the pieces are not known, so it counts by amount alone.
 *
 * @param net the rules and facts of the treatment `net`, whatever the analysis does with refunds
 */
export function returnFields(fields: OrderFields, net: OrderRules, facts: OrderFacts): ReturnFields {
  const { amount, quantity, refundAmount } = fields;
  const refund = refundAmount ? `coalesce(abs(${refundAmount}), 0)` : '0';
  const whole = isOneOf(fields.status, facts.statuses.refunded);
  const gross = refundAmount && amountsAfterRefunds(facts) ? `(${amount} + ${refund})` : amount;
  return {
    applies: noneOf(net.classes.filter(([rowClass]) => NEVER.has(rowClass))) ?? 'TRUE',
    soldAmount: gross && `CASE WHEN ${amount} >= 0 THEN ${gross} ELSE 0 END`,
    returnedAmount:
      amount &&
      `CASE WHEN ${amount} < 0 THEN -${amount}
    ${refundAmount ? `WHEN ${refund} > 0 THEN ${refund} ` : ''}${whole ? `WHEN ${whole} THEN ${amount} ` : ''}ELSE 0 END`,
    soldPieces: quantity && `greatest(${quantity}, 0)`,
    returnedPieces:
      quantity &&
      `CASE WHEN ${quantity} < 0 THEN -${quantity} ${
        whole ? `WHEN ${whole} THEN ${quantity} ` : ''
      }ELSE 0 END`,
  };
}
