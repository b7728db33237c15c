import { ident, list, text } from '../../sql/sql';
import type { TaskPart } from './columns';

/** Tasks of a table, every part as text; in an order that does not depend on that of the rows. */
export function tasksSql(table: string, columns: Partial<Record<TaskPart, string>>): string {
  const parts = Object.entries(columns).map(
    ([part, column]) => `${ident(column)}::VARCHAR AS ${ident(part)}`,
  );
  return `SELECT ${list(parts)}
FROM ${ident(table)}
ORDER BY ${list(parts.map((_, at) => String(at + 1)))}`;
}

/** Columns of the published table. Words in both languages, so that an exported list needs no key. */
export const LIST_COLUMNS = {
  number: 'INTEGER',
  id: 'VARCHAR',
  task: 'VARCHAR',
  segment: 'VARCHAR',
  segment_zh: 'VARCHAR',
  segment_en: 'VARCHAR',
  measure: 'VARCHAR',
  owner: 'VARCHAR',
  start: 'DATE',
  due: 'DATE',
  done_on: 'DATE',
  state: 'VARCHAR',
  state_zh: 'VARCHAR',
  state_en: 'VARCHAR',
  phase: 'VARCHAR',
  phase_zh: 'VARCHAR',
  phase_en: 'VARCHAR',
  after: 'VARCHAR',
  late_days: 'INTEGER',
  problems: 'VARCHAR',
  problems_zh: 'VARCHAR',
  problems_en: 'VARCHAR',
} as const;
export type ListColumn = keyof typeof LIST_COLUMNS;

/** The table of tasks from the file they were written to: thousands of rows are no longer a statement. */
export function listSql(path: string): string {
  const columns = Object.entries(LIST_COLUMNS).map(([name, type]) => `${text(name)}: ${text(type)}`);
  return `SELECT * FROM read_csv(${text(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
  parallel = false, columns = {${list(columns)}})
ORDER BY number`;
}
