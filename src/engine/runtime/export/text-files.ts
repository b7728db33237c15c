import { encodeGb18030 } from '../../../lib/gb18030';
import type { ExportEncoding, FileLimits } from '../../../model/export';
import { partName, zipOf } from './zip';

/** Pieces of about this size go over into a Blob, which the browser may keep outside of memory. */
const PIECE = 8 * 2 ** 20;

/** How the lines of a table become one text file, or several where limits ask for it. */
export interface TextLayout {
  readonly encoding: ExportEncoding;
  readonly bom: boolean;
  readonly limits: FileLimits;
  /** What stands above the rows of every file. */
  readonly head: string;
  readonly mime: string;
}

/** Collects lines of a table into encoded files that keep to the limits. */
export class TextFiles {
  private readonly done: Blob[] = [];
  private parts: Blob[] = [];
  private waiting: Uint8Array<ArrayBuffer>[] = [];
  private waitingBytes = 0;
  private bytes = 0;
  private rowsInFile = 0;
  private readonly utf8 = new TextEncoder();
  private readonly head: Uint8Array<ArrayBuffer>;
  rows = 0;
  unwritable = 0;
  beyondGbk = 0;

  constructor(private readonly layout: TextLayout) {
    const mark = layout.bom && layout.encoding === 'utf-8' ? '\ufeff' : '';
    this.head = this.encode(mark + layout.head);
    this.begin();
  }

  /** Adds lines, each with its line end. */
  add(lines: readonly string[]): void {
    if (this.layout.limits.bytes === undefined) this.addCounted(lines);
    else this.addMeasured(lines);
  }

  /** As many lines at once as the file still takes. */
  private addCounted(lines: readonly string[]): void {
    const most = this.layout.limits.rows ?? Infinity;
    for (let at = 0; at < lines.length;) {
      if (this.rowsInFile >= most) this.close();
      const some = lines.slice(at, Math.min(lines.length, at + most - this.rowsInFile));
      this.put(this.encode(some.join('')), some.length);
      at += some.length;
    }
  }

  private addMeasured(lines: readonly string[]): void {
    for (const line of lines) {
      const encoded = this.encode(line);
      if (this.isFull(encoded.length)) this.close();
      this.put(encoded, 1);
    }
  }

  /** The file, or a zip of the files. */
  async finish(stem: string, extension: string): Promise<{ blob: Blob; extension: string; parts: number }> {
    if (this.rowsInFile > 0 || this.done.length === 0) this.close();
    const [only] = this.done;
    if (only && this.done.length === 1) return { blob: only, extension, parts: 1 };
    const entries = this.done.map((data, i) => ({
      name: partName(stem, i, this.done.length, extension),
      data,
    }));
    return { blob: await zipOf(entries), extension: 'zip', parts: entries.length };
  }

  private isFull(next: number): boolean {
    const { rows = Infinity, bytes = Infinity } = this.layout.limits;
    return this.rowsInFile > 0 && (this.rowsInFile >= rows || this.bytes + next > bytes);
  }

  private begin(): void {
    this.parts = [];
    this.bytes = 0;
    this.rowsInFile = 0;
    this.put(this.head, 0);
  }

  private put(encoded: Uint8Array<ArrayBuffer>, rows: number): void {
    this.waiting.push(encoded);
    this.waitingBytes += encoded.length;
    this.bytes += encoded.length;
    this.rowsInFile += rows;
    this.rows += rows;
    if (this.waitingBytes >= PIECE) this.flush();
  }

  private flush(): void {
    this.parts.push(new Blob(this.waiting));
    this.waiting = [];
    this.waitingBytes = 0;
  }

  private close(): void {
    this.flush();
    this.done.push(new Blob(this.parts, { type: this.layout.mime }));
    this.begin();
  }

  private encode(text: string): Uint8Array<ArrayBuffer> {
    if (this.layout.encoding === 'utf-8') return this.utf8.encode(text) as Uint8Array<ArrayBuffer>;
    const { bytes, unwritable, beyondGbk } = encodeGb18030(text);
    this.unwritable += unwritable;
    this.beyondGbk += beyondGbk;
    return bytes;
  }
}
