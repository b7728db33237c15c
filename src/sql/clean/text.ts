import { text } from '../sql';

/** Blanks of every width, and marks that take no room: copied from a chat, they make two ids of one. */
const BLANKS = '\t\r\n \u00a0\u3000\ufeff\u200b\u200c\u200d\u200e\u200f\u2060';
const PADDING = `${BLANKS}"'=\``;

/** Text without blanks around it (full-width and no-break ones too); with `id`, also without what keeps a number text. */
export function trimmed(column: string, id: boolean): string {
  return `nullif(trim(${column}, ${text(id ? PADDING : BLANKS)}), '')`;
}

/**
 * Cheap tests, one of which is true where a value has padding that files really have: `trim` itself takes ten times as long,
 * which over millions of rows is most of an import.
 */
export function paddingSuspects(column: string, id: boolean): string[] {
  const ends = id ? [' ', '\t', '"'] : [' '];
  return [`${column} < '${id ? '0' : '!'}'`, ...ends.map((end) => `suffix(${column}, ${text(end)})`)];
}

/** Whether a value is padded: exact, for the few suspects. */
export function isPadded(column: string, id: boolean): string {
  return `${column} <> trim(${column}, ${text(id ? PADDING : BLANKS)})`;
}

/** The same for a value at hand. */
export function hasPadding(value: string, id: boolean): boolean {
  const padding = id ? PADDING : BLANKS;
  return (
    value !== '' && (padding.includes(value.charAt(0)) || padding.includes(value.charAt(value.length - 1)))
  );
}
