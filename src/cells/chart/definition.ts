import * as v from 'valibot';
import type { Available, CellDefinition } from '../../model/cell';
import type { Column } from '../../model/table';
import { normaliseWith } from '../normalise';
import type { ChartResult } from './result';

export const CHART_TYPES = ['bar', 'line', 'scatter', 'histogram', 'heatmap'] as const;
export type ChartType = (typeof CHART_TYPES)[number];

export const AGGREGATES = ['sum', 'count', 'mean', 'median', 'min', 'max', 'distinct'] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export const TIME_BINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type TimeBin = (typeof TIME_BINS)[number];

export const SORTS = ['x', 'x_desc', 'value', 'value_asc'] as const;
export type Sort = (typeof SORTS)[number];

/** A picture of a table. What is null is chosen from the columns' types; `from` and `x` are empty until chosen. */
export interface ChartOptions {
  readonly type: ChartType;
  readonly from: string;
  readonly x: string;
  /** bar, line: what is aggregated (none: rows are counted). scatter: the other axis. heatmap: the rows. */
  readonly y: string | null;
  /** What tells series apart; in a heatmap the number that is aggregated. */
  readonly colour: string | null;
  readonly aggregate: Aggregate | null;
  /** Time by its unit, numbers by the width of a bin. */
  readonly bin: TimeBin | number | null;
  readonly sort: Sort | null;
  /** At most so many values on an axis. */
  readonly limit: number | null;
  readonly title: string | null;
  readonly unit: string | null;
}

const label = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const column = v.pipe(v.string(), v.minLength(1));

const schema = v.strictObject({
  type: v.nullish(v.picklist(CHART_TYPES), 'bar'),
  from: v.nullish(v.string(), ''),
  x: v.nullish(v.string(), ''),
  y: v.nullish(column, null),
  colour: v.nullish(column, null),
  aggregate: v.nullish(v.picklist(AGGREGATES), null),
  bin: v.nullish(v.union([v.picklist(TIME_BINS), v.pipe(v.number(), v.gtValue(0))]), null),
  sort: v.nullish(v.picklist(SORTS), null),
  limit: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)), null),
  title: v.nullish(label, null),
  unit: v.nullish(label, null),
});

export const chart: CellDefinition<ChartOptions, ChartResult> = {
  kind: 'chart',
  body: 'yaml',
  segments: false,
  normalise: (stored) => normaliseWith<ChartOptions>(schema, stored),
  references: ({ from }) => (from === '' ? [] : [{ path: ['from'], name: from, as: 'table' }]),
  publishes: () => [],
  computeKey: ({ title: _title, unit: _unit, ...options }) => options,
  usesAsOf: false,
  template,
  load: () => import('./compute'),
};

/** Something to see at once: amount by month where there is a time, else customers by segment, else rows by a text. */
function template({ tables }: Available): Record<string, unknown> {
  const table = tables.at(-1);
  if (!table) return { type: 'bar', from: '', x: '' };
  const named = (name: string) => table.columns.find((one) => one.name === name)?.name;
  const amount = named('amount') ?? named('monetary');
  const time = named('time') ?? table.columns.find(isTime)?.name;
  if (time) return { type: 'line', from: table.name, x: time, ...(amount ? { y: amount } : {}) };
  const text =
    named('segment') ?? table.columns.find((one) => one.type === 'VARCHAR' && one.name !== 'customer')?.name;
  return { type: 'bar', from: table.name, x: text ?? table.columns[0]?.name ?? '' };
}

function isTime({ type }: Column): boolean {
  return /^(DATE|TIMESTAMP)/.test(type);
}
