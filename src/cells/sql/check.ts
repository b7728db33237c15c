import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import { isWord, significantTokens, type Token } from '../../sql/tokens';
import { positionAt } from './position';
import { beginsAsQuery, firstWord } from './query';

/** Functions that read files or run a text that nobody has looked at. */
const FORBIDDEN =
  /^(read_\w+|sniff_csv|glob|parquet_\w+|arrow_scan\w*|query|query_table|getenv|pragma_\w+|checkpoint|force_checkpoint|setseed|duckdb_secrets|which_secret|enable_\w+|disable_\w+)$/i;

/**
 * Refuses what is not one query, before the engine gets to see it. Semicolons are found by the engine's own tokenizer and
 * by ours: either is enough to refuse.
 *
 * @throws KequnError `sql.several_statements`, `sql.not_a_query` or `sql.forbidden`, with the place.
 */
export async function assertOneQuery(database: Database, source: string): Promise<void> {
  const tokens = significantTokens(source);
  const second = secondStatement(tokens) ?? (await secondByEngine(database, source));
  if (second !== null)
    throw refusal('sql.several_statements', 'invalid query: several statements', source, second);
  if (!beginsAsQuery(tokens)) throw notAQuery(source, tokens);
  const forbidden = tokens.find((token, i) => isWord(tokens[i + 1], '(') && FORBIDDEN.test(nameOf(token)));
  if (forbidden) throw forbiddenFunction(nameOf(forbidden).toLowerCase(), source, forbidden.start);
}

/** @throws KequnError `sql.not_a_query` */
export function notAQuery(source: string, tokens: readonly Token[]): KequnError {
  const word = firstWord(tokens).toUpperCase();
  return refusal('sql.not_a_query', `invalid query: ${word}`, source, tokens[0]?.start ?? 0, { word });
}

export function forbiddenFunction(name: string, source: string, offset: number): KequnError {
  return refusal('sql.forbidden', `invalid function: ${name}`, source, offset, { message: name });
}

function nameOf(token: Token): string {
  return token.kind === 'identifier' || token.kind === 'quoted' ? token.text.replaceAll('"', '') : '';
}

function secondStatement(tokens: readonly Token[]): number | null {
  const end = tokens.findIndex((token) => isWord(token, ';'));
  const next = end < 0 ? undefined : tokens.slice(end).find((token) => !isWord(token, ';'));
  return next?.start ?? null;
}

async function secondByEngine(database: Database, source: string): Promise<number | null> {
  const tokens = await database.tokenize(source);
  const isEnd = (offset: number) => source[offset] === ';';
  const end = tokens.findIndex((token) => token.kind === 'operator' && isEnd(token.offset));
  const next = end < 0 ? undefined : tokens.slice(end).find((token) => !isEnd(token.offset));
  return next?.offset ?? null;
}

function refusal(
  code: 'sql.several_statements' | 'sql.not_a_query' | 'sql.forbidden',
  message: string,
  source: string,
  offset: number,
  values: Record<string, string> = {},
): KequnError {
  return new KequnError(code, message, { values, sql: source, position: positionAt(source, offset) });
}
