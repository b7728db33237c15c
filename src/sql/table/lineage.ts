import { identifierName, isWord, significantTokens, type Token } from '../tokens';

/** Functions that hand a value on as it is, or nearly. */
const PASSING: ReadonlySet<string> = new Set([
  'trim',
  'ltrim',
  'rtrim',
  'lower',
  'upper',
  'cast',
  'try_cast',
  'coalesce',
  'ifnull',
  'nullif',
  'any_value',
  'first',
  'last',
  'min',
  'max',
  'mode',
  'arg_max',
  'arg_min',
  'concat',
  'concat_ws',
  'string_agg',
  'list',
  'array_agg',
  'replace',
  'regexp_replace',
  'translate',
  'nfc_normalize',
]);

/**
 * The names under which values of some columns come out of SQL that simply selects them: `phone AS p`, `trim(p) AS q`,
 * through subqueries and CTEs. Names are in lower case. Values that are computed on (`left(phone, 3)`, `CASE …`) are not
 * followed.
 */
export function namesOfSelected(sql: string, columns: ReadonlySet<string>): ReadonlySet<string> {
  const aliases = aliasesIn(significantTokens(sql));
  const names = new Set(columns);
  for (let grown = true; grown;) {
    grown = false;
    for (const { alias, sources } of aliases) {
      if (names.has(alias) || !sources.some((source) => names.has(source))) continue;
      names.add(alias);
      grown = true;
    }
  }
  return names;
}

interface Alias {
  readonly alias: string;
  /** The names its expression passes on. */
  readonly sources: readonly string[];
}

function aliasesIn(tokens: readonly Token[]): Alias[] {
  return tokens.flatMap((token, i) => {
    const name = identifierName(token)?.toLowerCase();
    const explicit = isWord(tokens[i - 1], 'as');
    if (name === undefined || isWord(tokens[i + 1], '(') || (!explicit && !isImplicit(tokens, i))) return [];
    return [{ alias: name, sources: passedOn(expressionBefore(tokens, explicit ? i - 1 : i)) }];
  });
}

/** `phone p,`: a name right after a name or a parenthesis, before a comma or FROM. */
function isImplicit(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const follows = identifierName(before) !== null || isWord(before, ')');
  return follows && !isKeyword(before) && (isWord(after, ',') || isWord(after, 'from') || isWord(after, ')'));
}

const KEYWORDS =
  /^(select|distinct|from|where|on|and|or|not|by|when|then|else|case|as|in|is|all|with|join|using)$/i;

function isKeyword(token: Token | undefined): boolean {
  return token?.kind === 'identifier' && KEYWORDS.test(token.text);
}

/** The tokens of a select item that ends before `end`. */
function expressionBefore(tokens: readonly Token[], end: number): Token[] {
  let depth = 0;
  let start = end;
  while (start > 0) {
    const token = tokens[start - 1];
    if (isWord(token, ')')) depth += 1;
    if (isWord(token, '(')) depth -= 1;
    const boundary = isWord(token, ',') || isWord(token, 'select') || isWord(token, 'distinct');
    if (depth < 0 || (depth === 0 && boundary)) break;
    start -= 1;
  }
  return tokens.slice(start, end);
}

/** The columns whose values an expression hands on; none where it computes. */
function passedOn(expression: readonly Token[]): string[] {
  const names: string[] = [];
  for (const [i, token] of expression.entries()) {
    const name = identifierName(token)?.toLowerCase();
    if (name === undefined) continue;
    if (isWord(token, 'case')) return [];
    if (!isWord(expression[i + 1], '(')) names.push(name);
    else if (!PASSING.has(name)) return [];
  }
  return names;
}
