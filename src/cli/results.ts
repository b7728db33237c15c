import { isRecord } from '../lib/is-record';
import { claimsOf } from '../notebook/evidence/claims';
import { originOf, type Span } from '../notebook/evidence/origin';
import { needsReview } from '../notebook/evidence/review';
import type { Failure } from '../model/failure';
import type { Value } from '../model/table';
import type { CellView, NotebookSnapshot } from '../notebook/state';

/** What `results.json` says of one cell. */
export interface CellResult {
  readonly kind: string;
  readonly state: 'done' | 'failed' | 'blocked' | 'cancelled';
  readonly seconds: number | null;
  readonly warnings: readonly unknown[];
  readonly error: Failure | null;
  readonly tables: Readonly<
    Record<string, { rows: number; columns: readonly { name: string; type: string }[] }>
  >;
  readonly result: unknown;
  /** What it was made from: how many files, and the period its figures are of. Never the files' names. */
  readonly from: { readonly files: number; readonly period: Span | null };
}

/** A text whose cited values changed since they were confirmed, or are gone. */
export interface ClaimToReview {
  /** The cell; null for prose. */
  readonly cell: string | null;
  readonly option: string | null;
  readonly cited: readonly { readonly path: string; readonly before: Value; readonly now: Value }[];
}

export interface Results {
  readonly title: string | null;
  readonly as_of: string | null;
  readonly as_of_from: string | null;
  readonly cells: Readonly<Record<string, CellResult>>;
  readonly to_review: readonly ClaimToReview[];
  /** What is wrong with the document itself (its settings cannot be read), beside what its cells say. */
  readonly error: Failure | null;
}

/** Everything a run found, as plain data. `as_of` is the one that the last dated cell used, else the document's. */
export function resultsOf(snapshot: NotebookSnapshot): Results {
  const { notebook, cells } = snapshot;
  const dated = cells.map((cell) => cell.state.outcome?.asOf).filter((asOf) => asOf !== undefined);
  const used = dated.at(-1);
  return {
    title: notebook.title,
    as_of: used?.date ?? notebook.asOf,
    as_of_from: used?.from ?? (notebook.asOf === null ? null : 'front matter'),
    cells: Object.fromEntries(cells.map((cell) => [cell.key, cellResult(cell, snapshot)])),
    to_review: toReview(snapshot),
    error: notebook.failure,
  };
}

function toReview(snapshot: NotebookSnapshot): ClaimToReview[] {
  return claimsOf(snapshot)
    .filter(({ review }) => needsReview(review.state))
    .map(({ key, path, review }) => ({
      cell: path && key,
      option: path && path.join('.'),
      cited: review.cited
        .filter(({ state }) => needsReview(state))
        .map(({ path: cited, before, value }) => ({
          path: cited,
          before: before?.value ?? null,
          now: value ?? null,
        })),
    }));
}

function cellResult({ key, kind, state }: CellView, snapshot: NotebookSnapshot): CellResult {
  const ended = endState(state.status);
  const outcome = ended === 'done' ? state.outcome : null;
  const { files, period } = originOf(key, snapshot);
  const named = snapshot.notebook.evidence.fileNames;
  const tables = (outcome?.tables ?? []).map(
    ({ name, rows, columns }) =>
      [name, { rows, columns: columns.map(({ name, type }) => ({ name, type })) }] as const,
  );
  return {
    kind,
    state: ended,
    seconds: state.seconds,
    warnings: outcome?.warnings ?? [],
    error: state.failure,
    tables: Object.fromEntries(tables),
    result: named ? (outcome?.result ?? null) : withoutFileNames(outcome?.result ?? null),
    from: { files: files.length, period },
  };
}

/** Files are counted and described, not named, unless the document asks for their names. */
function withoutFileNames(result: unknown): unknown {
  if (!isRecord(result) || !Array.isArray(result['files'])) return result;
  const files = (result['files'] as readonly unknown[]).map((file) => {
    if (!isRecord(file)) return file;
    const { name: _name, ...rest } = file;
    return rest;
  });
  return { ...result, files };
}

/** When nothing runs any more a cell that is neither done nor failed could not run. */
function endState(status: CellView['state']['status']): CellResult['state'] {
  return status === 'done' || status === 'failed' || status === 'cancelled' ? status : 'blocked';
}
