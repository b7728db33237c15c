import { strategyOf } from './edit';
import type { StrategyOptions } from './options';
import type { SegmentFacts } from './result';

/** A segment's part of the budget beside its part of the amount. */
export interface BudgetRow {
  readonly facts: SegmentFacts;
  readonly budget: number | null;
  /** Of all budgets; null where they add up to nothing. */
  readonly share: number | null;
  /** Share of budget less share of amount, as a share. */
  readonly gap: number | null;
  readonly perCustomer: number | null;
}

export interface Budgets {
  readonly rows: readonly BudgetRow[];
  /** Null: no budget is set. */
  readonly total: number | null;
}

/** Budgets of the segments there are; a segment without one counts as nothing once any is set. */
export function budgetsOf(options: StrategyOptions, segments: readonly SegmentFacts[]): Budgets {
  const budgets = segments.map(({ segment }) => strategyOf(options, segment)?.budget ?? null);
  const set = budgets.filter((budget) => budget !== null);
  const total = set.length === 0 ? null : set.reduce((sum, budget) => sum + budget, 0);
  const rows = segments.map((facts, i): BudgetRow => {
    const budget = budgets[i] ?? null;
    const share = total !== null && total > 0 ? (budget ?? 0) / total : null;
    return {
      facts,
      budget,
      share,
      gap: share !== null && facts.amount_share !== null ? share - facts.amount_share : null,
      perCustomer: budget !== null && facts.customers > 0 ? budget / facts.customers : null,
    };
  });
  return { rows, total };
}
