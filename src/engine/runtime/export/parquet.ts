import type { ExportedFile, ExportRequest } from '../../../model/export';
import type { Value } from '../../../model/table';
import { exported } from './exported';
import { parquetColumn, type ParquetColumn } from './parquet-types';
import type { RowSource } from './rows';

/** Rows of a group: what is held in memory before it is written. */
const GROUP = 100_000;

/** A table as Parquet (snappy), a group of rows at a time. */
export async function exportParquet(
  source: RowSource,
  request: ExportRequest,
  groupRows = GROUP,
): Promise<ExportedFile> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const columns = source.columns.map(parquetColumn);
  const parts: Blob[] = [];
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    createdBy: 'kequn',
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(({ element }) => element)],
  });
  const flush = () => {
    parts.push(new Blob([bytes.getBuffer()]));
    bytes.index = 0;
  };
  let rows = 0;
  const put = async (group: readonly Value[][]) => {
    await writer.write({ columnData: columnData(group, columns), rowGroupSize: groupRows });
    rows += group.length;
    flush();
  };
  for await (const group of groups(source, groupRows)) await put(group);
  await writer.finish();
  flush();
  const blob = new Blob(parts, { type: 'application/vnd.apache.parquet' });
  return exported(source, { blob, extension: request.format, rows });
}

/** Batches are small: groups are put together from them. */
async function* groups(source: RowSource, most: number): AsyncGenerator<Value[][]> {
  let waiting: Value[][] = [];
  for await (const slice of source.slices()) {
    for (const row of slice) waiting.push(row);
    if (waiting.length < most) continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}

function columnData(rows: readonly Value[][], columns: readonly ParquetColumn[]) {
  return columns.map(({ element, convert }, i) => ({
    name: element.name,
    data: rows.map((row) => {
      const value = row[i] ?? null;
      return value === null ? null : convert(value);
    }),
  }));
}
