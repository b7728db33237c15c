import { parseRows } from './csv';

const WORDS =
  /^(合计|总计|小计|汇总|总和|累计|共计|总额|本页合计|本页小计|当页合计|合计行|总合计|grandtotal|total|totals|sum|subtotal)(金额|元)?$/;
const TAIL_BYTES = 64 * 1024;

export interface Tail {
  /** Where the data ends: bytes of the text. */
  readonly end: number;
  /** Summary rows after it. */
  readonly rows: number;
}

/** Whether a row sums up the rows above it: its first filled cell says so. */
export function isSummaryRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  const word = first
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s:.。()元]+/g, '');
  return cells.length > 1 && WORDS.test(word);
}

/** Finds the summary and blank rows at the end of a UTF-8 text; only the last 64 KB are looked at. */
export async function findTail(text: Blob, delimiter: string): Promise<Tail> {
  const from = Math.max(0, text.size - TAIL_BYTES);
  const bytes = new Uint8Array(await text.slice(from).arrayBuffer());
  let end = bytes.length;
  let rows = 0;
  let kept = end;
  while (end > 0) {
    const start = end < 2 ? 0 : bytes.lastIndexOf(0x0a, end - 2) + 1;
    if (start === 0 && from > 0) break;
    const cells =
      parseRows(new TextDecoder().decode(bytes.subarray(start, end)), delimiter, 1, true)[0]?.cells ?? [];
    const summary = isSummaryRow(cells);
    if (!summary && cells.some((cell) => cell.trim() !== '')) break;
    rows += summary ? 1 : 0;
    if (summary) kept = start;
    end = start;
  }
  return { end: from + kept, rows };
}
