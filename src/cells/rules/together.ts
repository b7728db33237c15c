import type { RulesOutput } from '../../analysis/rules/mine';
import type { RuleRow } from '../../analysis/rules/rule-rows';
import { rulesTask } from '../../analysis/rules/tasks';
import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Names } from './names';
import { readNames } from './names';
import type { RulesOptions } from './options';
import { basketRowsSql } from './query';
import type { RuleResult, RulesResult, SegmentRules } from './result';
import type { SourceRows } from './source-rows';

/** So many rules go into the result; the table has all. */
const IN_RESULT = 200;
const TOP_ITEMS = 20;
const SEGMENT_RULES = 20;
const SIGNIFICANT = 0.05;

/** Rules between what is in the same basket. @throws KequnError `analysis.no_baskets` */
export async function findTogether(
  context: ComputeContext<RulesOptions>,
  { baskets, basket, groups, info }: SourceRows,
  catalogue: Float64Array,
): Promise<{ readonly output: RulesOutput; readonly sql: string }> {
  const { database, options } = context;
  const sql = basketRowsSql(baskets, basket.sql, groups);
  const empty = new Float64Array(0);
  const { basket: keys = empty, item = empty, group } = await database.numbers(sql);
  context.progress({ stage: 'rules', done: 0 });
  const output = await context.analysis.run(
    rulesTask,
    {
      ...{ basket: keys, item, catalogue },
      ...(groups ? { group: group ?? empty } : {}),
      groups: groups?.segments.length ?? 0,
      options: { ...options, largestBasket: options.largestBasket ?? Infinity },
    },
    'rules',
  );
  context.progress({ stage: 'query', done: 0 });
  if (output.baskets === 0) {
    throw new KequnError('analysis.no_baskets', `missing baskets: ${info.name}`, {
      values: { table: info.name, column: options.item },
    });
  }
  return { output, sql };
}

type Together = Omit<RulesResult, 'sequences' | 'next'>;

/** What was found, with names. */
export async function togetherResult(
  context: ComputeContext<RulesOptions>,
  { basket, groups }: SourceRows,
  output: RulesOutput,
): Promise<Together> {
  const { database, name, options } = context;
  const shown = output.rows.slice(0, IN_RESULT);
  const contrasts = output.contrasts.map((one) => ({ ...one, rows: one.rows.slice(0, SEGMENT_RULES) }));
  const top = topItems(output);
  const spoken = [...shown, ...contrasts.flatMap(({ rows }) => rows)];
  const names = await readNames(database, name, [
    ...spoken.flatMap(({ antecedent, consequent }) => [...antecedent, ...consequent]),
    ...top.map(({ item }) => item),
  ]);
  const { sizes, baskets } = output;
  return {
    ...{ basket: basket.kind, basket_column: basket.column, item: options.item, baskets },
    items: output.items,
    frequent_items: output.frequentItems,
    mean_items: sizes.mean,
    largest_basket: sizes.largest,
    single_item_share: sizes.single / baskets,
    min_support: output.minSupport,
    min_count: output.minCount,
    support_found: options.minSupport === null,
    min_confidence: options.minConfidence,
    min_lift: options.minLift,
    max_length: output.maxLength,
    ...{ splits: options.splits, sort: options.sort },
    itemsets: output.levels.map(({ length, counts }) => ({ length, count: counts.length })),
    rules_found: output.found,
    rules_below_lift: output.belowLift,
    rules_redundant: output.redundant,
    rules_capped: output.capped,
    rules_kept: output.rows.length,
    rules_significant: output.rows.filter(({ lnQ }) => lnQ <= Math.log(SIGNIFICANT)).length,
    rules: shown.map((row) => ruleResult(row, names)),
    top_items: top.map(({ item, count }) => ({ item: names(item), count, support: count / baskets })),
    segments: segmentNames(context),
    by_segment: contrasts.map((one) => segmentRules(one, groups?.segments[one.group - 1] ?? '', names)),
  };
}

function segmentNames(context: ComputeContext<RulesOptions>): RulesResult['segments'] {
  const { segmentation } = context.options;
  if (segmentation === null) return [];
  return context
    .segmentation(segmentation)
    .segments.map(({ segment, label_zh, label_en }) => ({ segment, label_zh, label_en }));
}

function topItems({ levels }: RulesOutput): { item: number; count: number }[] {
  const single = levels.find(({ length }) => length === 1);
  if (!single) return [];
  return Array.from(single.sets, (item, at) => ({ item, count: single.counts[at] ?? 0 }))
    .sort((one, other) => other.count - one.count || one.item - other.item)
    .slice(0, TOP_ITEMS);
}

function ruleResult(row: RuleRow, names: Names): RuleResult {
  const { support, confidence, lift, leverage, conviction, zhang, jaccard, certainty, kulczynski } = row;
  return {
    antecedent: row.antecedent.map(names),
    consequent: row.consequent.map(names),
    count: row.count,
    antecedent_count: row.antecedentCount,
    consequent_count: row.consequentCount,
    ...{ support, confidence, lift, leverage },
    conviction: Number.isFinite(conviction) ? conviction : null,
    ...{ zhang, jaccard, certainty, kulczynski },
    p: Math.exp(row.lnP),
    q: Math.exp(row.lnQ),
  };
}

function segmentRules(
  contrast: RulesOutput['contrasts'][number],
  segment: string,
  names: Names,
): SegmentRules {
  return {
    segment,
    baskets: contrast.baskets,
    rest_baskets: contrast.restBaskets,
    min_support: contrast.minSupport,
    found: contrast.found,
    rules: contrast.rows.map((row) => ({
      antecedent: row.antecedent.map(names),
      consequent: row.consequent.map(names),
      ...{ count: row.count, support: row.support, confidence: row.confidence, lift: row.lift },
      rest_count: row.rest.count,
      rest_antecedent_count: row.rest.antecedentCount,
      rest_confidence: row.rest.confidence,
      rest_lift: row.rest.lift,
      q: Math.exp(row.lnApart),
    })),
  };
}
