import { csvLine } from '../../../lib/csvLine';
import type { ExportedFile, ExportRequest } from '../../../model/export';
import { exported } from './exported';
import { FormulaGuard } from './guard';
import type { RowSource } from './rows';
import { TextFiles } from './text-files';

const NEWLINE = '\r\n';

/** A table as CSV: UTF-8 (with a byte order mark where asked for) or GB18030, lines ended as Excel wants them. */
export async function exportCsv(source: RowSource, request: ExportRequest): Promise<ExportedFile> {
  const guard = new FormulaGuard();
  const files = new TextFiles({
    encoding: request.encoding ?? 'utf-8',
    bom: request.bom ?? false,
    limits: request.limits ?? {},
    head:
      request.head === false
        ? ''
        : csvLine(source.columns.map(({ heading }) => guard.text(heading))) + NEWLINE,
    mime: `text/csv;charset=${request.encoding ?? 'utf-8'}`,
  });
  for await (const rows of source.slices()) {
    files.add(
      rows.map((row) => csvLine(row.map((value, i) => guard.value(value, source.columns[i]))) + NEWLINE),
    );
  }
  const { rows, unwritable, beyondGbk } = files;
  const made = await files.finish(request.table, 'csv');
  return exported(source, { ...made, rows, unwritable, beyondGbk, guarded: guard.guarded });
}
