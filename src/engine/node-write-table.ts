import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { batchRows, type DuckDatabase } from './runtime/duck-database';
import { csvLine } from '../lib/csvLine';
import type { Column, TableInfo, Value } from '../model/table';
import { selectQuery } from '../sql/table/select';

/** Writes a table as CSV: UTF-8 without a byte order mark, LF, a header, ISO dates and times, empty = null. */
export async function writeTable(database: DuckDatabase, table: TableInfo, path: string): Promise<void> {
  const out = createWriteStream(path);
  const sort = table.key === undefined ? [] : [{ column: table.key, descending: false }];
  out.write(`${csvLine(table.columns.map((column) => column.name))}\n`);
  await database.each(selectQuery({ table: table.name, columns: table.columns, sort }), (batch) => {
    out.write(
      batchRows(batch)
        .map((row) => `${csvLine(row.map((value, i) => written(value, table.columns[i])))}\n`)
        .join(''),
    );
  });
  out.end();
  await once(out, 'close');
}

/** A timestamp gets the `T` of ISO 8601; numbers that are none have no text. */
function written(value: Value, column: Column | undefined): Value {
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  const isTime = column?.type.startsWith('TIMESTAMP') === true;
  return isTime && typeof value === 'string' ? value.replace(' ', 'T') : value;
}
