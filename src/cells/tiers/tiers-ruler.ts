import type { Ruler } from '../../model/segmentation';
import type { Customers } from './customers';
import type { TiersOptions } from './options';
import { cutSql, ruledSql } from './query';
import type { TiersResult } from './result';
import { ruleConditions, ruleMetrics } from './rule-tiers';

/** What measures others as this run measured its own; undefined where some tier is empty, or rules hold an expression. */
export function tiersRuler(
  options: TiersOptions,
  { table }: Customers,
  result: TiersResult,
): Ruler | undefined {
  if (options.method === 'rules') {
    if (options.rules.some(({ where }) => where !== undefined)) return undefined;
    return { columns: ruleMetrics(options.rules), sql: ruledSql(ruleConditions(options, table.columns)) };
  }
  const tiers = result.segments.filter(({ segment }) => segment !== 'unknown' && segment !== 'negative');
  const cuts = tiers
    .slice(0, -1)
    .flatMap(({ min }) => (min === null ? [] : [min]))
    .reverse();
  if (result.by === null || cuts.length !== tiers.length - 1) return undefined;
  const keys = tiers.map(({ segment }) => segment);
  return { columns: [result.by], sql: cutSql(result.by, cuts, keys, result.shares !== null) };
}
