import type { CellView, NotebookSnapshot } from '../notebook/state';

/** What `results.json` says of one cell. */
export interface CellResult {
  readonly kind: string;
  readonly state: 'done' | 'failed' | 'blocked' | 'cancelled';
  readonly seconds: number | null;
  readonly warnings: readonly unknown[];
  readonly error: unknown;
  readonly tables: Readonly<
    Record<string, { rows: number; columns: readonly { name: string; type: string }[] }>
  >;
  readonly result: unknown;
}

export interface Results {
  readonly title: string | null;
  readonly as_of: string | null;
  readonly as_of_from: string | null;
  readonly cells: Readonly<Record<string, CellResult>>;
}

/** Everything a run found, as plain data. `as_of` is the one that the last dated cell used, else the document's. */
export function resultsOf({ notebook, cells }: NotebookSnapshot): Results {
  const dated = cells.map((cell) => cell.state.outcome?.asOf).filter((asOf) => asOf !== undefined);
  const used = dated.at(-1);
  return {
    title: notebook.title,
    as_of: used?.date ?? notebook.asOf,
    as_of_from: used?.from ?? (notebook.asOf === null ? null : 'front matter'),
    cells: Object.fromEntries(cells.map((cell) => [cell.key, cellResult(cell)])),
  };
}

function cellResult({ kind, state }: CellView): CellResult {
  const ended = endState(state.status);
  const outcome = ended === 'done' ? state.outcome : null;
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
    result: outcome?.result ?? null,
  };
}

/** When nothing runs any more a cell that is neither done nor failed could not run. */
function endState(status: CellView['state']['status']): CellResult['state'] {
  return status === 'done' || status === 'failed' || status === 'cancelled' ? status : 'blocked';
}
