import { MAX_COLUMNS } from '../../limits';
import { KequnError } from '../../../model/failure';
import { readRecord, readRow } from './record';

/** The columns of records as they turn up, and records as rows of texts. */
export class RecordColumns {
  private readonly places = new Map<string, number>();
  private readonly lists = new Set<string>();
  private widest = 0;

  /** `rows`: records are lists, and their places are the columns. */
  constructor(readonly rows: boolean) {}

  get names(): readonly string[] {
    return [...this.places.keys()];
  }

  get width(): number {
    return this.rows ? this.widest : this.places.size;
  }

  /** Columns in which several values were put into one cell. */
  get joined(): readonly string[] {
    return [...this.lists];
  }

  /** A record's cells; columns that were not known are added, unless the columns are settled. @throws SyntaxError */
  read(text: string): string[] {
    if (this.rows) {
      const row = readRow(text);
      this.widest = Math.max(this.widest, row.length);
      return row;
    }
    const cells: string[] = [];
    readRecord(text, (path, cell, list) => {
      const at = this.placeOf(path === '' ? 'value' : path);
      cells[at] = cell;
      if (list && !this.lists.has(path)) this.lists.add(path);
    });
    return cells;
  }

  private placeOf(path: string): number {
    const known = this.places.get(path);
    if (known !== undefined) return known;
    const at = this.places.size;
    if (at >= MAX_COLUMNS) {
      throw new KequnError('import.too_many_columns', `invalid number of columns: more than ${MAX_COLUMNS}`, {
        values: { columns: at + 1, limit: MAX_COLUMNS },
      });
    }
    this.places.set(path, at);
    return at;
  }

  /** Every cell of a row in its place. */
  padded(cells: readonly string[]): string[] {
    return Array.from({ length: this.width }, (_, i) => cells[i] ?? '');
  }
}
