import { RESERVED } from './reserved';
import { identifierName, isWord, significantTokens, type Token } from './tokens';

/**
 * Which of the published tables a query names, in order of appearance and in the published spelling. Every identifier
 * that equals a published name, ignoring case, counts, wherever it stands: a name too many costs a needless run, one too
 * few a wrong figure. Left out are only what cannot be a table: reserved words, aliases after AS, columns after a dot, and
 * names inside the scope of a common table expression of that name.
 */
export function tableNames(sql: string, published: readonly string[]): string[] {
  const byName = new Map(published.map((name) => [name.toLowerCase(), name]));
  const tokens = significantTokens(sql);
  const expressions = commonTableExpressions(tokens);
  const found = new Set<string>();
  tokens.forEach((token, i) => {
    const name = mentioned(tokens, i)?.toLowerCase();
    const table = name === undefined ? undefined : byName.get(name);
    if (table && !expressions.some((one) => one.name === name && one.from <= i && i <= one.to))
      found.add(table);
  });
  return [...found];
}

/** The text with every mention of a table renamed. */
export function renameTable(sql: string, from: string, to: string): string {
  const tokens = significantTokens(sql);
  const expressions = commonTableExpressions(tokens).filter((one) => one.name === from.toLowerCase());
  let renamed = '';
  let kept = 0;
  tokens.forEach((token, i) => {
    if (mentioned(tokens, i)?.toLowerCase() !== from.toLowerCase()) return;
    if (expressions.some((one) => one.from <= i && i <= one.to)) return;
    renamed +=
      sql.slice(kept, token.start) + (token.kind === 'identifier' && !RESERVED.has(to) ? to : `"${to}"`);
    kept = token.end;
  });
  return renamed + sql.slice(kept);
}

/** The name that the token may mean a table by, or null. */
function mentioned(tokens: readonly Token[], i: number): string | null {
  const token = tokens[i];
  const before = tokens[i - 1];
  if (token?.kind === 'string' && (isWord(before, 'from') || isWord(before, 'join'))) {
    return token.text.replaceAll("'", '');
  }
  const name = identifierName(token);
  if (name === null || (token?.kind === 'identifier' && RESERVED.has(name.toLowerCase()))) return null;
  if (isWord(before, 'as')) return null;
  if (isWord(before, '.')) return isSchema(tokens[i - 2]) ? name : null;
  return name;
}

function isSchema(token: Token | undefined): boolean {
  return ['main', 'memory'].includes(identifierName(token)?.toLowerCase() ?? '');
}

interface CommonTableExpression {
  readonly name: string;
  /** First and last token that see it. */
  readonly from: number;
  readonly to: number;
}

/**
 * The common table expressions and where they hold: from the end of their own body (its beginning when RECURSIVE) to the
 * end of the parentheses that the WITH stands in. `WITH orders AS (SELECT * FROM orders)` reads the table `orders`.
 */
function commonTableExpressions(tokens: readonly Token[]): CommonTableExpression[] {
  const closing = closingParentheses(tokens);
  return tokens.flatMap((token, i) =>
    isWord(token, 'with') ? expressionsOf(tokens, i, closing, enclosingEnd(tokens, i, closing)) : [],
  );
}

function expressionsOf(
  tokens: readonly Token[],
  start: number,
  closing: ReadonlyMap<number, number>,
  to: number,
): CommonTableExpression[] {
  const found: CommonTableExpression[] = [];
  const recursive = isWord(tokens[start + 1], 'recursive');
  let at = start + (recursive ? 2 : 1);
  for (;;) {
    const name = identifierName(tokens[at])?.toLowerCase();
    const open = bodyStart(tokens, at + 1, closing);
    const close = open === null ? undefined : closing.get(open);
    if (name === undefined || open === null || close === undefined) return found;
    found.push({ name, from: at, to: at }, { name, from: recursive ? open : close, to });
    if (!isWord(tokens[close + 1], ',')) return found;
    at = close + 2;
  }
}

/** From after a CTE's name to the parenthesis that opens its body; null where it is none. */
function bodyStart(
  tokens: readonly Token[],
  after: number,
  closing: ReadonlyMap<number, number>,
): number | null {
  let at = after;
  if (isWord(tokens[at], '(')) at = (closing.get(at) ?? at) + 1;
  if (isWord(tokens[at], 'using') && isWord(tokens[at + 1], 'key')) at = (closing.get(at + 2) ?? at) + 1;
  if (!isWord(tokens[at], 'as')) return null;
  at += 1;
  if (isWord(tokens[at], 'not')) at += 1;
  if (isWord(tokens[at], 'materialized')) at += 1;
  return isWord(tokens[at], '(') ? at : null;
}

function closingParentheses(tokens: readonly Token[]): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((token, i) => {
    if (isWord(token, '(')) open.push(i);
    const start = isWord(token, ')') ? open.pop() : undefined;
    if (start !== undefined) closing.set(start, i);
  });
  return closing;
}

function enclosingEnd(tokens: readonly Token[], at: number, closing: ReadonlyMap<number, number>): number {
  let end = tokens.length;
  for (const [open, close] of closing) if (open < at && at < close && close < end) end = close;
  return end;
}
