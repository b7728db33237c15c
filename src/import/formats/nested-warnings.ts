import type { Warning, WarningCode } from '../../model/warning';

/** What is said of columns that were nested, had several values a cell, or hold times in UTC. */
export function nestedWarnings(columns: {
  readonly nested: readonly string[];
  readonly lists: readonly string[];
  readonly utc: readonly string[];
}): Warning[] {
  return [
    ...named('import.nested_left_out', columns.nested),
    ...named('import.lists_joined', columns.lists),
    ...named('import.times_in_utc', columns.utc),
  ];
}

function named(code: WarningCode, names: readonly string[]): Warning[] {
  if (names.length === 0) return [];
  return [{ code, values: { count: names.length, columns: names.slice(0, 20).join(', ') } }];
}
