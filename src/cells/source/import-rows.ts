import type { ComputeContext } from '../../model/cell';
import { readingFor } from '../../import/guess-reading';
import type { ColumnPlan } from '../../import/plan';
import type { PreparedFile } from '../../import/prepare';
import { LABEL_COLUMNS } from '../../import/rows-between';
import { mendFiles } from './mend-files';
import { handOver, takeBack, typesOf } from './hand-over';
import { timesByColumn } from './times';
import {
  failuresQuery,
  importMacros,
  type ImportFile,
  importTable,
  PADDED,
  type PublishedColumn,
  TOO_FINE,
} from '../../sql/clean/import-table';
import { betweenCondition, countBetween } from '../../sql/clean/rows-between';
import { dropRejects, rejectCountQuery, rejectsQuery } from '../../sql/clean/read-csv';
import { type Reading, readingFieldType, TEXT } from '../../sql/clean/reading';
import type { SourceOptions } from './options';

/** Values of a column that could not be converted. */
export interface FailedColumn {
  readonly column: string;
  readonly failed: number;
  readonly example: string;
}

export interface Imported {
  readonly statement: string;
  readonly failures: readonly FailedColumn[];
  readonly rejected: number;
  readonly rejectedForEncoding: number;
  readonly rejects: readonly { readonly file: number; readonly line: number; readonly reason: string }[];
  /** Sums and repeated headers between the data that were left out. */
  readonly between: number;
  /** Lines whose quotes do not match, read with them as plain characters. */
  readonly mended: number;
  /** The columns as they were read in the end. */
  readonly columns: readonly ColumnPlan[];
}

/** What one run of the statement says. */
interface ImportedOnce extends Omit<Imported, 'mended'> {
  /** Rejected lines that go on over others: quotes that do not match have taken rows with them. */
  readonly brokenQuotes: boolean;
}

interface FailureRow {
  readonly code: string;
  readonly failed: number;
  readonly example: string;
  readonly large: number;
}

const SHOWN_REJECTS = 100;
type Context = ComputeContext<SourceOptions>;

/**
 * Makes the cell's table from the files in one statement. Where a guess of a column's type turns out wrong the statement runs
 * once more: amounts whose digits do not fit become DOUBLE, other columns with values that do not convert stay text.
 */
export async function importRows(
  context: Context,
  files: readonly PreparedFile[],
  columns: readonly ColumnPlan[],
  publish: (columns: readonly ColumnPlan[]) => readonly PublishedColumn[],
): Promise<Imported> {
  // Where short rows are padded the engine says nothing of a quote without its end: such files are looked through first.
  const checked = await mendFiles(files, padsShort, context.signal);
  const imported = await importFiles(context, checked.files, columns, publish);
  if (!imported.brokenQuotes) return { ...imported, mended: checked.lines };
  const mended = await mendFiles(files, () => true, context.signal);
  return { ...(await importFiles(context, mended.files, columns, publish)), mended: mended.lines };
}

function padsShort({ layout }: PreparedFile): boolean {
  return layout.shortRows > 0.01;
}

async function importFiles(
  context: Context,
  files: readonly PreparedFile[],
  columns: readonly ColumnPlan[],
  publish: (columns: readonly ColumnPlan[]) => readonly PublishedColumn[],
): Promise<ImportedOnce> {
  const paths: string[] = [];
  try {
    for (const [i, file] of files.entries()) paths.push(await handOver(context, file, i, columns));
    const between = await countLeftOut(context, partsOf(context, files, paths, columns));
    const first = await importOnce(context, files, paths, columns, publish(columns));
    const better = correctedColumns(columns, first.notes);
    if (better === null) return { ...first.imported, between };
    const second = await importOnce(context, files, paths, better, publish(better));
    return { ...second.imported, between };
  } finally {
    await Promise.all(files.map((file, i) => takeBack(context, file, paths[i])));
  }
}

/** How many sums and repeated headers between the data are left out; only files in which some were seen are looked through. */
async function countLeftOut(context: Context, parts: readonly ImportFile[]): Promise<number> {
  let rows = 0;
  for (const part of parts) {
    if (part.skip === undefined) continue;
    const [count] = await context.database.rows<{ rows: number }>(countBetween(part, part.skip));
    rows += count?.rows ?? 0;
  }
  return rows;
}

/** The statement as the reader sees it, the same on every run. */
function readable(statement: string, paths: readonly string[]): string {
  return paths.reduce((sql, path, i) => sql.replaceAll(path, `in/file_${i + 1}.csv`), statement);
}

async function importOnce(
  context: Context,
  files: readonly PreparedFile[],
  paths: readonly string[],
  columns: readonly ColumnPlan[],
  published: readonly PublishedColumn[],
): Promise<{ imported: ImportedOnce; notes: readonly FailureRow[] }> {
  const { database, name } = context;
  const names = columns.map((column) => column.name);
  const parts = partsOf(context, files, paths, columns);
  const statement = importTable(name, parts, names, published);
  context.progress({ stage: 'convert', done: 0 });
  await database.run(`${importMacros()}; ${dropRejects()}`);
  await database.run(statement);
  const texts = files.some((file) => !file.opened.typed);
  const notes = await database.rows<FailureRow>(failuresQuery(name));
  const [counts] = texts
    ? await database.rows<{ rejected: number; encoding: number; broken: boolean }>(rejectCountQuery())
    : [];
  const rejects = texts
    ? await database.rows<{ path: string; line: number; reason: string }>(rejectsQuery(SHOWN_REJECTS))
    : [];
  await database.run(dropRejects());
  const imported: ImportedOnce = {
    statement: readable(statement, paths),
    failures: failedColumns(notes, names),
    rejected: counts?.rejected ?? 0,
    rejectedForEncoding: counts?.encoding ?? 0,
    rejects: rejects.map(({ path, line, reason }) => {
      const file = Math.max(0, paths.indexOf(path));
      return { file: file + 1, line: line + (files[file]?.linesBefore ?? 0), reason };
    }),
    brokenQuotes: counts?.broken ?? false,
    between: 0,
    columns,
  };
  return { imported, notes };
}

function failedColumns(notes: readonly FailureRow[], names: readonly string[]): FailedColumn[] {
  return notes
    .filter(({ code }) => !code.startsWith(TOO_FINE) && !code.startsWith(PADDED))
    .map(({ code, failed, example }) => ({ column: names[Number(code)] ?? '', failed, example }));
}

/** The columns with wrong guesses put right, or null where all were right. */
function correctedColumns(columns: readonly ColumnPlan[], notes: readonly FailureRow[]): ColumnPlan[] | null {
  let corrected = false;
  const better = columns.map((column, i): ColumnPlan => {
    const reading = correctedReading(column, notes, i);
    corrected ||= reading !== column.reading;
    return { ...column, reading };
  });
  return corrected ? better : null;
}

function correctedReading(column: ColumnPlan, notes: readonly FailureRow[], number: number): Reading {
  const failed = notes.find(({ code }) => code === String(number));
  const padded = notes.some(({ code }) => code === `${PADDED}${number}`);
  const tooFine = notes.some(({ code }) => code === `${TOO_FINE}${number}`);
  const { reading } = column;
  if (reading.kind === 'native') return reading;
  if (reading.kind === 'text') return padded ? { ...reading, trim: true } : reading;
  if (failed && !column.fixed && failed.failed > failed.large) return TEXT;
  const large = (failed?.large ?? 0) > 0 || tooFine;
  return reading.kind === 'decimal' && large ? { kind: 'double', comma: reading.comma } : reading;
}

function partsOf(
  context: Context,
  files: readonly PreparedFile[],
  paths: readonly string[],
  columns: readonly ColumnPlan[],
): ImportFile[] {
  const times = timesByColumn(context.options.import.times ?? {}, columns);
  return files.map((file, i) => ({
    ...importFile(file, paths[i] ?? '', columns, files.length > 1),
    ...(Object.keys(times).length > 0 ? { times } : {}),
  }));
}

function importFile(
  file: PreparedFile,
  path: string,
  columns: readonly ColumnPlan[],
  several: boolean,
): ImportFile {
  const readings: Record<string, Reading> = {};
  const names = file.names.map(
    (own) => columns.find(({ name }) => name.toLowerCase() === own.toLowerCase())?.name ?? own,
  );
  for (const column of columns) {
    const at = names.indexOf(column.name);
    if (at >= 0) readings[column.name] = several ? ownReading(file, at, column.reading) : column.reading;
  }
  const skip = betweenCondition(names, { ...file.between, labelColumns: LABEL_COLUMNS });
  return {
    path,
    ...(file.opened.typed ? { typed: { table: path, types: typesOf(file, names, readings) } } : {}),
    delimiter: file.layout.delimiter,
    columns: names,
    ...(skip === null ? {} : { skip }),
    ...(file.between.blank ? { skipBlank: true } : {}),
    padShort: padsShort(file),
    readings,
    ...(several ? { label: file.opened.name } : {}),
  };
}

/** One of several files may write dates and decimals in its own way; the type is the same for all. */
function ownReading(file: PreparedFile, at: number, reading: Reading): Reading {
  if (reading.kind === 'text' || reading.kind === 'boolean' || reading.kind === 'native') return reading;
  const own = readingFor(readingFieldType(reading), file.columns[at]?.values ?? [], true).reading;
  if (own.kind === 'text' || own.kind === 'boolean' || own.kind === 'native') return reading;
  return { ...own, kind: reading.kind } as Reading;
}
