/** A value of the expected table: as DuckDB gives it to the page, numbers and decimals as plain text. */
export type Cell = string | null;

/** One trait of files as they are, in the smallest file that shows it, and the table that must come of it. */
export interface DirtyFile {
  readonly name: string;
  /** What is dirty about it, for the reader of a failing test. */
  readonly trait: string;
  /** File names with their bytes or text; several are united. */
  readonly files: () => Promise<readonly File[]> | readonly File[];
  /** Options of the source cell besides its input; nothing, since what people drop must be read unaided. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Codes of warnings that must be among those of the result: nothing is passed over in silence. */
  readonly warns?: readonly string[];
  /** Facts of the result that must hold. */
  readonly result?: Readonly<Record<string, unknown>>;
}

export function csv(name: string, ...lines: readonly string[]): readonly File[] {
  return [new File([`${lines.join('\n')}\n`], name)];
}

export function bytes(name: string, content: Uint8Array): readonly File[] {
  return [new File([content as Uint8Array<ArrayBuffer>], name)];
}

/** A query whose one value is all of a table's columns as plain text, row by row: what a test reads back through a page. */
export function readBack(table: string, columns: readonly string[]): string {
  const quoted = columns.map((name) => `"${name.replaceAll('"', '""')}"`);
  const plain = quoted.map(
    (name) =>
      `coalesce(CASE WHEN regexp_matches(typeof(${name}), '^(DECIMAL|DOUBLE)') THEN rtrim(rtrim(${name}::VARCHAR, '0'), '.') ELSE ${name}::VARCHAR END, '${NOTHING}')`,
  );
  const line = `concat_ws('${BETWEEN}', ${plain.join(', ')})`;
  return `SELECT string_agg(line, '${LINES}' ORDER BY line) AS all_rows FROM (SELECT ${line} AS line FROM ${table}) AS lines`;
}

const NOTHING = '∅';
const BETWEEN = '¦';
const LINES = '‖';

/** What `readBack` gives for the rows that are expected; blanks and line ends as a page shows them. */
export function asShown(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) => row.map((cell) => cell ?? NOTHING).join(BETWEEN));
  return shown(lines.sort().join(LINES));
}

/** A text as a page shows it: runs of blanks are one. */
export function shown(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
