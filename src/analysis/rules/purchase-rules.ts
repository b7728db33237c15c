import { nextBest, type NextBest } from './next-best';
import { readPurchases, type PurchaseRows } from './purchases';
import { sequences, type SequenceOptions, type Sequences } from './sequences';

export interface PurchaseRulesInput extends PurchaseRows {
  readonly catalogue: Float64Array;
  /** What one more sold is worth, by item of the catalogue. */
  readonly values: Float64Array;
  readonly groups: number;
  readonly sequence: SequenceOptions | null;
  readonly next: {
    readonly minCount: number;
    readonly holdout: number;
    readonly top: number;
    readonly mostItems: number;
  } | null;
}

export interface PurchaseRulesOutput {
  readonly customers: number;
  readonly visits: number;
  /** What day 0 of what follows is, as the rows count days. */
  readonly firstDay: number;
  readonly sequences: Sequences | null;
  readonly next: NextBest | null;
}

/** What customers buy next: rules between a visit and the following one, and the best offer for each customer. */
export function purchaseRules(
  input: PurchaseRulesInput,
  report: (done: number, total: number) => void,
): PurchaseRulesOutput {
  const purchases = readPurchases(input, input.catalogue);
  report(1, 4);
  const found = input.sequence ? sequences(purchases, input.sequence) : null;
  report(2, 4);
  const { next, values, groups } = input;
  return {
    customers: purchases.customers,
    visits: purchases.days.length,
    firstDay: purchases.firstDay,
    sequences: found,
    next: next && nextBest(purchases, { ...next, values, groups }, (done) => report(2 + 2 * done, 4)),
  };
}
