import type { Compute, ComputeContext, Statement } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { FieldMap, RowKind } from '../../model/fields';
import type { TableKind } from '../../model/table-kind';
import type { Warning } from '../../model/warning';
import { type ColumnPlan, planColumns } from '../../import/plan';
import type { SampledColumn } from '../../import/fields';
import type { PreparedFile } from '../../import/prepare';
import type { Preset } from '../../import/presets/preset';
import { guessTable } from '../../import/table-kind';
import { unitOfName, unitOfTitle } from '../../import/units';
import { labelName, profileQuery } from '../../sql/clean/import-table';
import { describeTable } from '../../sql/table/describe';
import { importRows, type Imported } from './import-rows';
import { type JudgedRows, judgeTable } from './judge-rows';
import { assertNeeded, mapFields, unitedColumns, withAmount } from './map-fields';
import type { SourceOptions } from './options';
import { assertExpressions, publishedColumns, type SourceColumnPlan } from './publish';
import { dropNotes, keepOneTotal, setAsideQuery } from './query';
import { withQuestionTitles } from './question-titles';
import { readFiles } from './read-files';
import type { SourceColumn, SourceFile, SourceResult } from './result';
import {
  columnWarnings,
  currencyWarnings,
  fieldWarnings,
  fileWarnings,
  unitWarnings,
  warn,
  digitWarnings,
  utcWarnings,
} from './source-warnings';
import { timesByColumn } from './times';

type Context = ComputeContext<SourceOptions>;

/**
 * Files -> a table: read and decoded, fields mapped, every value cast, rows judged. Nothing of what could not be read is
 * passed over: it is counted in the result and said in warnings.
 */
export const compute: Compute<SourceOptions, SourceResult> = async (context) => {
  const { options, name, database } = context;
  const inputs = context.inputs[options.input] ?? {};
  const { files, warnings: unread } = await readFiles(context);
  const columns = unitedColumns(files);
  const mapped = mapFields(files, columns, options.map, inputs);
  const map = withAmount(mapped.map, options.row);
  assertNeeded(map, inputs, columns);
  const plan = planColumns(columns, { map, types: options.import.types ?? {}, keep: options.keep, inputs });
  await assertExpressions(database, map, plan.columns);
  const publish = (planned: readonly ColumnPlan[]) => publishedColumns(map, planned, inputs, ['order_total']);
  const imported = await importRows(context, files, plan.columns, publish);
  const published = publish(imported.columns);
  const profile = await readProfile(context, published, files.length > 1);
  if (profile.rows === 0) throw nothingReadable(files, imported);
  await database.run(dropNotes(name));
  const judged = await judgeTable(context, map, profile.rows, mapped.preset);
  const total = await settleTotals(context, judged, published, files.length > 1, map);
  const table = await describeTable(database, name, judged.unique ? { unique: ['order'] } : {});
  const facts = fileFacts(files, columns, imported, profile.rows);
  const times = timesByColumn(options.import.times ?? {}, imported.columns);
  const described = describeColumns(published, imported, profile, table.columns, times);
  return {
    tables: [withQuestionTitles(table, map)],
    result: {
      ...facts,
      ...tableFacts(options.table, map, judged.kind, mapped.preset),
      row: judged.kind,
      row_because: judged.because,
      columns: described,
      map: mapped.map,
      first_time: profile.first,
      last_time: profile.last,
      left_out: plan.leftOut,
    },
    warnings: [
      ...unread,
      ...fileWarnings(files, imported, plan.leftOut),
      ...columnWarnings(imported),
      ...currencyWarnings(columns, imported),
      ...utcWarnings(columns, imported),
      ...digitWarnings(columns, imported),
      ...unitWarnings(facts.files, described, map),
      ...fieldWarnings(map, mapped.guessed),
      ...rowWarnings(judged),
      ...total.warnings,
    ],
    statements: [{ title: 'import', sql: imported.statement }, ...total.statements],
  };
};

function nothingReadable(files: readonly PreparedFile[], imported: Imported): KequnError {
  const file = files[0]?.opened.name ?? '';
  const reason = imported.rejects[0]?.reason ?? '';
  return new KequnError('import.not_a_table', `invalid table file: no row could be read (${reason})`, {
    values: { file, what: reason, rejected: imported.rejected },
  });
}

/** What the table holds: as the document says, else found out. */
function tableFacts(said: TableKind | null, map: FieldMap, row: RowKind, preset: Preset | null) {
  const guess = guessTable(map, row, preset);
  return {
    table: said ?? guess.kind,
    table_because: said === null ? guess.because : ('chosen' as const),
    preset: preset?.system ?? null,
  };
}

function fileFacts(
  files: readonly PreparedFile[],
  columns: readonly SampledColumn[],
  imported: Imported,
  rows: number,
) {
  const summary = files.reduce((sum, file) => sum + file.footer.length, imported.between);
  return {
    files: files.map((file) => fileFact(file, columns)),
    rows_in_file: rows + imported.rejected + summary,
    rejected: imported.rejected,
    summary_rows: summary,
    rows,
    replaced_characters: files.reduce((sum, file) => sum + file.replaced, 0),
    rejects: imported.rejects,
  };
}

function fileFact(file: PreparedFile, columns: readonly SampledColumn[]): SourceFile {
  const { opened, layout, footer } = file;
  const line = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').join(' ');
  const [titles, below] = [layout.titles.map(line), footer.map(line)];
  const own = new Set(file.names.map((name) => name.toLowerCase()));
  return {
    name: opened.name,
    bytes: opened.bytes,
    format: opened.format,
    encoding: opened.encoding,
    delimiter: opened.format === 'delimited' ? (opened.delimiter ?? layout.delimiter) : null,
    header: layout.header,
    header_rows: layout.headerRows,
    sheet: opened.sheet ?? null,
    titles,
    footer: below,
    unit: unitOfTitle([...titles, ...below]),
    lacks: columns.flatMap(({ name }) => (own.has(name.toLowerCase()) ? [] : [name])),
  };
}

interface Profile {
  readonly rows: number;
  readonly filled: readonly number[];
  readonly first: string | null;
  readonly last: string | null;
}

async function readProfile(
  { database, name }: Context,
  published: readonly SourceColumnPlan[],
  several: boolean,
): Promise<Profile> {
  const names = tableColumns(published, several);
  const time = published.some((column) => column.field === 'time') ? 'time' : null;
  const [row] = await database.rows<Record<string, number | string | null>>(profileQuery(name, names, time));
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    rows: Number(row?.['rows'] ?? 0),
    filled: names.map((_, i) => Number(row?.[`n${i}`] ?? 0)),
    first: text(row?.['first_time']),
    last: text(row?.['last_time']),
  };
}

function tableColumns(published: readonly SourceColumnPlan[], several: boolean): string[] {
  const names = published.map((column) => column.name);
  return several ? [...names, labelName(published)] : names;
}

function describeColumns(
  published: readonly SourceColumnPlan[],
  imported: Imported,
  profile: Profile,
  columns: readonly { readonly name: string; readonly type: string }[],
  times: Readonly<Record<string, number>>,
): SourceColumn[] {
  return published.map((column, i) => {
    const failure = imported.failures.find((failed) => failed.column === column.column);
    return {
      name: column.name,
      field: column.field,
      from: column.from,
      unit: column.column === null ? null : (unitOfName(column.column)?.unit ?? null),
      times: times[column.column ?? ''] ?? 1,
      type: columns.find(({ name }) => name === column.name)?.type ?? '',
      missing: profile.rows - (profile.filled[i] ?? 0),
      failed: failure?.failed ?? 0,
      example: failure?.example ?? null,
    };
  });
}

function rowWarnings(judged: JudgedRows): Warning[] {
  if (judged.because === null || judged.kind === 'order') return [];
  return [warn('source.row_guessed', { row: judged.kind, because: judged.because })];
}

/** Where every line repeats its order's total, the total is kept once. */
async function settleTotals(
  { database, name }: Context,
  judged: JudgedRows,
  published: readonly SourceColumnPlan[],
  several: boolean,
  map: FieldMap,
): Promise<{ warnings: Warning[]; statements: Statement[] }> {
  const repeated = judged.kind === 'line_with_order_total';
  if (!repeated || map['amount'] === undefined || map['order'] === undefined)
    return { warnings: [], statements: [] };
  const sql = keepOneTotal(name, tableColumns(published, several), map['customer'] !== undefined);
  await database.run(sql);
  const [aside] = await database.rows<{ rows: number; amount: number }>(setAsideQuery(name));
  return {
    warnings: [warn('source.order_total_repeated', { rows: aside?.rows ?? 0, amount: aside?.amount ?? 0 })],
    statements: [{ title: 'order_total', sql }],
  };
}
