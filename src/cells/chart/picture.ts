import type { ComputeContext, Statement } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { columnOf } from './axis';
import type { Aggregate, ChartOptions } from './definition';
import { aggregateValue, axisType, isNumeric, measuredValue } from './query';
import type { Axis, ChartResult, ChartSegment, Measure } from './result';

/** The page never gets more marks than this. */
export const MOST_MARKS = 5000;
/** Series that are told apart; the others are drawn as one. */
export const MOST_SERIES = 8;

/** What a kind of picture found: the result without what all kinds share. */
export interface Picture {
  readonly result: Omit<ChartResult, 'type' | 'from' | 'segments'>;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

export interface Drawing {
  readonly context: ComputeContext<ChartOptions>;
  readonly table: TableInfo;
  readonly segments: readonly ChartSegment[];
}

export interface Measured {
  readonly measure: Measure;
  /** SQL of the column, and of the number that a group of rows makes. */
  readonly measured: string;
  readonly value: string;
}

/**
 * What is aggregated: rows are counted without a column, numbers are added up, of anything else the different values
 * are counted, unless the author says otherwise.
 *
 * @throws KequnError `analysis.not_numeric`
 */
export function measuredBy(table: TableInfo, name: string | null, asked: Aggregate | null): Measured {
  if (name === null) {
    return {
      measure: { column: null, aggregate: null },
      measured: 'NULL',
      value: aggregateValue('count', null, ''),
    };
  }
  const { name: column, type } = columnOf(table, name);
  const numeric = isNumeric(type) || type === 'BOOLEAN';
  const aggregate = asked ?? (numeric ? 'sum' : 'distinct');
  if (!numeric && aggregate !== 'count' && aggregate !== 'distinct') throw notNumeric(column, table);
  return {
    measure: { column, aggregate },
    measured: measuredValue(column, type, aggregate),
    value: aggregateValue(aggregate, column, type),
  };
}

/** @throws KequnError `analysis.not_numeric` unless the column is a number or, where that will do, a time. */
export function assertScale(table: TableInfo, name: string, time: boolean): Axis['type'] {
  const { name: column, type } = columnOf(table, name);
  const axis = axisType(type);
  if (axis === 'text' || (axis === 'time' && !time)) throw notNumeric(column, table);
  return axis;
}

/** Whether nothing happening is zero of the measure, or no value at all. */
export function emptyValue({ column, aggregate }: Measure): 0 | null {
  return column === null || aggregate === null || ['sum', 'count', 'distinct'].includes(aggregate) ? 0 : null;
}

/** The number at a bin's lower end, without the noise of binary fractions. */
export function binStart(index: number, width: number): number {
  return Number((index * width).toPrecision(12));
}

/** Rows without a value on an axis. */
export function missingWarning(rows: number): Warning[] {
  return rows > 0 ? [{ code: 'chart.values_left_out', values: { rows } }] : [];
}

/** Places on an axis beyond its limit. */
export function leftOutWarning(column: string, shown: number, of: number): Warning[] {
  return shown < of ? [{ code: 'chart.places_left_out', values: { column, shown, of } }] : [];
}

function notNumeric(column: string, table: TableInfo): KequnError {
  return new KequnError('analysis.not_numeric', `invalid column: ${table.name}.${column}`, {
    values: { column, table: table.name },
  });
}
