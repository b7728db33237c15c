import type { Column, Value } from '../../../model/table';
import { ident } from '../../sql';
import { typed } from './columns';
import type { Compiled, Fact, StepCode } from './compiled';
import type { OutliersStep } from './step';

interface Limits {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Numbers that are too far off: beyond the quartiles by `factor` times their distance (Tukey, 1.5), more than `factor`
 * scaled median absolute deviations from the median (Iglewicz and Hoaglin, 3.5), outside percentiles, or outside limits.
 * Where half of the values are the same the first two say nothing, and nothing is taken for an outlier.
 */
export const outliers: StepCode<OutliersStep> = {
  ask: (step, { columns }, from) => {
    if (step.method === 'limit') return null;
    const chosen = typed(columns, step.columns, ['number']);
    return `SELECT ${chosen.map(({ name }, i) => figures(step, name, i)).join(', ')} FROM ${from}`;
  },
  compile: (step, { columns, answer }) => {
    const chosen = typed(columns, step.columns, ['number']);
    const limited = chosen.map((column, i) => ({ column, ...limitsOf(step, answer, i) }));
    return {
      ...outcome(step, limited),
      facts: limited.flatMap(({ column, ...limits }) => facts(column, limits)),
    };
  },
};

function figures(step: OutliersStep, name: string, i: number): string {
  const value = `${ident(name)}::DOUBLE`;
  if (step.method === 'mad') return `median(${value}) AS a${i}, mad(${value}) AS b${i}`;
  const [low, high] = step.method === 'iqr' ? [0.25, 0.75] : [(step.low ?? 1) / 100, (step.high ?? 99) / 100];
  return `quantile_cont(${value}, ${low}) AS a${i}, quantile_cont(${value}, ${high}) AS b${i}`;
}

const NO_LIMITS: Limits = { low: null, high: null };

function limitsOf(step: OutliersStep, answer: Readonly<Record<string, Value>>, i: number): Limits {
  if (step.method === 'limit') return { low: step.low, high: step.high };
  const a = Number(answer[`a${i}`] ?? NaN);
  const b = Number(answer[`b${i}`] ?? NaN);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return NO_LIMITS;
  if (step.method === 'percentile') {
    const one = step.low !== null || step.high !== null;
    return { low: one && step.low === null ? null : a, high: one && step.high === null ? null : b };
  }
  // 1.4826 makes the deviation of a normal distribution its standard deviation.
  const reach = step.method === 'mad' ? (step.factor ?? 3.5) * 1.4826 * b : (step.factor ?? 1.5) * (b - a);
  if (reach === 0) return NO_LIMITS;
  return step.method === 'mad' ? { low: a - reach, high: a + reach } : { low: a - reach, high: b + reach };
}

function facts({ name: column }: Column, { low, high }: Limits): Fact[] {
  return [
    ...(low === null ? [] : [{ column, what: 'low', value: low } as const]),
    ...(high === null ? [] : [{ column, what: 'high', value: high } as const]),
  ];
}

type Limited = { readonly column: Column } & Limits;

function outside({ column, low, high }: Limited): string {
  const value = ident(column.name);
  const parts = [
    ...(low === null ? [] : [`${value} < ${number(low)}`]),
    ...(high === null ? [] : [`${value} > ${number(high)}`]),
  ];
  return parts.length === 0 ? `CASE WHEN ${value} IS NOT NULL THEN FALSE END` : `(${parts.join(' OR ')})`;
}

function number(value: number): string {
  return `${value}::DOUBLE`;
}

function capped({ column, low, high }: Limited): string {
  const value = ident(column.name);
  const branches = [
    ...(low === null ? [] : [`WHEN ${value} < ${number(low)} THEN CAST(${number(low)} AS ${column.type})`]),
    ...(high === null
      ? []
      : [`WHEN ${value} > ${number(high)} THEN CAST(${number(high)} AS ${column.type})`]),
  ];
  return branches.length === 0 ? value : `CASE ${branches.join(' ')} ELSE ${value} END`;
}

function outcome({ then }: OutliersStep, limited: readonly Limited[]): Compiled {
  if (then === 'exclude')
    return { keep: limited.map((one) => `(${outside(one)}) IS NOT TRUE`).join(' AND ') };
  if (then === 'cap') {
    return { set: limited.map((one) => ({ column: one.column.name, expression: capped(one) })) };
  }
  return {
    set: limited.map((one) => ({
      column: `${one.column.name}_flag_outlier`,
      expression: outside(one),
      counts: 'flag',
      from: one.column.name,
    })),
  };
}
