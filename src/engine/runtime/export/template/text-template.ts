import { parseRows, type CsvRow } from '../../../../import/csv';
import { guessEncoding } from '../../../../import/encoding';
import { guessDelimiter } from '../../../../import/formats/delimited';
import { encodeGb18030 } from '../../../../lib/gb18030';
import type { TemplateMapping } from '../../../../model/export';
import type { CellText } from './fill-sheet';
import { findHeadings, type SheetHeadings } from './headings';

const SHOWN_ROWS = 12;

/** A text file (CSV) that another system gave to be filled: its encoding, delimiter and title lines are kept. */
export class TextTemplate {
  private readonly text: string;
  private readonly gb18030: boolean;
  private readonly mark: string;
  private readonly delimiter: string;
  private readonly lines: readonly CsvRow[];
  unwritable = 0;
  beyondGbk = 0;

  constructor(bytes: Uint8Array) {
    const encoding = guessEncoding([bytes]).scores[0]?.encoding ?? 'utf-8';
    this.gb18030 = encoding === 'gb18030';
    this.mark = encoding === 'gb18030' || encoding === 'utf-8' ? '' : '\ufeff';
    this.text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    const guessed = guessDelimiter(this.text, true);
    this.delimiter = guessed === null || guessed === 'whitespace' ? ',' : guessed;
    this.lines = parseRows(this.text, this.delimiter, 10_000, true);
  }

  /** The file as a sheet without a name. */
  sheets(): SheetHeadings[] {
    const rows = this.lines.map(({ cells }, i) => ({
      row: i + 1,
      hidden: false,
      cells: cells.map((text, column) => ({ column, text: i === 0 ? text.replace(/^\ufeff/, '') : text })),
    }));
    const found = findHeadings(rows);
    const shown = rows.slice(0, SHOWN_ROWS).map(({ cells }) => cells.map(({ text }) => text));
    const headings = found.headings.map((heading) => ({ ...heading, choices: [] }));
    return [{ ...found, name: '', headings, rows: shown }];
  }

  /** The file with rows after its headings and the examples that stay. */
  fill(
    mapping: TemplateMapping,
    columns: readonly number[],
    rows: readonly (readonly CellText[])[],
  ): Uint8Array<ArrayBuffer> {
    const newline = this.text.includes('\r\n') || !this.text.includes('\n') ? '\r\n' : '\n';
    const above = this.text.slice(0, this.lines[mapping.first - 1]?.start ?? this.text.length);
    const head = above === '' || /[\r\n]$/.test(above) ? above : above + newline;
    const width = Math.max(
      this.lines[mapping.header - 1]?.cells.length ?? 0,
      ...columns.map((column) => column + 1),
    );
    const lines = rows.map((values) => this.line(values, columns, width) + newline);
    return this.encode(head + lines.join(''));
  }

  private line(values: readonly CellText[], columns: readonly number[], width: number): string {
    const cells = Array.from({ length: width }, () => '');
    columns.forEach((column, i) => {
      cells[column] = String(values[i] ?? '');
    });
    return cells.map((cell) => this.field(cell)).join(this.delimiter);
  }

  private field(cell: string): string {
    const quoted = cell.includes(this.delimiter) || /["\r\n]|^\s|\s$/.test(cell);
    return quoted ? `"${cell.replaceAll('"', '""')}"` : cell;
  }

  /** In the encoding it came in; what is neither UTF-8 nor GB18030 is written as UTF-8 with a mark. */
  private encode(text: string): Uint8Array<ArrayBuffer> {
    if (!this.gb18030) {
      return new TextEncoder().encode(
        this.mark + text.replace(/^\ufeff/, (own) => (this.mark ? '' : own)),
      ) as Uint8Array<ArrayBuffer>;
    }
    const { bytes, unwritable, beyondGbk } = encodeGb18030(text);
    this.unwritable += unwritable;
    this.beyondGbk += beyondGbk;
    return bytes;
  }
}
