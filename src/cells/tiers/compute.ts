import type { ComputeContext, Outcome } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Basis, Ruler, SegmentationInfo } from '../../model/segmentation';
import type { Warning } from '../../model/warning';
import { ident } from '../../sql/sql';
import { replaceRelation } from '../../sql/table/relation';
import { publishSegments } from '../../sql/table/segments';
import { amountColumn } from './columns';
import { readCustomers, type Customers } from './customers';
import { isOrders } from './is-orders';
import type { TiersOptions } from './options';
import { publishSql, tiesSql, totalsSql } from './query';
import type { TierResult, TiersResult } from './result';
import { readRules, ruleMetrics, ruleWarnings, tierByRules } from './rule-tiers';
import type { Tier } from './segments';
import { tiersRuler } from './tiers-ruler';
import { tierByValue, type Tiered } from './value-tiers';

const WINDOWED = ['frequency_6m', 'amount_6m', 'frequency_12m', 'amount_12m', 'yearly_purchase'];

/** Puts every customer into a tier by value or by rules. Publishes `name` and `name_segments`. */
export async function compute(context: ComputeContext<TiersOptions>): Promise<Outcome<TiersResult>> {
  const { database, options, name } = context;
  const isRuled = options.method === 'rules';
  context.progress({ stage: 'count', done: 0 });
  const metrics = isRuled ? ruleMetrics(options.rules, WINDOWED) : options.by === null ? [] : [options.by];
  const customers = await readCustomers(context, metrics);
  if (customers.table.rows === 0) {
    const values = { table: options.from };
    throw new KequnError('analysis.no_customers', `missing customers: ${options.from}`, { values });
  }
  const tiered = isRuled ? tierByRules(context, customers) : await tierByValue(context, customers);
  context.progress({ stage: 'query', done: 0 });
  const sql = publishSql(tiered.sql, publishedMetrics(context, customers, tiered, metrics));
  await replaceRelation(database, name, 'TABLE', sql);
  const { result, tiers } = await readResult(context, customers, tiered);
  const warnings = [
    ...(result.rules ? ruleWarnings(options, result.rules, result.customers) : []),
    ...(await lineWarnings(context, result)),
  ];
  const basis = basisOf(options);
  const info = segmentation(context, basis, tiers, result, tiersRuler(options, customers, result));
  await database.run(
    `ALTER TABLE ${ident(name)} DROP COLUMN ${isRuled ? 'mask' : 'value'};\n${customers.drop}`,
  );
  return {
    tables: await publishSegments(database, info),
    segmentation: info,
    ...(customers.asOf ? { asOf: customers.asOf } : {}),
    result,
    warnings: [...customers.warnings, ...tiered.warnings, ...warnings],
    statements: [...customers.statements, { title: 'tiers', sql }],
  };
}

/** Of orders all metrics; of a customer table only what tiers are made of: it may hold what is not for everyone. */
function publishedMetrics(
  context: ComputeContext<TiersOptions>,
  { table }: Customers,
  { result }: Tiered,
  metrics: readonly string[],
): string[] {
  const counted = isOrders(context.table(context.options.from));
  const amount = amountColumn(table.columns);
  const wanted = new Set([...metrics, result.by, amount]);
  return table.columns
    .map((column) => column.name)
    .filter((column) => column !== 'customer' && (wanted.has(column) || (counted && COUNTED.test(column))));
}

const COUNTED =
  /^(recency|frequency|monetary|average_order_value|tenure|(frequency|amount)_\d+m|yearly_purchase)$/;

interface Totals {
  readonly segment: string;
  readonly customers: number;
  readonly amount: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

async function readResult(
  context: ComputeContext<TiersOptions>,
  customers: Customers,
  tiered: Tiered,
): Promise<{ result: TiersResult; tiers: Tier[] }> {
  const { database, name, options } = context;
  const amountOf = amountColumn(customers.table.columns);
  const { by } = tiered.result;
  const found = await database.rows<Totals>(totalsSql(name, by === null ? null : 'value', amountOf));
  const totals = new Map(found.map((row) => [row.segment, row]));
  // Who stands apart is named only where somebody does.
  const apart = new Set(['unknown', 'negative', 'leftover']);
  const tiers = tiered.tiers.filter(({ segment }) => !apart.has(segment) || totals.has(segment));
  const all = customers.table.rows;
  const amount = amountOf === null ? null : found.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  const segments = tiers.map(({ segment }) => tierResult(segment, totals.get(segment), all, amount));
  const rules =
    options.method === 'rules'
      ? await readRules(context, customers, totals.get('leftover')?.customers ?? 0)
      : null;
  const result: TiersResult = {
    method: options.method,
    customers: all,
    amount,
    as_of: customers.asOf?.date ?? null,
    refunds: customers.asOf ? options.refunds : null,
    segments,
    ...tiered.result,
    apart: { ...tiered.result.apart, unknown: totals.get('unknown')?.customers ?? 0 },
    rules,
    baseline: options.baseline && { name: options.baseline.name, date: options.baseline.date },
    baseline_candidate: rules ? null : candidate(segments, customers.asOf?.date ?? context.asOf),
  };
  return { result, tiers };
}

function tierResult(
  segment: string,
  totals: Totals | undefined,
  all: number,
  whole: number | null,
): TierResult {
  const own = totals?.customers ?? 0;
  const amount = whole === null ? null : (totals?.amount ?? 0);
  return {
    ...{ segment, customers: own, share: own / all, amount },
    amount_share: whole !== null && whole > 0 && amount !== null && amount >= 0 ? amount / whole : null,
    min: totals?.min ?? null,
    max: totals?.max ?? null,
  };
}

/** The least value of each tier but the lowest: what a later period is measured with. */
function candidate(segments: readonly TierResult[], date: string | null): TiersResult['baseline_candidate'] {
  const tiers = segments.filter(({ segment }) => !['unknown', 'negative'].includes(segment));
  const cuts = tiers.slice(0, -1).flatMap(({ min }) => (min === null ? [] : [min]));
  const ascending = [...new Set(cuts)].sort((a, b) => a - b);
  return date === null || ascending.length === 0 ? null : { date, cuts: ascending };
}

async function lineWarnings(
  { database, name, options }: ComputeContext<TiersOptions>,
  { shares }: TiersResult,
): Promise<Warning[]> {
  if (shares === null || options.method !== 'abc') return [];
  const [row] = await database.rows<{ customers: number }>(tiesSql(name));
  const customers = row?.customers ?? 0;
  return customers > 0 ? [{ code: 'tiers.line_ties', values: { customers } }] : [];
}

const VALUE =
  /^(recency|frequency|monetary|amount\w*|frequency(_\d+m)?|yearly_purchase|score\d*|[rfm](100)?)$/i;

/** Tiers of worth alone are no market segments, and say so. */
function basisOf({ method, by, rules }: TiersOptions): Basis {
  const metrics = method === 'rules' ? ruleMetrics(rules) : by === null ? [] : [by];
  const plain = method !== 'rules' || rules.every(({ where }) => where === undefined);
  return plain && metrics.every((metric) => VALUE.test(metric)) ? 'value' : 'mixed';
}

function segmentation(
  { name, options: { baseline } }: ComputeContext<TiersOptions>,
  basis: Basis,
  tiers: readonly Tier[],
  result: TiersResult,
  ruler: Ruler | undefined,
): SegmentationInfo {
  return {
    name,
    basis,
    segments: tiers.map((tier, i) => ({
      ...tier,
      rank: i + 1,
      customers: result.segments[i]?.customers ?? 0,
      amount: result.segments[i]?.amount ?? null,
    })),
    ...(baseline ? { baseline: { name: baseline.name, date: baseline.date } } : {}),
    ...(ruler ? { ruler } : {}),
  };
}
