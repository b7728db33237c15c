import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Column, TableInfo } from '../../model/table';
import { niceWidth } from './nice-width';
import type { ChartOptions, TimeBin } from './definition';
import { axisFacts, axisType } from './query';
import type { Axis } from './result';

/** More different numbers than this on an axis of places are gathered into bins. */
const MANY_NUMBERS = 50;
/** Bins that numbers are gathered into where the author does not say. */
const BINS = 30;

export interface AxisFacts {
  readonly n: number;
  readonly values: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly whole: boolean;
}

/** @throws KequnError `analysis.missing_column` */
export function columnOf(table: TableInfo, name: string): Column {
  const column = table.columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (column) return column;
  throw new KequnError('analysis.missing_column', `missing column: ${table.name}.${name}`, {
    values: { column: name, table: table.name },
  });
}

/** An axis of places: texts as they are, times by a unit, numbers as they are while they are few. */
export async function placeAxis(
  context: ComputeContext<ChartOptions>,
  table: TableInfo,
  name: string,
): Promise<Axis> {
  const column = columnOf(table, name);
  const type = axisType(column.type);
  if (type === 'text') return { column: column.name, type, bin: null };
  const { bin } = context.options;
  if (type === 'time' && typeof bin === 'string') return { column: column.name, type, bin };
  if (type === 'number' && typeof bin === 'number') return { column: column.name, type, bin };
  const facts = await factsOf(context, table.name, column.name, type);
  if (type === 'time') return { column: column.name, type, bin: unitFor(facts) };
  return { column: column.name, type, bin: facts.values > MANY_NUMBERS ? widthFor(facts, BINS) : null };
}

export async function factsOf(
  { database }: ComputeContext<ChartOptions>,
  table: string,
  column: string,
  type: Axis['type'],
): Promise<AxisFacts> {
  const [facts] = await database.rows<AxisFacts>(axisFacts(table, column, type));
  return facts ?? { n: 0, values: 0, low: null, high: null, q1: null, q3: null, whole: false };
}

/** Days up to a quarter, months up to ten years, then years. */
function unitFor({ low, high }: AxisFacts): TimeBin {
  const days = (high ?? 0) - (low ?? 0);
  if (days <= 92) return 'day';
  return days <= 3653 ? 'month' : 'year';
}

/** A round width that cuts the range into about so many bins; whole numbers are not cut. */
export function widthFor({ low, high, whole }: AxisFacts, bins: number): number {
  const width = niceWidth(((high ?? 0) - (low ?? 0)) / bins);
  return whole ? Math.max(1, width) : width;
}
