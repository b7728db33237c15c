/** A place in a text, both counted from 1; columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/**
 * Where an error of DuckDB points, as an offset into the text that was run; null where it names no place.
 * The message ends with the line, cut to an excerpt (`...` at either end), and below it a caret whose column counts
 * cells on a screen: Chinese characters take two.
 */
export function errorOffset(message: string, run: string): number | null {
  const match = /^LINE (\d+): (.*)\n( *)\^/m.exec(message);
  if (!match) return null;
  const [, number = '1', shown = '', blanks = ''] = match;
  const line = run.split('\n')[Number(number) - 1];
  if (line === undefined) return null;
  const lineStart = run.split('\n', Number(number) - 1).join('\n').length + (number === '1' ? 0 : 1);
  const cells = blanks.length - `LINE ${number}: `.length;
  return lineStart + columnIn(line, shown, cells);
}

function columnIn(line: string, shown: string, cells: number): number {
  const cutBefore = shown.startsWith('...') && !line.startsWith(shown);
  const cutAfter = shown.endsWith('...') && !line.endsWith(shown);
  const excerpt = shown.slice(cutBefore ? 3 : 0, cutAfter ? -3 : undefined);
  const found = Math.max(0, line.indexOf(excerpt));
  return Math.min(line.length, found + unitsOf(excerpt, cells - (cutBefore ? 3 : 0)));
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** How many UTF-16 units of a text take so many cells on a screen. */
function unitsOf(text: string, cells: number): number {
  let left = cells;
  let units = 0;
  for (const character of text) {
    if (left <= 0) break;
    left -= character.length > 1 || WIDE.test(character) ? 2 : 1;
    units += character.length;
  }
  return units;
}
