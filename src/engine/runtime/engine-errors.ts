import { KequnError } from '../../model/failure';

const OUT_OF_MEMORY =
  /out of memory|could not allocate|failed to allocate|cannot enlarge memory|Array buffer allocation failed/i;
const BROKEN =
  /INTERNAL Error|FATAL Error|memory access out of bounds|table index is out of bounds|unreachable|null function|Aborted\(|offset is out of bounds|indirect call|database has been invalidated/i;
const FORBIDDEN =
  /Permission Error|file system operations are disabled|configuration has been locked|Loading external extensions is disabled/i;

/** What DuckDB threw, as one of our failures. `sql` is the text that was run. */
export function engineError(error: unknown, sql?: string): KequnError {
  if (error instanceof KequnError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const details = { values: { message: firstLine(message) }, sql, cause: error };
  if (OUT_OF_MEMORY.test(message)) return new KequnError('engine.out_of_memory', message, details);
  if (BROKEN.test(message) || error instanceof WebAssembly.RuntimeError) {
    return new KequnError('engine.internal', message, details);
  }
  if (FORBIDDEN.test(message)) return new KequnError('sql.forbidden', message, details);
  return new KequnError('sql.failed', message, details);
}

/** After these the engine cannot be trusted: it is ended and built again from the sources. */
export function isFatal(error: unknown): boolean {
  return (
    error instanceof KequnError && (error.code === 'engine.out_of_memory' || error.code === 'engine.internal')
  );
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
