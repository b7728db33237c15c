import type { ComputeContext } from '../../model/cell';
import type { Database } from '../../model/database';
import type { OrderDays } from '../../sql/intervals/order-days';
import type { Modelled } from './compute';
import type { Decision } from './decide';
import type { ClvOptions } from './options';
import type { Outline } from './outline';
import { MOST_REPEAT } from './predict';
import { aliveSql, observedMeanSql, repeatCountsSql, totalsSql } from './query';
import type { ClvResult, PurchaseModelResult, SegmentValue, SimpleClv, ValueModelResult } from './result';

interface Found {
  readonly days: OrderDays;
  readonly histories: string;
  readonly outline: Outline;
  readonly simple: SimpleClv | null;
  readonly decision: Decision;
  readonly modelled: Modelled | null;
  readonly segments: readonly SegmentValue[];
}

/** The mean value of repeat purchases over customers who have one; null where there is none. */
export async function observedMean(database: Database, histories: string): Promise<number | null> {
  const [row] = await database.rows<{ mean: number | null }>(observedMeanSql(histories));
  return row?.mean ?? null;
}

/** What the view and results.json show. */
export async function describeResult(
  { database, name, options }: ComputeContext<ClvOptions>,
  found: Found,
): Promise<ClvResult> {
  const { days, outline, modelled, decision } = found;
  const [sums] = await database.rows<Record<'alive' | 'purchases' | 'clv' | 'top', number | null>>(
    totalsSql(name),
  );
  const { alive = null, purchases = null, clv = null, top = null } = sums ?? {};
  const { customers } = outline;
  return {
    as_of: days.asOf.date,
    observed_to: days.lastDay,
    customers,
    repeat_customers: outline.repeat_customers,
    repeat_purchases: outline.repeat_purchases,
    asked: options.model,
    used: decision.model,
    fallback: decision.fallback,
    unit: options.unit,
    horizon: options.horizon,
    discount: options.discount,
    margin: options.margin,
    counted: days.counted,
    refunds: options.refunds,
    purchases: modelled && purchaseModel(modelled, outline, options),
    value_model: modelled?.value.model ?? 'none',
    values: modelled && valueModelResult(modelled),
    correlation: modelled?.fitted.correlation ?? null,
    counts: modelled ? await counts(database, found.histories, modelled) : [],
    tracking: modelled?.predicted.tracking ?? [],
    alive: await aliveClasses(database, name),
    simple: found.simple,
    p_alive_mean: alive === null ? null : alive / customers,
    expected_purchases: purchases,
    clv_mean: clv === null ? null : clv / customers,
    clv_total: clv,
    top_share: clv !== null && clv > 0 && top !== null ? top / clv : null,
    segments: found.segments,
  };
}

/** Times are fitted in days; alpha and the likelihood are told in the unit chosen. */
function purchaseModel(
  { fitted }: Modelled,
  { repeat_purchases }: Outline,
  { unit }: ClvOptions,
): PurchaseModelResult {
  const days = unit === 'week' ? 7 : 1;
  const { parameters, errors, logLikelihood, converged, atEdge, iterations } = fitted.purchases;
  return {
    model: fitted.model,
    parameters: { ...parameters, alpha: parameters.alpha / days },
    errors: errors && { ...errors, alpha: errors.alpha / days },
    log_likelihood: logLikelihood + repeat_purchases * Math.log(days),
    converged,
    at_edge: atEdge,
    iterations,
  };
}

function valueModelResult({ fitted }: Modelled): ValueModelResult | null {
  const { values } = fitted;
  if (!values) return null;
  const { parameters, errors, logLikelihood, converged, customers } = values;
  const { p, q, v } = parameters;
  return {
    ...{ parameters, errors, log_likelihood: logLikelihood, converged, customers },
    mean: q > 1 ? (p * v) / (q - 1) : null,
  };
}

async function counts(
  database: Database,
  histories: string,
  { predicted }: Modelled,
): Promise<ClvResult['counts']> {
  const rows = await database.rows<{ repeat: number; n: number }>(repeatCountsSql(histories, MOST_REPEAT));
  return Array.from(predicted.output.counts, (expected, repeat) => ({
    repeat,
    open: repeat === MOST_REPEAT,
    actual: rows.find((row) => row.repeat === repeat)?.n ?? 0,
    expected,
  }));
}

async function aliveClasses(database: Database, table: string): Promise<ClvResult['alive']> {
  const rows = await database.rows<{ class: number; customers: number }>(aliveSql(table));
  if (rows.length === 0) return [];
  return Array.from({ length: 10 }, (_, i) => ({
    from: i / 10,
    to: (i + 1) / 10,
    customers: rows.find((row) => row.class === i)?.customers ?? 0,
  }));
}
