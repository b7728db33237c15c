import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import { amountColumn, checkMetrics } from './columns';
import { conditionsOf } from './conditions';
import { contradictions } from './contradictions';
import type { Customers } from './customers';
import type { TiersOptions } from './options';
import { masksSql, nearSql, rulesSql, type RuleConditions } from './query';
import type { NearMiss, Overlap, RulesResult } from './result';
import type { Rule } from './rules';
import { ruleTiers } from './segments';
import type { Tiered } from './value-tiers';

/** The metrics that rules name; of an SQL expression, every one it may name. */
export function ruleMetrics(rules: readonly Rule[], known: readonly string[] = []): string[] {
  const named = rules.flatMap(({ when }) => Object.keys(when));
  const written = rules.flatMap(({ where }) => known.filter((metric) => where?.includes(metric)));
  return [...new Set([...named, ...written])];
}

/** @throws KequnError `document.bad_options` without a rule, `analysis.missing_column` for a metric that is not there */
export function tierByRules({ options }: ComputeContext<TiersOptions>, { table }: Customers): Tiered {
  const { rules } = options;
  if (rules.length === 0) {
    const message = 'missing option: rules';
    throw new KequnError('document.bad_options', message, { values: { reason: message } });
  }
  const metrics = ruleMetrics(rules);
  checkMetrics(table, metrics, options.from);
  return {
    sql: rulesSql(table.name, ruleConditions(options, table.columns), metrics),
    tiers: ruleTiers(options),
    warnings: [],
    result: {
      ...{ by: null, cuts: null, shares: null, lorenz: null, distribution: null, breaks: null },
      apart: { negative: 0, negative_amount: 0, unknown: 0 },
    },
  };
}

/** The rules with their conditions over some columns. */
export function ruleConditions(
  { rules }: TiersOptions,
  columns: Customers['table']['columns'],
): RuleConditions[] {
  return rules.map((rule) => ({ segment: rule.segment, conditions: conditionsOf(rule, columns) }));
}

/** What each rule does, from the table `name` with its `mask` of the rules that hold. */
export async function readRules(
  { database, name, options }: ComputeContext<TiersOptions>,
  { table }: Customers,
  leftover: number,
): Promise<RulesResult> {
  const { rules } = options;
  const amount = amountColumn(table.columns);
  const masks = await database.rows<Mask>(masksSql(name, amount));
  const sum = (keep: (mask: number) => boolean, of: 'customers' | 'amount' = 'customers') =>
    masks.reduce((total, row) => total + (keep(row.mask) ? (row[of] ?? 0) : 0), 0);
  const has = (mask: number, rule: number) => (mask & (1 << rule)) !== 0;
  const first = (mask: number) => rules.findIndex((_, i) => has(mask, i));
  const covered = sum((mask) => mask !== 0);
  return {
    rules: rules.map(({ segment }, i) => ({
      segment,
      meets: sum((mask) => has(mask, i)),
      takes: sum((mask) => mask !== 0 && first(mask) === i),
      amount: amount === null ? null : sum((mask) => mask !== 0 && first(mask) === i, 'amount'),
    })),
    overlaps: pairs(rules, (i, j) => sum((mask) => has(mask, i) && has(mask, j))),
    overlapping: sum((mask) => (mask & (mask - 1)) !== 0),
    covered,
    leftover,
    near: await nearMisses(database, name, ruleConditions(options, table.columns)),
    contradictions: contradictions(rules),
  };
}

interface Mask {
  readonly mask: number;
  readonly customers: number;
  readonly amount: number | null;
}

function pairs(rules: readonly Rule[], count: (i: number, j: number) => number): Overlap[] {
  return rules.flatMap(({ segment: first }, i) =>
    rules
      .map(({ segment: second }, j) => ({ first, second, customers: j > i ? count(i, j) : 0 }))
      .filter(({ customers }) => customers > 0),
  );
}

async function nearMisses(
  database: ComputeContext<TiersOptions>['database'],
  name: string,
  rules: readonly RuleConditions[],
): Promise<NearMiss[]> {
  const sql = nearSql(name, rules);
  const [row] = sql === null ? [] : await database.rows<Record<string, number>>(sql);
  return rules.flatMap(({ segment, conditions }, i) =>
    conditions
      .map(({ text: condition }, j) => ({
        segment,
        condition,
        customers: row?.[`near_${i}_${j}`] ?? 0,
        unknown: row?.[`unknown_${i}_${j}`] ?? 0,
      }))
      .filter(({ customers }) => customers > 0),
  );
}

/** What is to be said of the rules, once they have run. */
export function ruleWarnings({ rules }: TiersOptions, result: RulesResult, customers: number): Warning[] {
  const label = (key: string) => {
    const rule = rules.find(({ segment }) => segment === key);
    return rule ? [...new Set([rule.label_zh, rule.label_en])].join(' / ') : key;
  };
  const warnings: Warning[] = result.contradictions.map(({ segment, metric, condition }) => ({
    code: 'tiers.contradicts_name',
    values: { rule: label(segment), measure: metric, bound: condition.replaceAll(`${metric} `, '') },
  }));
  const idle = result.rules.filter(({ takes }) => takes === 0);
  for (const { segment, meets } of idle) {
    warnings.push({
      code: meets > 0 ? 'tiers.rule_covered' : 'tiers.rule_empty',
      values: { rule: label(segment), customers: meets },
    });
  }
  if (result.leftover > 0) {
    const share = result.leftover / customers;
    warnings.push({ code: 'tiers.leftover', values: { customers: result.leftover, share } });
  }
  return warnings;
}
