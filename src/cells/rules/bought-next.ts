import type { NextBest } from '../../analysis/rules/next-best';
import type { PurchaseRulesOutput } from '../../analysis/rules/purchase-rules';
import type { Sequences } from '../../analysis/rules/sequences';
import { purchaseRulesTask } from '../../analysis/rules/tasks';
import type { ComputeContext } from '../../model/cell';
import { type Names, readNames } from './names';
import { MOST_ITEMS, OFFERS, type RulesOptions, type SequenceSettings } from './options';
import { purchaseRowsSql } from './query';
import type { HitRateResult, NextResult, SequencesResult } from './result';
import type { SourceRows } from './source-rows';

/** So many sequence rules go into the result; the table has all. */
const IN_RESULT = 200;

export interface BoughtNext extends PurchaseRulesOutput {
  readonly sql: string;
}

/** What is bought next and what to offer; null where it was not asked for or cannot be told. */
export async function findNext(
  context: ComputeContext<RulesOptions>,
  { purchases, groups }: SourceRows,
  catalogue: { readonly code: Float64Array; readonly value: Float64Array },
): Promise<BoughtNext | null> {
  const { database, options } = context;
  const { sequence, next, mostRules, minLift } = options;
  if (!purchases || (!sequence && !next)) return null;
  const sql = purchaseRowsSql(purchases, purchases, groups);
  const empty = new Float64Array(0);
  const { customer = empty, item = empty, day = empty, group } = await database.numbers(sql);
  const mostItems = Math.min(options.mostItems, MOST_ITEMS / 2);
  context.progress({ stage: 'rules', done: 0 });
  const output = await context.analysis.run(
    purchaseRulesTask,
    {
      ...{ customer, item, day, catalogue: catalogue.code, values: catalogue.value },
      ...(groups ? { group: group ?? empty } : {}),
      groups: groups?.segments.length ?? 0,
      sequence: sequence && { ...sequence, minLift, mostItems, mostRules },
      next: next && { ...next, top: OFFERS, mostItems },
    },
    'rules',
  );
  context.progress({ stage: 'query', done: 0 });
  return { ...output, sql };
}

/** Sequence rules with names. */
export async function sequencesResult(
  { database, name }: Pick<ComputeContext<unknown>, 'database' | 'name'>,
  { days, again }: SequenceSettings,
  found: Sequences,
): Promise<SequencesResult> {
  const shown = found.rows.slice(0, IN_RESULT);
  const spoken = shown.flatMap(({ antecedent, consequent }) => [antecedent, consequent]);
  const names = await readNames(database, name, spoken);
  return {
    ...{ days, again, visits: found.visits, followed: found.followed, incomplete: found.incomplete },
    found: found.found,
    below_lift: found.belowLift,
    rules: shown.map((row) => sequenceResult(row, names)),
  };
}

function sequenceResult(row: Sequences['rows'][number], names: Names): SequencesResult['rules'][number] {
  const { count, support, confidence, lift } = row;
  return {
    antecedent: names(row.antecedent),
    consequent: names(row.consequent),
    ...{ count, antecedent_count: row.antecedentCount, support, confidence },
    base_rate: confidence / lift,
    ...{ lift, median_gap_days: row.gap },
    p: Math.exp(row.lnP),
    q: Math.exp(row.lnQ),
  };
}

/** How well offers would have done, and how many there are. */
export function nextResult(
  { next, firstDay, customers }: { next: NextBest; firstDay: number; customers: number },
  holdout: number,
  segments: readonly string[],
  products: NextResult['products'],
): NextResult {
  const share = (hits: number, of: number) => (of > 0 ? hits / of : null);
  return {
    ...{ customers, offers: next.customer.length, rules: next.rules, holdout, products },
    split: next.split === null ? null : isoDay(firstDay + next.split),
    hit_rates: next.rates.map(({ group, customers: asked, byRules, byPopularity }): HitRateResult => ({
      segment: group === 0 ? null : (segments[group - 1] ?? ''),
      customers: asked,
      by_rules: share(byRules, asked),
      by_popularity: share(byPopularity, asked),
    })),
  };
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
