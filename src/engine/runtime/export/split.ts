import { fileName } from '../../../lib/file-name';
import { MOST_SPLITS, type ExportedFile, type ExportRows } from '../../../model/export';
import { KequnError } from '../../../model/failure';
import { describeColumns } from '../../../sql/table/describe';
import { splitQuery } from '../../../sql/table/export';
import type { DuckDatabase } from '../duck-database';
import { leavingOf, openRows, type OnRows, type RowSource } from './rows';
import { zipOf, type ZipEntry } from './zip';

/** The rows of one file. */
export interface SplitRows {
  /** What the file is called after; null where there is one file only. */
  readonly label: string | null;
  readonly source: RowSource;
}

/**
 * The rows of a request, opened file by file: one where nothing is to be split.
 * @throws `export.too_many_files`; as `openRows`
 */
export async function* openSplit(
  database: DuckDatabase,
  request: ExportRows,
  onRows?: OnRows,
): AsyncGenerator<SplitRows> {
  const { split } = request;
  if (split === undefined) {
    yield { label: null, source: await openRows(database, request, undefined, onRows) };
    return;
  }
  const { column } = split;
  for (const value of await splitValues(database, request, column)) {
    const source = await openRows(database, request, { column, value }, onRows);
    yield { label: value ?? split.none, source };
  }
}

async function splitValues(
  database: DuckDatabase,
  request: ExportRows,
  column: string,
): Promise<readonly (string | null)[]> {
  const leaving = leavingOf(request, await describeColumns(database, request.table));
  const query = splitQuery(leaving, column, MOST_SPLITS + 1);
  const rows = await database.rows<{ value: string | null }>(query);
  if (rows.length > MOST_SPLITS) {
    throw new KequnError('export.too_many_files', `invalid split: more than ${MOST_SPLITS} files`, {
      values: { column, most: MOST_SPLITS },
    });
  }
  return rows.length === 0 ? [null] : rows.map(({ value }) => value);
}

/** One of the files of a split. */
export interface SplitFile {
  readonly label: string | null;
  readonly blob: Blob;
  readonly extension: string;
}

/** Several files as one zip, each named after its rows. */
export function splitZip(stem: string, files: readonly SplitFile[]): Promise<Blob> {
  return zipOf(named(stem, files));
}

/** What was counted of several files, added up. */
export function splitCounts(
  files: readonly ExportedFile[],
): Omit<ExportedFile, 'blob' | 'extension' | 'parts'> {
  const sum = (of: (file: ExportedFile) => number) => files.reduce((all, file) => all + of(file), 0);
  return {
    rows: sum(({ rows }) => rows),
    unwritable: sum(({ unwritable }) => unwritable),
    beyondGbk: sum(({ beyondGbk }) => beyondGbk),
    guarded: sum(({ guarded }) => guarded),
    optedOut: sum(({ optedOut }) => optedOut),
    unreachable: sum(({ unreachable }) => unreachable),
    tooSmall: sum(({ tooSmall }) => tooSmall),
  };
}

/** Values that make the same file name, whatever the case, are told apart by a number. */
function named(stem: string, files: readonly SplitFile[]): ZipEntry[] {
  const used = new Set<string>();
  return files.map(({ label, blob, extension }) => {
    for (let number = 1; ; number += 1) {
      const name = fileName(`${stem}-${label ?? ''}${number === 1 ? '' : `-${number}`}`, extension);
      if (used.has(name.toLowerCase())) continue;
      used.add(name.toLowerCase());
      return { name, data: blob };
    }
  });
}
