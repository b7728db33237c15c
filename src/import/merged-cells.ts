import { csvLine, parseRows } from './csv';
import type { Merge } from './formats/merges';
import type { OpenedFile, Report, Utf8Text } from './open';

/** Joined cells are made by hand, in sheets people look at: larger files are not looked through for them. */
const LARGEST = 3 * 2 ** 20;

export interface FilledFile {
  readonly opened: OpenedFile;
  /** How many blank cells got the value of the joined cell they belong to. */
  readonly filled: number;
}

/**
 * Writes the value of a cell that is joined downwards into every row it covers: 张三 over three orders is the customer of all three.
 * Cells joined to the right are titles and groups of a header, and are left as they are.
 */
export async function fillMergedCells(opened: OpenedFile): Promise<FilledFile> {
  if (!opened.merges || opened.bytes > LARGEST) return { opened, filled: 0 };
  const down = (await opened.merges()).filter(({ top, bottom }) => bottom > top);
  if (down.length === 0) return { opened, filled: 0 };
  const head = fillText(opened.head, down);
  const text = async (report: Report): Promise<Utf8Text> => {
    const whole = await opened.text(report);
    const { text: filled } = fillText(await whole.blob.text(), down);
    return { ...whole, blob: new Blob([filled]) };
  };
  return { opened: { ...opened, head: head.text, text }, filled: head.filled };
}

function fillText(text: string, merges: readonly Merge[]): { text: string; filled: number } {
  const rows = parseRows(text, ',', Infinity, true).map((row) => row.cells);
  let filled = 0;
  for (const { top, left, bottom } of merges) {
    const value = rows[top]?.[left] ?? '';
    for (const row of value === '' ? [] : rows.slice(top + 1, bottom + 1)) {
      if (left >= row.length || row[left] !== '') continue;
      row[left] = value;
      filled += 1;
    }
  }
  return {
    text: rows.map((row) => (row.every((cell) => cell === '') ? '\n' : csvLine(row))).join(''),
    filled,
  };
}
