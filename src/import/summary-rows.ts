import { parseRows } from './csv';

const WORDS =
  /^(合计|总计|小计|汇总|总和|累计|共计|总额|本页合计|本页小计|当页合计|当页小计|合计行|总合计|grandtotal|total|totals|sum|subtotal)(金额|元|数量|笔|条|单|人|件|行|项)*$/;
/** What stands below tables besides sums: who made it, when it was printed, where the page ends. */
const FOOTER =
  /^(制表|制单|填表|填报|编制|打印|导出|审核|审批|复核|经办|主管|负责人签|签字|签章|盖章|数据来源|来源\s*[:：]|单位\s*[:：]|注\s*\d?\s*[:：]|备注\s*[:：]|说明\s*[:：]|附注|报表(日期|时间)|统计(时间|日期|口径|范围)|生成(时间|日期)|第\s*\d+\s*页|共\s*\d+\s*(页|条|行|笔)|以上(数据|内容)|本报表|printed (by|on|at)|print date|prepared by|exported|generated (by|on|at)|report (date|generated)|page \d+|total (rows|records)|end of (report|file)|[*=\-—]{3,})/i;
const TAIL_BYTES = 64 * 1024;

/** What stands below the data. */
export interface Tail {
  /** Where the data ends: bytes of the text. */
  readonly end: number;
  /** The rows after it that sum up or sign, in their order; blank ones are not counted. */
  readonly footer: readonly (readonly string[])[];
}

/** Whether a row sums up the rows above it: its first filled cell says so. */
export function isSummaryRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  const word = first
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s:.,。()元¥\d-]+/g, '');
  return cells.length > 1 && WORDS.test(word);
}

/** Whether a row is a footer that is no data: signatures, dates of printing, page numbers, notes. */
export function isFooterRow(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const first = filled[0]?.normalize('NFKC').trim() ?? '';
  // A row of data fills most of its columns; in a table of two columns only a colon tells the two apart.
  const sparse = width > 2 ? filled.length <= Math.max(1, width * 0.67) : /[:：]|^\D{1,4}\d+/.test(first);
  return sparse && FOOTER.test(first);
}

/** Whether a row at the end is none of the data. */
export function isTailRow(cells: readonly string[], width: number): boolean {
  return isSummaryRow(width > 1 ? [...cells, ''] : cells) || isFooterRow(cells, width);
}

/**
 * Finds the footer at the end of a UTF-8 text; only the last 64 KB are looked at. `asked`: how many rows (blank ones not
 * counted) the document says it has.
 */
export async function findTail(text: Blob, delimiter: string, width: number, asked?: number): Promise<Tail> {
  const from = Math.max(0, text.size - TAIL_BYTES);
  const bytes = new Uint8Array(await text.slice(from).arrayBuffer());
  const footer: string[][] = [];
  let end = bytes.length;
  while (end > 0 && (asked === undefined || footer.length < asked)) {
    const start = end < 2 ? 0 : bytes.lastIndexOf(0x0a, end - 2) + 1;
    if (start === 0 && from > 0) break;
    const line = new TextDecoder().decode(bytes.subarray(start, end));
    // The end of a value that goes over several lines belongs to a row of data.
    if (hasOddQuotes(line)) break;
    const cells = parseRows(line, delimiter, 1, true)[0]?.cells ?? [];
    const blank = cells.every((cell) => cell.trim() === '');
    if (!blank && asked === undefined && !isTailRow(cells, width)) break;
    if (!blank) footer.unshift(cells);
    end = start;
  }
  return { end: from + end, footer };
}

function hasOddQuotes(line: string): boolean {
  let quotes = 0;
  for (const character of line) if (character === '"') quotes += 1;
  return quotes % 2 === 1;
}
