import type { Database } from '../../model/database';
import type { OrderDays } from '../../sql/intervals/order-days';
import { dayNumber } from '../../sql/metrics/spans';
import type { ClvOptions } from './options';
import { simpleSql } from './query';
import type { SimpleClv } from './result';

/** Periods that are tried: a year, half of it, a quarter. */
const PERIODS = [365, 182, 91] as const;

/**
 * The simple CLV: margin a customer and period × r ÷ (1 + d − r), with r the share of the period before's customers who
 * bought in the last one. Null where the data do not cover two quarters, or nobody bought in the period before.
 */
export async function simpleClv(
  database: Database,
  { names, lastDay, hasAmount }: OrderDays,
  first: string,
  { discount, margin }: ClvOptions,
): Promise<SimpleClv | null> {
  const covered = dayNumber(lastDay) - dayNumber(first) + 1;
  const period = PERIODS.find((days) => covered >= 2 * days);
  if (period === undefined || !hasAmount) return null;
  const [row] = await database.rows<Pick<SimpleClv, 'customers' | 'before' | 'stayed'> & { amount: number }>(
    simpleSql(names, lastDay, period),
  );
  if (!row || row.before === 0 || row.customers === 0) return null;
  const retention = row.stayed / row.before;
  const perPeriod = (1 + discount) ** (period / 30) - 1;
  const each = (row.amount * margin) / row.customers;
  const divisor = 1 + perPeriod - retention;
  const { customers, before, stayed } = row;
  return {
    ...{ period, before, stayed, retention, discount: perPeriod, customers },
    margin: each,
    value: divisor > 0 ? (each * retention) / divisor : null,
  };
}

/** What an amount of the last period is multiplied by; null where the formula has no value. */
export function simpleFactor(simple: SimpleClv, margin: number): number | null {
  const divisor = 1 + simple.discount - simple.retention;
  return divisor > 0 ? (margin * simple.retention) / divisor : null;
}
