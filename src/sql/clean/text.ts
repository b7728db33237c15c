import { text } from '../sql';

const BLANKS = '\t\r\n \u00a0\u3000\ufeff';
const PADDING = `${BLANKS}"'=\``;

/**
 * Text without blanks around it (full-width and no-break ones too); with `id`, also without the quotes and equals signs
 * that keep a spreadsheet from reading an id as a number. `trim` with a set of characters is slow, so it runs only on
 * values whose first or last character asks for it.
 */
export function trimmed(column: string, id: boolean): string {
  const ends = [...(id ? PADDING : BLANKS)].map((character) => `suffix(${column}, ${text(character)})`);
  const starts = [
    `${column} < '0'`,
    between(column, '\u00a0'),
    between(column, '\u3000'),
    between(column, '\ufeff'),
  ];
  if (id) starts.push(`prefix(${column}, '=')`, `prefix(${column}, '\`')`);
  const asks = [...starts, ...ends].join(' OR ');
  return `CASE WHEN ${asks} THEN nullif(trim(${column}, ${text(id ? PADDING : BLANKS)}), '') ELSE ${column} END`;
}

/** Whether a text begins with a character: a comparison, as `prefix` costs a call. */
function between(column: string, character: string): string {
  const next = String.fromCodePoint((character.codePointAt(0) ?? 0) + 1);
  return `(${column} >= ${text(character)} AND ${column} < ${text(next)})`;
}
