import { RESERVED } from '../../sql/reserved';
import { isWord, significantTokens, type Token } from '../../sql/tokens';
import { ident, text } from '../../sql/sql';

/** Words a query can begin with. */
const QUERIES = [
  'select',
  'with',
  'from',
  'values',
  'table',
  'describe',
  'summarize',
  'show',
  'pivot',
  'unpivot',
];
/** Queries that can only stand inside another one. */
const NESTED = ['describe', 'summarize', 'show', 'pivot', 'pivot_wider', 'unpivot', 'pivot_longer'];

/** The first word of a text, lower case; an opening parenthesis is passed over. */
export function firstWord(tokens: readonly Token[]): string {
  return tokens.find((token) => !isWord(token, '('))?.text.toLowerCase() ?? '';
}

export function beginsAsQuery(tokens: readonly Token[]): boolean {
  const word = firstWord(tokens);
  return QUERIES.includes(word) || NESTED.includes(word);
}

/** PIVOT without a list of values becomes several statements inside the engine, so it is known by its words. */
export function usesPivot(tokens: readonly Token[]): boolean {
  return tokens.some((token) => isWord(token, 'pivot') || isWord(token, 'pivot_wider'));
}

/** A query in a form that can stand in parentheses, and how much text was put before the reader's. */
export interface Nestable {
  readonly sql: string;
  readonly before: number;
}

/** The query without the semicolons at its end, limited where it is to be. Lines stay lines. */
export function nestable(sql: string, limit: number | null): Nestable {
  const query = withoutTrailingSemicolons(sql);
  const nest = limit !== null || NESTED.includes(firstWord(significantTokens(sql)));
  if (!nest) return { sql: query, before: 0 };
  const open = 'SELECT * FROM (';
  return { sql: `${open}${query}\n)${limit === null ? '' : ` LIMIT ${limit}`}`, before: open.length };
}

/** Blanks instead of the last semicolons, so that offsets stay. */
function withoutTrailingSemicolons(sql: string): string {
  const tokens = significantTokens(sql);
  let query = sql;
  for (const token of tokens.reverse()) {
    if (!isWord(token, ';')) break;
    query = `${query.slice(0, token.start)} ${query.slice(token.end)}`;
  }
  return query;
}

/** Asks the engine's parser whether the text is one SELECT: `query()` takes nothing else and runs nothing else. */
export function singleSelect(query: string): string {
  return `DESCRIBE SELECT * FROM query(${text(query)})`;
}

/** The plan of a query; the query is not run. */
export function plan(query: string): string {
  return `EXPLAIN (FORMAT json) SELECT * FROM (\n${query}\n)`;
}

/** Functions that a text names and whose value is not the same every time. */
export function changingFunctions(names: readonly string[]): string {
  return (
    `SELECT count(*)::INTEGER AS functions FROM duckdb_functions() WHERE stability <> 'CONSISTENT' ` +
    `AND function_name IN (${names.map(text).join(', ')})`
  );
}

/**
 * Runs a query to its end without keeping anything: counts its rows and, where `computes`, works out every value, so that
 * a view cannot fail later, when it is read.
 */
export function rehearsal(query: string, computes: boolean): string {
  const values = computes ? ', bit_xor(hash(COLUMNS(*)))' : '';
  return `SELECT count(*)::DOUBLE AS kequn_rows${values} FROM (\n${query}\n)`;
}

/** What a new cell asks: everything of a table, or something that runs where there is none. */
export function startingQuery(table: string | undefined): string {
  return table === undefined
    ? 'SELECT 1 AS one'
    : `SELECT *\nFROM ${RESERVED.has(table.toLowerCase()) ? ident(table) : table}`;
}
