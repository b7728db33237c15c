import type { ExportedFile, ExportRequest } from '../../../model/export';
import type { Value } from '../../../model/table';
import { exported } from './exported';
import type { ExportColumn, RowSource } from './rows';
import { TextFiles } from './text-files';

/** A table as one JSON array, or as a JSON object a line (NDJSON). Decimals keep every digit, times are ISO 8601. */
export async function exportJson(source: RowSource, request: ExportRequest): Promise<ExportedFile> {
  const lines = request.format === 'ndjson';
  const files = new TextFiles({
    encoding: 'utf-8',
    bom: false,
    limits: {},
    head: lines ? '' : '[',
    mime: lines ? 'application/x-ndjson' : 'application/json',
  });
  const keys = source.columns.map(({ heading }) => JSON.stringify(heading));
  let first = true;
  for await (const rows of source.slices()) {
    files.add(
      rows.map((row) => {
        const members = row.map((value, i) => `${keys[i] ?? '""'}:${jsonValue(value, source.columns[i])}`);
        const before = lines ? '' : first ? '\n' : ',\n';
        first = false;
        return `${before}{${members.join(',')}}${lines ? '\n' : ''}`;
      }),
    );
  }
  const { rows } = files;
  if (!lines) files.add(['\n]\n']);
  return exported(source, { ...(await files.finish(request.table, request.format)), rows });
}

/** Digits of a decimal are a number as they stand; an integer that readers of JSON would round stays text. */
function jsonValue(value: Value, column: ExportColumn | undefined): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return 'null';
  if (typeof value !== 'string' || !column) return JSON.stringify(value);
  if (column.type.startsWith('DECIMAL')) return value.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  const isTime = column.type.startsWith('TIMESTAMP');
  return JSON.stringify(isTime ? value.replace(' ', 'T') : value);
}
