import type { ComputeContext } from '../../model/cell';
import type { TypedBatch } from '../../model/typed';
import type { ColumnPlan } from '../../import/plan';
import type { PreparedFile } from '../../import/prepare';
import type { Reading } from '../../sql/clean/reading';
import { dropTable } from '../../sql/table/typed';
import type { SourceOptions } from './options';

type Context = ComputeContext<SourceOptions>;

/**
 * Makes a file readable by the engine: text as a file, whose path is returned; a table with types of its own as a table for
 * the time of the import, whose name is returned. Of the latter only the columns that are read are taken.
 */
export async function handOver(
  context: Context,
  file: PreparedFile,
  number: number,
  columns: readonly ColumnPlan[],
): Promise<string> {
  const { typed } = file.opened;
  if (!typed) return context.database.addFile('import.csv', file.data);
  const wanted = file.names.map(
    (name) => columns.find((column) => sameName(column.name, name))?.name ?? null,
  );
  const places = wanted.flatMap((name, i) => (name === null ? [] : [i]));
  const report = (done: number, total: number): void => {
    context.progress({ stage: 'decode', done, total });
  };
  const table = tableName(number);
  await context.database.insertTyped(
    table,
    places.map((i) => ({ name: wanted[i] ?? '', type: typed.columns[i]?.type ?? 'VARCHAR' })),
    untilAborted(typed.batches(places, report), context.signal),
  );
  return table;
}

/** Forgets what was handed over; after a failure the table is gone with the transaction. */
export async function takeBack(
  context: Context,
  file: PreparedFile,
  path: string | undefined,
): Promise<void> {
  if (path === undefined) return;
  if (file.opened.typed) await context.database.run(dropTable(path)).catch(() => undefined);
  else await context.database.dropFile(path);
}

/** The types of the columns that are read, by the names they are read by. */
export function typesOf(
  file: PreparedFile,
  names: readonly string[],
  readings: Readonly<Record<string, Reading>>,
): Record<string, string> {
  const types = names.map((name, i) => [name, file.opened.typed?.columns[i]?.type ?? 'VARCHAR'] as const);
  return Object.fromEntries(types.filter(([name]) => readings[name] !== undefined));
}

/** A blank in the name keeps it apart from every step's table. */
function tableName(number: number): string {
  return `file ${number + 1}`;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

async function* untilAborted(
  batches: AsyncIterable<TypedBatch>,
  signal: AbortSignal,
): AsyncGenerator<TypedBatch> {
  for await (const batch of batches) {
    signal.throwIfAborted();
    yield batch;
  }
}
