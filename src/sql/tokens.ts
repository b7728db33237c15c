/**
 * A tokenizer for DuckDB's SQL, for what must be known on the page and without the engine: which names a text uses, where
 * its parameters are, whether a semicolon parts statements. Offsets are UTF-16 units, as JavaScript counts.
 * It never throws: what is not closed runs to the end of the text.
 */

export type TokenKind = 'identifier' | 'quoted' | 'parameter' | 'number' | 'string' | 'operator' | 'comment';

export interface Token {
  readonly kind: TokenKind;
  /** As written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Sticky patterns in the order in which they are tried. Anything else is an operator of one character. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['comment', /--[^\n\r]*/y],
  ['string', /[eE]'(?:[^'\\]|\\[^]|'')*'?/y],
  ['string', /[xXbB]?'(?:[^']|'')*'?/y],
  ['quoted', /"(?:[^"]|"")*"?/y],
  ['parameter', /\$(?:\d+|[\p{L}_][\p{L}\p{M}\p{N}_]*)/uy],
  ['parameter', /\?\d*/y],
  ['number', /(?:\d[\d_]*(?:\.(?!\.)[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y],
  ['identifier', /(?:[A-Za-z_]|[^\p{ASCII}\s])(?:[\w$]|[^\p{ASCII}\s])*/uy],
];

const SPACE = /\s+/y;
const DOLLAR_QUOTE = /\$(?:(?:[A-Za-z_]|[^\p{ASCII}\s])(?:\w|[^\p{ASCII}\s])*)?\$/uy;

/** The tokens of a text, comments included, blanks left out. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const { kind, end } = tokenAt(text, at);
    tokens.push({ kind, text: text.slice(at, end), start: at, end });
    at = skipSpace(text, end);
  }
  return tokens;
}

/** The tokens that mean something: without comments. */
export function significantTokens(text: string): Token[] {
  return tokenize(text).filter((token) => token.kind !== 'comment');
}

/** The name that an identifier token stands for, quotes taken off; null for other tokens. */
export function identifierName(token: Token | undefined): string | null {
  if (token?.kind === 'identifier') return token.text;
  if (token?.kind === 'quoted') return token.text.replace(/^"|"$/g, '').replaceAll('""', '"');
  return null;
}

/** Whether a token is this keyword (unquoted, any case) or operator. */
export function isWord(token: Token | undefined, word: string): boolean {
  const speaks = token?.kind === 'identifier' || token?.kind === 'operator';
  return speaks && token.text.toLowerCase() === word;
}

function tokenAt(text: string, at: number): { kind: TokenKind; end: number } {
  if (text.startsWith('/*', at)) return { kind: 'comment', end: blockCommentEnd(text, at) };
  const quote = matchAt(DOLLAR_QUOTE, text, at);
  if (quote !== null) return { kind: 'string', end: dollarQuoteEnd(text, at, quote) };
  for (const [kind, pattern] of PATTERNS) {
    const match = matchAt(pattern, text, at);
    if (match !== null) return { kind, end: at + match.length };
  }
  return { kind: 'operator', end: at + 1 };
}

/** Block comments nest. */
function blockCommentEnd(text: string, start: number): number {
  const mark = /\/\*|\*\//g;
  mark.lastIndex = start;
  let depth = 0;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

function dollarQuoteEnd(text: string, start: number, quote: string): number {
  const close = text.indexOf(quote, start + quote.length);
  return close < 0 ? text.length : close + quote.length;
}

function skipSpace(text: string, at: number): number {
  return at + (matchAt(SPACE, text, at)?.length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
