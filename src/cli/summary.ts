import type { Failure } from '../model/failure';
import type { ClaimToReview, Results } from './results';

/** Whether every cell ran, and the document could be read. */
export function allRan({ cells, error }: Results): boolean {
  return error === null && Object.values(cells).every(({ state }) => state === 'done');
}

/** What went well, a line each, and what did not, with the reason and where. */
export function summaryOf(results: Results): {
  readonly out: readonly string[];
  readonly err: readonly string[];
} {
  const cells = Object.entries(results.cells);
  const failed = cells.filter(([, { state }]) => state !== 'done');
  return {
    out: [
      ...(cells.length === 0 ? ['no cells: the document has none to run'] : []),
      ...cells.map(([name, { state }]) => `${name}: ${state}`),
      ...results.to_review.map(reviewLine),
    ],
    err: [
      ...failed.map(([name, { error }]) => `${name}: ${reason(error)}`),
      ...(results.error ? [`document: ${reason(results.error)}`] : []),
    ],
  };
}

function reason(failure: Failure | null): string {
  if (!failure) return 'cancelled';
  const { code, message, position, values } = failure;
  const at = position ? ` (line ${position.line}, column ${position.column})` : '';
  const columns = values?.['columns'];
  return `${message}${at} [${code}]${typeof columns === 'string' ? `; the columns are: ${columns}` : ''}`;
}

/** A text whose cited values changed: where it stands, and each value before and now. */
function reviewLine({ cell, option, cited }: ClaimToReview): string {
  const values = cited.map(({ path, before, now }) => `${path} ${String(before)} -> ${String(now)}`);
  return `to review: ${cell === null ? 'text' : `${cell}.${option ?? ''}`}: ${values.join('; ')}`;
}
