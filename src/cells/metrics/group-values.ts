import type { ComputeContext } from '../../model/cell';
import {
  figureSql,
  GROUP_KEYS,
  groupFigures,
  groupSql,
  NEEDS,
  type GroupFigure,
  type GroupKey,
} from '../../sql/metrics/group';
import { hasReach } from '../../sql/metrics/reach';
import { compared } from './compare';
import type { CustomerTables } from './customer-tables';
import { UNITS } from './keys';
import type { MetricsOptions } from './options';
import type { Compared, GroupResult, MetricValue, Unavailable } from './result';

/** The group metrics that come from the customers' table: of everyone, and of each group. */
export interface GroupValues {
  readonly whole: readonly MetricValue[];
  readonly groups: readonly Omit<GroupResult, 'label_zh' | 'label_en'>[];
  /** The query of each metric alone. */
  readonly queries: readonly {
    readonly metric: GroupKey;
    readonly days: number | null;
    readonly sql: string;
  }[];
}

type Row = Readonly<Record<string, number | string | null>>;

/** Reads every figure in one pass and makes the metrics of it. */
export async function groupValues(
  { database, options }: ComputeContext<MetricsOptions>,
  tables: CustomerTables,
  recordsReturns: boolean,
): Promise<GroupValues> {
  const { joined, data } = tables;
  const { names, spans, asOf } = joined;
  const columns = new Set([...joined.columns, ...(tables.tickets?.dated ? ['complaints'] : [])]);
  const figures = groupFigures(spans, { asOf, first: data.from, days: options.n_days, columns });
  const grouped = options.by !== null;
  const rows = await database.rows<Row>(groupSql(names.work, figures, grouped));
  const valuesOf = (row: Row) => metricsOf(row, { figures, tables, columns, recordsReturns });
  const whole = rows.find((row) => row['whole'] === 1);
  return {
    whole: whole ? valuesOf(whole) : [],
    groups: rows
      .filter((row) => row['whole'] === 0 && Number(row['customers']) > 0)
      .map((row) => ({
        group: typeof row['group_key'] === 'string' ? row['group_key'] : null,
        customers: Number(row['customers']),
        metrics: valuesOf(row).filter(({ value }) => value !== null),
      })),
    queries: figures
      .filter(({ period }) => period === 'now')
      .map((figure) => ({
        metric: figure.key,
        days: figure.days ?? null,
        sql: figureSql(names.work, figure),
      })),
  };
}

interface Reading {
  readonly figures: readonly GroupFigure[];
  readonly tables: CustomerTables;
  readonly columns: ReadonlySet<string>;
  readonly recordsReturns: boolean;
}

function metricsOf(row: Row, reading: Reading): MetricValue[] {
  return GROUP_KEYS.flatMap((key) => {
    const now = reading.figures.filter((figure) => figure.key === key && figure.period === 'now');
    return now.length > 0
      ? now.map((figure) => metricOf(figure, row, reading))
      : [unavailableMetric(key, whyMissing(key, reading))];
  });
}

const BLANK = {
  days: null,
  value: null,
  numerator: null,
  denominator: null,
  from: null,
  to: null,
  excluded: null,
  unavailable: null,
  before: null,
  year: null,
  low: null,
  high: null,
  note: null,
} as const;

/** A metric that has a value, with what is known of it. */
export function metricValue(metric: MetricValue['metric'], known: Partial<MetricValue>): MetricValue {
  return { metric, ...BLANK, ...known };
}

/** A metric that has none. */
export function unavailableMetric(
  metric: MetricValue['metric'],
  unavailable: Unavailable,
  known: Partial<MetricValue> = {},
): MetricValue {
  return metricValue(metric, { ...known, value: null, unavailable });
}

/** The field of the orders, or the input, that a metric needs and that is not there. */
function whyMissing(key: GroupKey, { columns, recordsReturns, tables }: Reading): Unavailable {
  const missing = (NEEDS[key] ?? []).find((column) => !columns.has(column)) ?? '';
  if (missing === 'complaints') {
    return tables.tickets
      ? { reason: 'missing_field', what: 'time' }
      : { reason: 'missing_input', what: 'tickets' };
  }
  if (missing.startsWith('returned') && !recordsReturns) return { reason: 'no_returns', what: null };
  return { reason: 'missing_field', what: FIELD_OF[missing] ?? missing };
}

/** The logical field behind a column of the events. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  amount: 'amount',
  pieces: 'quantity',
  list: 'list_price',
  margin: 'cost',
  returned_pieces: 'quantity',
  returned_amount: 'amount',
};

const numberAt = (row: Row, name: string) => {
  const value = row[name];
  return typeof value === 'number' ? value : null;
};

/** Numerator, denominator and value of a figure; nothing in a window makes a count 0 and a quotient unknown. */
function read({ denominator: of }: GroupFigure, at: number, row: Row) {
  const numerator = numberAt(row, `n${at}`) ?? 0;
  const denominator = of === null ? null : (numberAt(row, `d${at}`) ?? 0);
  const value = denominator === null ? numerator : denominator > 0 ? numerator / denominator : null;
  return { numerator, denominator, value };
}

/** Metrics whose period before the one shown must be covered by the data too. */
const LOOKS_BACK: ReadonlySet<GroupKey> = new Set(['buy_again_month', 'buy_again_quarter', 'loyalty']);

function metricOf(figure: GroupFigure, row: Row, { figures, tables }: Reading): MetricValue {
  const { key, span, days = null } = figure;
  const at = figures.indexOf(figure);
  const found = read(figure, at, row);
  const known = {
    days,
    from: span.from,
    to: span.to,
    excluded: figure.excluded === null ? null : numberAt(row, `x${at}`),
  };
  const { numerator, denominator } = found;
  if (LOOKS_BACK.has(key) && !hasReach(tables.data, span)) {
    return unavailableMetric(key, { reason: 'not_covered', what: tables.data.from }, known);
  }
  if (found.value === null) {
    const reason = days === null ? 'empty' : 'not_observed';
    return unavailableMetric(
      key,
      { reason, what: days === null ? null : String(days) },
      { ...known, numerator, denominator },
    );
  }
  const beside = (period: 'before' | 'year'): Compared | null => {
    const other = figures.find((one) => one.key === key && one.period === period);
    if (!other || days !== null) return null;
    const then = hasReach(tables.data, other.span) ? read(other, figures.indexOf(other), row).value : null;
    return compared(key, found.value, then, other.span);
  };
  return metricValue(key, { ...known, ...found, before: beside('before'), year: beside('year') });
}

/** Metric -> value, shares apart. */
export function byName(
  metrics: readonly MetricValue[],
  nameOf: (metric: MetricValue) => string,
): { value: Record<string, number>; share: Record<string, number> } {
  const value: Record<string, number> = {};
  const share: Record<string, number> = {};
  for (const metric of metrics) {
    if (metric.value === null) continue;
    value[nameOf(metric)] = metric.value;
    if (UNITS[metric.metric] === 'share') share[nameOf(metric)] = metric.value;
  }
  return { value, share };
}
