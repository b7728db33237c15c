import { ident, list, literal } from '../sql';
import type { Value } from '../../model/table';

/**
 * A query that gives rows of plain values in the order given, each column of the type stated (also where there are no
 * rows at all).
 */
export function valuesSql(
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Value[])[],
): string {
  const names = Object.keys(columns);
  const placed = rows.length > 0 ? rows.map((row, at) => [...row, at]) : [[...names.map(() => null), 0]];
  const typed = Object.entries(columns).map(([name, type]) => `${ident(name)}::${type} AS ${ident(name)}`);
  return `SELECT ${list(typed)}
FROM (VALUES
  ${placed.map((row) => `(${list(row.map(literal))})`).join(',\n  ')}
) AS given(${list([...names, '__place'].map(ident))})${rows.length > 0 ? '' : '\nWHERE FALSE'}
ORDER BY "__place"`;
}
