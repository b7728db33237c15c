import type { FieldMap } from '../model/fields';
import type { AroundData, ImportOptions, ImportPreview, PreviewColumn } from '../model/import';
import type { Warning } from '../model/warning';
import { readingFieldType } from '../sql/clean/reading';
import type { SampledColumn } from './fields';
import { guessMap } from './guess-map';
import { guessColumn, presentValues } from './guess-reading';
import { typedFieldType } from './plan';
import { sensitiveColumn } from './sensitive';
import { fileParts } from './parts';
import { type LaidOutFile, layOut, sampledColumns } from './prepare';
import { judgeRows, repeatedOrders, type RowGuess } from './rows';
import { guessTable } from './table-kind';
import { unitOfName, unitOfTitle } from './units';

const PREVIEW_ROWS = 50;
const SAMPLES = 5;

/** What `previewFile` may be told beside the import options. */
export interface PreviewRequest {
  /** Fields the document's input asks for: also personal ones are then mapped. */
  readonly asked?: readonly string[];
}

/**
 * Looks at the beginning of a file and states every guess: encoding, delimiter, header, types, fields, what a row is.
 * @throws as `layOut`
 */
export async function previewFile(
  file: Blob & { readonly name: string },
  options: ImportOptions,
  request: PreviewRequest = {},
): Promise<ImportPreview> {
  const laidOut = await layOut(file, options);
  const { opened, layout } = laidOut;
  const chosen = options.sheet !== undefined || (options.member !== undefined && opened.sheets.length === 0);
  const parts = chosen ? null : await fileParts(file, options);
  const columns = sampledColumns(laidOut, laidOut.beginning);
  const { map, preset } = guessMap(columns, layout.header > 0, request.asked ?? []);
  const row: RowGuess = preset?.row ? { kind: preset.row, because: 'preset' } : guessRow(map, columns);
  return {
    fileName: file.name,
    bytes: opened.bytes,
    options: {
      ...options,
      format: opened.format,
      header: layout.header,
      header_rows: layout.headerRows,
      ...(laidOut.footer && { footer: laidOut.footer.length }),
      ...readAs(laidOut),
    },
    encodings: opened.encodings,
    sheets: opened.sheets,
    members: opened.members,
    ...(parts && { parts }),
    columns: columns.map((column, i) => previewColumn(column, layout.originals[i] ?? '', options)),
    rows: laidOut.beginning.filter((cells) => !laidOut.between.is(cells)).slice(0, PREVIEW_ROWS),
    map,
    row,
    around: aroundData(laidOut),
    preset: preset?.system ?? null,
    table: guessTable(map, row.kind, preset),
    warnings: previewWarnings(laidOut),
  };
}

/** The options that say how the content was found, as far as the format has them. */
function readAs({ opened, layout }: LaidOutFile): ImportOptions {
  const { format, encoding, encodings, sheet, member } = opened;
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(member === undefined ? {} : { member }),
    ...(encodings.length > 0 ? { encoding } : {}),
    ...(format === 'delimited' ? { delimiter: opened.delimiter ?? layout.delimiter } : {}),
  };
}

function guessRow(map: FieldMap, columns: readonly SampledColumn[]): RowGuess {
  const values = (mapping: unknown) => columns.find(({ name }) => name === mapping)?.values ?? [];
  if (map['order'] === undefined) return judgeRows(map, null);
  return judgeRows(map, repeatedOrders(values(map['order']), values(map['amount'])));
}

/** What stands above, below and between the data. */
function aroundData({ layout, footer, between, merged }: LaidOutFile): AroundData {
  const header = between.header?.find((name) => name.trim() !== '');
  const titles = layout.titles.map((cells) => cells.filter((cell) => cell.trim() !== ''));
  return {
    titles,
    footer,
    merged,
    between: [...between.sums, ...(header === undefined ? [] : [header])],
    unit: unitOfTitle([...titles, ...(footer ?? [])].map((cells) => cells.join(' '))),
  };
}

function previewColumn(column: SampledColumn, original: string, options: ImportOptions): PreviewColumn {
  const present = presentValues(column.values);
  const sensitive = sensitiveColumn(column);
  const missing = column.values.length === 0 ? 1 : 1 - present.length / column.values.length;
  const typed = column.type === undefined || column.type === 'VARCHAR' ? null : typedFieldType(column.type);
  const guessed = typed ?? readingFieldType(guessColumn(column.name, column.values).reading);
  return {
    name: column.name,
    original,
    type: options.types?.[column.name] ?? guessed,
    samples: [...new Set(present)].slice(0, SAMPLES),
    missing,
    personal: sensitive !== null,
    sensitive,
    unit: guessed === 'number' ? unitOfName(column.name) : null,
  };
}

function previewWarnings({ opened, names, layout, renamed }: LaidOutFile): Warning[] {
  const changed = names.filter((name, i) => name !== layout.originals[i]?.trim());
  const warnings: Warning[] = [...opened.warnings];
  if (opened.headReplaced > 0) {
    const values = { count: opened.headReplaced, encoding: opened.encoding };
    warnings.push({ code: 'import.characters_replaced', values });
  }
  if (!opened.encodingCertain)
    warnings.push({ code: 'import.encoding_doubtful', values: { encoding: opened.encoding } });
  if (renamed > 0) {
    warnings.push({
      code: 'import.columns_renamed',
      values: { count: renamed, columns: changed.slice(0, 20).join(', ') },
    });
  }
  return warnings;
}
