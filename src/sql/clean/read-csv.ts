import { ident, text } from '../sql';

/** What stands for "no value" in files, besides nothing at all. Matched whole and case by case: `Na` may be a name. */
export const NULL_TOKENS = [
  '',
  '-',
  '--',
  '—',
  '——',
  '/',
  '无',
  'NULL',
  'null',
  'N/A',
  'n/a',
  'NA',
  '#N/A',
  '\\N',
] as const;

/** Delimited UTF-8 text that the engine can read, without its header: every column named, every value text. */
export interface TextFile {
  readonly path: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** Read rows with too few values as if the rest were empty, instead of rejecting them. */
  readonly padShort: boolean;
}

export const REJECTS_TABLE = 'import_rejects';
export const SCANS_TABLE = 'import_scans';

/** The table function that reads the file. Lines it cannot read go to the rejects table. Nothing is sniffed. */
export function readCsv(file: TextFile): string {
  const columns = file.columns.map((name) => `${text(name)}: 'VARCHAR'`).join(', ');
  const options = [
    text(file.path),
    'auto_detect = false',
    'header = false',
    `delim = ${text(file.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `nullstr = [${NULL_TOKENS.map(text).join(', ')}]`,
    `columns = {${columns}}`,
    ...(file.padShort ? ['null_padding = true', 'parallel = false'] : []),
    'store_rejects = true',
    'rejects_limit = 0',
    `rejects_table = ${text(REJECTS_TABLE)}`,
    `rejects_scan = ${text(SCANS_TABLE)}`,
  ];
  return `read_csv(${options.join(', ')})`;
}

/** The first lines that could not be read, with the path of their file and why; a line counts once. */
export function rejectsQuery(limit: number): string {
  return `SELECT file_path AS path, line::DOUBLE AS line, min(error_type)::VARCHAR AS reason
FROM ${ident(REJECTS_TABLE)} JOIN ${ident(SCANS_TABLE)} USING (scan_id, file_id)
GROUP BY file_path, line ORDER BY file_path, line LIMIT ${limit}`;
}

/** How many lines could not be read, how many of them because their bytes are not UTF-8, and whether quotes are to blame for some. */
export function rejectCountQuery(): string {
  return `SELECT count(*)::DOUBLE AS rejected, coalesce(sum(CASE WHEN encoding THEN 1 ELSE 0 END), 0)::DOUBLE AS encoding, coalesce(bool_or(broken), false) AS broken
FROM (SELECT scan_id, file_id, line, bool_or(error_type = 'INVALID ENCODING') AS encoding,
  bool_or(error_type IN ('UNQUOTED VALUE', 'LINE SIZE OVER MAXIMUM') OR contains(rtrim(csv_line, chr(13) || chr(10)), chr(10))) AS broken
FROM ${ident(REJECTS_TABLE)} GROUP BY ALL)`;
}

export function dropRejects(): string {
  return `DROP TABLE IF EXISTS ${ident(REJECTS_TABLE)}; DROP TABLE IF EXISTS ${ident(SCANS_TABLE)}`;
}
