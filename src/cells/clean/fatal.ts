import { KequnError } from '../../model/failure';

/** What is no fault of a step: the engine has no memory left, or is broken. */
export function isFatal(error: unknown): boolean {
  return !(error instanceof KequnError) || error.code !== 'sql.failed';
}
