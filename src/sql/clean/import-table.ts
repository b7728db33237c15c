import { ident, text } from '../sql';
import { type Cast, castOf } from './cast';
import { maybeTooFine, numberMacros, statesUnit, tooFine } from './number';
import { readCsv, type TextFile } from './read-csv';
import { isNative, isNumeric, nativeCast, readTyped, type TypedSource } from './read-typed';
import { blankCondition } from './rows-between';
import { type Reading, readingType } from './reading';
import { timeMacros } from './time';
import { isPadded, paddingSuspects, trimmed } from './text';

/** One file to read, with how each column becomes values; columns without a reading are not kept. */
export interface ImportFile extends TextFile {
  readonly readings: Readonly<Record<string, Reading>>;
  /** Where the columns stand with types of their own, and there is no text to read. */
  readonly typed?: TypedSource;
  /** Rows to leave out: a condition over the columns as text (`rows-between.ts`). */
  readonly skip?: string;
  /** Whether rows without any value are left out too. */
  readonly skipBlank?: boolean;
  /** What numbers are multiplied by, by column. */
  readonly times?: Readonly<Record<string, number>>;
  /** Text for the `file` column, where several files become one table. */
  readonly label?: string;
}

/** A column of the table: an expression over the typed columns of the file. */
export interface PublishedColumn {
  readonly name: string;
  readonly expression: string;
}

/** Where values that did not convert are noted while importing: `number of the column` 31 `value`, set apart by 30. */
export const FAILED = 'failed values';
/** Before a column's number: a value has more decimals than fit, or blanks around it that the sample did not show. */
export const TOO_FINE = 'f';
export const PADDED = 'p';
const LABEL = 'file';

/** The macros that `importTable` cleans values with. They live as long as the connection. */
export function importMacros(): string {
  return [...numberMacros(), ...timeMacros()].join(';\n');
}

/**
 * The one statement of an import: read every value as text, cast it in the same pass, note what does not convert.
 * `columns` numbers the columns in the notes.
 */
export function importTable(
  table: string,
  files: readonly ImportFile[],
  columns: readonly string[],
  published: readonly PublishedColumn[],
): string {
  const parts = files.map((file, i) => typedFile(file, columns, i + 1));
  const label = files.some((file) => file.label !== undefined) ? [ident(LABEL)] : [];
  const output = [
    ...published.map(({ name, expression }) => `${expression} AS ${ident(name)}`),
    ...label.map((name) => `${name} AS ${ident(labelName(published))}`),
    ident(FAILED),
  ];
  return `CREATE OR REPLACE TABLE ${ident(table)} AS
SELECT ${output.join(',\n  ')}
FROM (
${parts.join('\nUNION ALL BY NAME\n')}
)`;
}

/** The name of the column that says which file a row is from; `file_2` … where the files have a `file` themselves. */
export function labelName(published: readonly PublishedColumn[]): string {
  const taken = new Set(published.map((column) => column.name.toLowerCase()));
  if (!taken.has(LABEL)) return LABEL;
  let n = 2;
  while (taken.has(`${LABEL}_${n}`)) n += 1;
  return `${LABEL}_${n}`;
}

/** The typed columns of no rows: what an expression over them can be bound against without reading the file. */
export function emptyColumns(readings: Readonly<Record<string, Reading>>): string {
  const columns = Object.entries(readings).map(
    ([name, reading]) => `NULL::${readingType(reading)} AS ${ident(name)}`,
  );
  return `SELECT ${columns.join(', ')} LIMIT 0`;
}

/**
 * The typed columns of one file, in named stages: `file` has every value as text, `plain` what a plain cast reads, `typed` the
 * values, with what plain casts do not read cleaned; last come the notes on what did not convert.
 */
function typedFile(file: ImportFile, columns: readonly string[], part: number): string {
  const casts = file.columns.flatMap((name): CastColumn[] => {
    const reading = file.readings[name];
    if (!reading) return [];
    const tag = String(columns.indexOf(name));
    const type = file.typed?.types[name] ?? 'VARCHAR';
    const as = type !== 'VARCHAR' && isNative(type, reading) ? nativeCast : castOf;
    return [{ name, tag, reading, cast: as(ident(name), plainName(tag), reading, type) }];
  });
  const plain = casts.flatMap(({ tag, cast }) => (cast ? [`${cast.plain} AS ${plainName(tag)}`] : []));
  const label = file.label === undefined ? [] : [`${text(file.label)} AS ${ident(LABEL)}`];
  const output = [
    ...casts.map((column) => multiplied(column, file.times?.[column.name])),
    ...label,
    `${notes(casts)} AS ${ident(FAILED)}`,
  ];
  const stage = (name: string, select: readonly string[], from: string) =>
    `${name}_${part} AS NOT MATERIALIZED (SELECT ${select.join(',\n  ')}\nFROM ${from})`;
  const skipped = [
    ...(file.skip === undefined ? [] : [`NOT coalesce(${file.skip}, false)`]),
    ...(file.skipBlank ? [`NOT (${blankCondition(file.columns)})`] : []),
  ];
  const kept = skipped.length === 0 ? '' : `\nWHERE ${skipped.join(' AND ')}`;
  return `(WITH ${stage('file', ['*'], `${file.typed ? readTyped(file.typed, file.readings) : readCsv(file)}${kept}`)},
${stage('plain', ['*', ...plain], `file_${part}`)},
${stage('typed', casts.flatMap(typedColumn), `plain_${part}`)}
SELECT ${output.join(', ')}
FROM typed_${part})`;
}

/** A column in its base unit: 万元 as 元. A number that does not fit afterwards is an error, never a missing value. */
function multiplied({ name, tag, reading }: CastColumn, times: number | undefined): string {
  const number = reading.kind === 'decimal' || reading.kind === 'double';
  if (times === undefined || times === 1) return ident(name);
  if (reading.kind === 'native' && isNumeric(reading.type))
    return `CAST(${ident(name)} * ${times} AS DOUBLE) AS ${ident(name)}`;
  if (!number) return ident(name);
  // 3.5万 in a column of 万元 has said its unit already.
  const factor = `CASE WHEN ${statesUnit(rawName(tag))} THEN 1 ELSE ${times} END`;
  return `CAST(${ident(name)} * ${factor} AS ${readingType(reading)}) AS ${ident(name)}`;
}

function typedColumn({ name, tag, reading, cast }: CastColumn): string[] {
  if (cast) return [`${cast.value} AS ${ident(name)}`, `${cast.raw ?? ident(name)} AS ${rawName(tag)}`];
  const trims = reading.kind === 'text' && reading.trim;
  return trims ? [`${trimmed(ident(name), reading.id)} AS ${ident(name)}`] : [ident(name)];
}

function plainName(tag: string): string {
  return ident(`plain:${tag}`);
}

function rawName(tag: string): string {
  return ident(`raw:${tag}`);
}

interface CastColumn {
  readonly name: string;
  readonly tag: string;
  readonly reading: Reading;
  readonly cast: Cast | null;
}

/** Text that notes what is not as expected in a row; NULL for nearly all rows, and cheap to find so. */
function notes(casts: readonly CastColumn[]): string {
  const watched = casts.map(watchedColumn).filter(({ suspects }) => suspects.length > 0);
  if (watched.length === 0) return 'NULL::VARCHAR';
  const suspects = watched.flatMap((column) => column.suspects);
  const items = watched.flatMap((column) => column.items);
  return `CASE WHEN ${suspects.join(' OR ')} THEN nullif(concat_ws(chr(30), ${items.join(', ')}), '') END`;
}

interface Watched {
  /** Cheap conditions, true at least wherever an item is not NULL. */
  readonly suspects: readonly string[];
  readonly items: readonly string[];
}

function watchedColumn({ name, tag, reading, cast }: CastColumn): Watched {
  const column = ident(name);
  if (cast === null) {
    if (reading.kind !== 'text' || reading.trim) return { suspects: [], items: [] };
    const padded = note(isPadded(column, reading.id), PADDED + tag, column);
    return { suspects: paddingSuspects(column, reading.id), items: [padded] };
  }
  const raw = rawName(tag);
  const failed = `(${column} IS NULL AND ${raw} IS NOT NULL)`;
  const item = note(`${column} IS NULL AND trim(${raw}) <> ''`, tag, raw);
  if (reading.kind !== 'decimal') return { suspects: [failed], items: [item] };
  const fine = tooFine(raw, reading);
  return {
    suspects: [failed, `(${maybeTooFine(raw, reading)})`],
    items: [item, note(`${column} IS NOT NULL AND ${fine}`, TOO_FINE + tag, raw)],
  };
}

function note(when: string, code: string, value: string): string {
  return `CASE WHEN ${when} THEN '${code}' || chr(31) || left(${value}, 60) END`;
}

/** How often each column failed and the first value (in order of text) that did. `large`: numbers too long for DECIMAL(18,4). */
export function failuresQuery(table: string): string {
  return `SELECT code, count(*)::DOUBLE AS failed, min(value) AS example,
  coalesce(sum(CASE WHEN isfinite(number) AND abs(number) >= 1e14 THEN 1 ELSE 0 END), 0)::DOUBLE AS large
FROM (
  SELECT split_part(item, chr(31), 1) AS code, split_part(item, chr(31), 2) AS value,
    try_cast(replace(split_part(item, chr(31), 2), ',', '') AS DOUBLE) AS number
  FROM (SELECT unnest(string_split(${ident(FAILED)}, chr(30))) AS item FROM ${ident(table)} WHERE ${ident(FAILED)} IS NOT NULL)
)
GROUP BY code ORDER BY code`;
}

/** Rows, filled values a column, rows with failures, first and last time: one pass over the table. */
export function profileQuery(table: string, columns: readonly string[], time: string | null): string {
  const counts = columns.map((name, i) => `count(${ident(name)})::DOUBLE AS n${i}`);
  const times =
    time === null ? [] : [`min(${ident(time)}) AS first_time`, `max(${ident(time)}) AS last_time`];
  return `SELECT count(*)::DOUBLE AS rows, count(${ident(FAILED)})::DOUBLE AS failed, ${[...counts, ...times].join(', ')} FROM ${ident(table)}`;
}
