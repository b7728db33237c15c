import { readZip, zipContent } from '../zip';
import type { CodeFormat } from './code-format';
import { sheetPart, type Workbook } from './workbook';
import { xmlAttribute } from './xml-attribute';

/** The cells of a row whose number is a code: column (0-based) -> how it is shown. */
export interface CodeRow {
  readonly index: number;
  readonly cells: ReadonlyMap<number, CodeFormat>;
}

const TAG = /<(?:\w+:)?(row|c)(?=[\s>/])([^>]*)>/g;

/**
 * The rows of a sheet that have codes in them, in the order of the sheet. The reader of the values does not tell formats, so the
 * sheet is gone through beside it; only in workbooks that have such a format.
 */
export async function* sheetCodes(
  file: Blob,
  workbook: Workbook,
  sheet: string,
): AsyncGenerator<CodeRow, void> {
  const part = sheetPart(workbook, sheet);
  const entry = (await readZip(file)).find(({ name }) => name === part);
  if (!entry) return;
  const reader = (await zipContent(file, entry)).stream().getReader();
  const decoder = new TextDecoder();
  const rows = new RowsOfTags(workbook.codeStyles);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read())
      yield* rows.take(decoder.decode(next.value, { stream: true }));
    yield* rows.end();
  } finally {
    await reader.cancel();
  }
}

/** Collects the code cells of one row after the other from pieces of the sheet's XML. */
class RowsOfTags {
  #rest = '';
  #row = -1;
  #column = -1;
  #cells = new Map<number, CodeFormat>();

  constructor(private readonly styles: ReadonlyMap<number, CodeFormat>) {}

  *take(piece: string): Generator<CodeRow> {
    const text = this.#rest + piece;
    const end = text.lastIndexOf('>') + 1;
    this.#rest = text.slice(end);
    for (const [, tag, attributes = ''] of text.slice(0, end).matchAll(TAG)) {
      if (tag === 'c') this.#cell(attributes);
      else {
        yield* this.end();
        this.#row = Number(xmlAttribute(attributes, 'r') || this.#row + 2) - 1;
      }
    }
  }

  *end(): Generator<CodeRow> {
    if (this.#cells.size > 0) yield { index: this.#row, cells: this.#cells };
    this.#cells = new Map();
    this.#column = -1;
  }

  #cell(attributes: string): void {
    const letters = /^[A-Z]+/.exec(xmlAttribute(attributes, 'r'))?.[0];
    this.#column = letters === undefined ? this.#column + 1 : columnOf(letters);
    const format = this.styles.get(Number(xmlAttribute(attributes, 's') || -1));
    if (format) this.#cells.set(this.#column, format);
  }
}

function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
