import { identifierName, isWord, significantTokens, tokenize } from './tokens';

/** Words that reach beyond the row: other tables, files, settings. */
const BEYOND =
  /^(select|from|with|read_\w+|glob|getenv|getvariable|query|query_table|attach|copy|install|load|pragma\w*)$/i;

/**
 * Why a text is not one expression over the columns of a row, or null where it is. What a reader writes as a condition
 * is put into a larger statement, so it must not close it, comment it away or look elsewhere.
 */
export function whyNoExpression(sql: string): string | null {
  const tokens = significantTokens(sql);
  if (tokens.length === 0) return 'missing expression';
  if (tokenize(sql).length > tokens.length) return 'invalid comment in expression';
  let depth = 0;
  for (const token of tokens) {
    if (isWord(token, ';')) return 'invalid expression: several statements';
    if (isWord(token, '(')) depth += 1;
    if (isWord(token, ')')) depth -= 1;
    if (depth < 0) return 'invalid parentheses';
    const word = token.kind === 'identifier' ? identifierName(token) : null;
    if (word !== null && BEYOND.test(word)) return `invalid word in expression: ${word}`;
  }
  return depth === 0 ? null : 'invalid parentheses';
}
