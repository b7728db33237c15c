import type { ExportRows } from '../../../model/export';
import { KequnError } from '../../../model/failure';
import type { Column, Value } from '../../../model/table';
import { mask } from '../../../lib/mask';
import { describeColumns } from '../../../sql/table/describe';
import {
  exportQuery,
  type Leaving,
  optedOutQuery,
  type SplitValue,
  tooSmallQuery,
  unreachableQuery,
} from '../../../sql/table/export';
import { batchRows, type DuckDatabase } from '../duck-database';

/** Told of every slice of rows that leaves; what it throws (an AbortError) ends the export. */
export type OnRows = (rows: number) => void;

/** A column as it is written: masked ones are text, whatever they were. */
export interface ExportColumn extends Column {
  readonly heading: string;
  readonly masked: boolean;
}

/** The rows that leave, in slices, with personal values masked already. */
export interface RowSource {
  readonly columns: readonly ExportColumn[];
  /** Rows of customers who opted out and are not among the rows. */
  readonly optedOut: number;
  /** Rows that have nothing that can be hashed and are not among the rows. */
  readonly unreachable: number;
  /** Rows of groups that are too small and are not among the rows. */
  readonly tooSmall: number;
  slices(): AsyncGenerator<Value[][]>;
}

/**
 * Opens a table for writing it out, or the rows of one file of a split.
 * @throws `import.unknown_column` where a column is asked for that the table does not have
 */
export async function openRows(
  database: DuckDatabase,
  request: ExportRows,
  only?: SplitValue,
  onRows?: OnRows,
): Promise<RowSource> {
  const all = await describeColumns(database, request.table);
  const columns = chosen(all, request.columns);
  const leaving = { ...leavingOf(request, all), ...(only && { only }) };
  const { consent, hashed, groups } = leaving;
  const exported = columns.map((column) => exportColumn(column, request));
  const query = exportQuery(leaving, columns);
  return {
    columns: exported,
    optedOut: consent ? await count(database, optedOutQuery({ ...leaving, consent })) : 0,
    unreachable: hashed ? await count(database, unreachableQuery({ ...leaving, hashed })) : 0,
    tooSmall: groups ? await count(database, tooSmallQuery({ ...leaving, groups })) : 0,
    async *slices() {
      for await (const batch of database.stream(query)) {
        yield masked(batchRows(batch), exported);
        onRows?.(batch.numRows);
      }
    },
  };
}

/** Which rows a request asks for. @throws `import.unknown_column` */
export function leavingOf(request: ExportRows, all: readonly Column[]): Leaving {
  const { table, filter, sort, consent, hashed, groups } = request;
  const hasCustomer = all.some((column) => column.name === 'customer');
  chosen(all, [...(hashed?.columns ?? []), ...(groups ? [groups.column] : [])]);
  return {
    ...{ table, columns: all, filter, sort },
    ...(consent && hasCustomer && { consent }),
    ...(hashed && hashed.columns.length > 0 && { hashed }),
    ...(groups && { groups }),
  };
}

async function count(database: DuckDatabase, query: string): Promise<number> {
  const [row] = await database.rows<{ rows: number }>(query);
  return row?.rows ?? 0;
}

function chosen(all: readonly Column[], asked: readonly string[] | undefined): readonly Column[] {
  if (asked === undefined) return all;
  return asked.map((name) => {
    const column = all.find((one) => one.name === name);
    if (column) return column;
    const columns = all.map((one) => one.name).join(', ');
    throw new KequnError('import.unknown_column', `unknown column: ${name}`, {
      values: { column: name, field: name, columns },
    });
  });
}

function exportColumn(column: Column, request: ExportRows): ExportColumn {
  const isHashed = request.hashed?.columns.includes(column.name) ?? false;
  const isMasked = !isHashed && (request.masked?.includes(column.name) ?? false);
  const isList = column.type.endsWith('[]');
  return {
    name: column.name,
    type: isMasked || isHashed || isList ? 'VARCHAR' : column.type,
    heading: request.headings?.[column.name] ?? column.name,
    masked: isMasked,
  };
}

function masked(rows: Value[][], columns: readonly ExportColumn[]): Value[][] {
  const places = columns.flatMap((column, i) => (column.masked ? [i] : []));
  for (const row of rows) {
    for (const place of places) {
      const value = row[place] ?? null;
      row[place] = value === null ? null : mask(String(value));
    }
  }
  return rows;
}
