/** The body of a `sql` cell: leading `--: key: value` lines are its options, the rest is the query. */

const OPTION_LINE = /^--:[ ]?/;

export interface SqlBody {
  /** YAML, every line ended by a line feed. */
  readonly options: string;
  /** The query, without the last line feed. */
  readonly sql: string;
}

/** Cuts a body into options and query. */
export function splitSqlBody(body: string): SqlBody {
  const lines = body.split('\n');
  const found = lines.findIndex((line) => !OPTION_LINE.test(line));
  const count = found < 0 ? lines.length : found;
  const options = lines.slice(0, count).map((line) => `${line.replace(OPTION_LINE, '')}\n`);
  const rest = lines.slice(count).join('\n');
  return { options: options.join(''), sql: rest.endsWith('\n') ? rest.slice(0, -1) : rest };
}

/** The inverse of `splitSqlBody`. */
export function joinSqlBody({ options, sql }: SqlBody): string {
  const lines = options === '' ? [] : options.replace(/\n$/, '').split('\n');
  const header = lines.map((line) => `--:${line === '' ? '' : ' '}${line}\n`).join('');
  return header + (sql === '' || sql.endsWith('\n') ? sql : `${sql}\n`);
}
