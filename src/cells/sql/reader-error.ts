import { KequnError } from '../../model/failure';
import { errorOffset, positionAt } from './position';

/** Where the reader's own text begins in what was run, and the way back to its offsets. */
export interface Run {
  /** What the reader wrote. */
  readonly source: string;
  /** Length of the text put before theirs on the lines before and on the first. */
  readonly before: number;
  original(offset: number): number;
}

/** An error of the engine, told in the reader's own text: its words without the excerpt, its place in their lines. */
export function readerError(error: unknown, run: Run): unknown {
  if (!(error instanceof KequnError) || (error.code !== 'sql.failed' && error.code !== 'sql.forbidden'))
    return error;
  const offset = error.sql === undefined ? null : errorOffset(error.message, error.sql);
  const message = wordsOf(error.message);
  return new KequnError(error.code, message, {
    values: { message },
    sql: run.source,
    position: offset === null ? undefined : positionAt(run.source, inside(run, offset)),
    cause: error,
  });
}

function inside(run: Run, offset: number): number {
  const original = run.original(Math.max(0, offset - run.before));
  return Math.min(original, run.source.trimEnd().length);
}

/** The engine's words without its excerpt of the text, and without a hint at tables of its own. */
function wordsOf(message: string): string {
  return message
    .replace(/\n+LINE \d+:[^]*$/, '')
    .replace(/\nDid you mean "(?:pg_|duckdb_|sqlite_|pragma_|information_schema)[^\n]*/, '')
    .trim();
}
