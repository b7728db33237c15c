import { type ColumnPlan, sameColumn } from '../../import/plan';

/** What the numbers of each column are multiplied by, under the names the columns have in the engine. */
export function timesByColumn(
  times: Readonly<Record<string, number>>,
  columns: readonly ColumnPlan[],
): Readonly<Record<string, number>> {
  const entries = Object.entries(times).flatMap(([wanted, factor]) =>
    columns.filter(({ name }) => sameColumn(name, wanted)).map(({ name }) => [name, factor] as const),
  );
  return Object.fromEntries(entries);
}
