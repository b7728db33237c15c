import { ident } from '../sql';
import { castExpression } from './cast';
import { tooFine } from './number';
import { readCsv, type TextFile } from './read-csv';
import { type Reading, readingType } from './reading';

/** One file to read, with how each column becomes values; columns without a reading are not kept. */
export interface ImportFile extends TextFile {
  readonly readings: Readonly<Record<string, Reading>>;
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
/** Added to a column's number where a value has more decimals than fit. */
export const TOO_FINE = 'f';
const LABEL = 'file';

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
  const parts = files.map((file) => typedFile(file, columns));
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

function typedFile(file: ImportFile, columns: readonly string[]): string {
  const kept = file.columns.filter((name) => file.readings[name] !== undefined);
  const converted = kept.filter((name) => file.readings[name]?.kind !== 'text');
  const inner = [
    ...kept.map((name) => {
      const reading = file.readings[name] ?? { kind: 'text', id: false };
      return `${castExpression(ident(name), reading)} AS ${ident(name)}`;
    }),
    ...converted.map((name) => `${ident(name)} AS ${rawName(columns, name)}`),
  ];
  const label = file.label === undefined ? [] : [`'${file.label.replaceAll("'", "''")}' AS ${ident(LABEL)}`];
  const outer = [
    ...kept.map(ident),
    ...label,
    `${failedValues(file, converted, columns)} AS ${ident(FAILED)}`,
  ];
  return `SELECT ${outer.join(', ')}
FROM (
  SELECT ${inner.join(',\n    ')}
  FROM ${readCsv(file)}
)`;
}

function rawName(columns: readonly string[], name: string): string {
  return ident(`raw:${columns.indexOf(name)}`);
}

function failedValues(file: ImportFile, converted: readonly string[], columns: readonly string[]): string {
  if (converted.length === 0) return 'NULL::VARCHAR';
  const notes = converted.flatMap((name) => {
    const raw = rawName(columns, name);
    const number = columns.indexOf(name);
    const failed = {
      when: `${ident(name)} IS NULL AND ${raw} IS NOT NULL AND trim(${raw}) <> ''`,
      code: String(number),
    };
    if (file.readings[name]?.kind !== 'decimal') return [{ ...failed, raw }];
    return [
      { ...failed, raw },
      { when: tooFine(raw), code: `${TOO_FINE}${number}`, raw },
    ];
  });
  const any = converted.map((name) => {
    const raw = rawName(columns, name);
    const failed = `(${ident(name)} IS NULL AND ${raw} IS NOT NULL)`;
    return file.readings[name]?.kind === 'decimal' ? `${failed} OR (${tooFine(raw)})` : failed;
  });
  const items = notes.map(
    ({ when, code, raw }) => `CASE WHEN ${when} THEN '${code}' || chr(31) || left(${raw}, 60) END`,
  );
  return `CASE WHEN ${any.join(' OR ')} THEN nullif(concat_ws(chr(30), ${items.join(', ')}), '') END`;
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
