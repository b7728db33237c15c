import { isRecord } from '../lib/is-record';
import { ENCODINGS, type Encoding } from '../model/import';
import type { CellView } from '../notebook/state';
import type { GivenFile, GivenTable } from '../pages/data/given';
import { handleOf } from './pick-files';

/** The files given to the notebook's inputs, with what their source cells found in them. */
export function givenFiles(
  files: Readonly<Record<string, readonly File[]>>,
  cells: readonly CellView[],
): GivenFile[] {
  return Object.entries(files).flatMap(([input, list]) => {
    const source = cells.find((cell) => cell.kind === 'source' && cell.stored['input'] === input);
    const found = filesOf(source?.state.outcome?.result);
    return list.map((file, order) => ({
      input,
      order,
      file,
      handle: handleOf(file),
      rows: numberOf(found[order], 'rows'),
      encoding: encodingOf(found[order]),
    }));
  });
}

/** The tables that the engine holds, by the cell that publishes them. */
export function givenTables(cells: readonly CellView[]): GivenTable[] {
  return cells.flatMap((cell) =>
    (cell.state.outcome?.tables ?? []).map(({ name, rows, columns }) => ({
      name,
      rows,
      columns: columns.length,
      cell: cell.name,
    })),
  );
}

function filesOf(result: unknown): readonly unknown[] {
  const files = isRecord(result) ? result['files'] : null;
  return Array.isArray(files) ? files : [];
}

function numberOf(value: unknown, key: string): number | null {
  const found = isRecord(value) ? value[key] : null;
  return typeof found === 'number' ? found : null;
}

function encodingOf(value: unknown): Encoding | null {
  const found = isRecord(value) ? value['encoding'] : null;
  return ENCODINGS.find((encoding) => encoding === found) ?? null;
}
