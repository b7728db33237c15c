import type { Column, Pager, RowFilter, SortOrder, Value } from '../model/table';

/** Which table in which order; another query forgets all rows of the one before. */
export interface RowQuery {
  readonly table: string;
  readonly sort: readonly SortOrder[];
  readonly filter?: RowFilter;
}

export interface RowPagesState {
  readonly columns: readonly Column[];
  /** Null until the first answer. */
  readonly total: number | null;
  readonly failure: unknown;
  readonly loading: boolean;
}

const PAGE = 200;
const KEPT_PAGES = 24;

/**
 * Fetches the rows of a table a page at a time, as they come into view, and keeps the pages seen last.
 * Every query has a version: answers to an earlier one are dropped.
 */
export class RowPages {
  state: RowPagesState = { columns: [], total: null, failure: null, loading: false };
  #pages = new Map<number, readonly (readonly Value[])[]>();
  #asked = new Set<number>();
  #version = 0;
  #query: RowQuery | null = null;

  constructor(
    private readonly pager: () => Pager,
    private readonly changed: () => void,
  ) {}

  /** Begins anew; the columns known so far stay, so that the header does not flicker. */
  open(query: RowQuery): void {
    this.#version += 1;
    this.#query = query;
    this.#pages.clear();
    this.#asked.clear();
    this.#update({ total: null, failure: null, loading: true });
    this.#fetch(0);
  }

  /** A row, or undefined while it is on its way. */
  row(index: number): readonly Value[] | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Sees to it that the rows from `first` up to `end` come. */
  want(first: number, end: number): void {
    for (let page = Math.floor(first / PAGE); page * PAGE < end; page++) this.#fetch(page);
  }

  #fetch(page: number): void {
    if (!this.#query || this.state.failure || this.#asked.has(page)) return;
    const version = this.#version;
    this.#asked.add(page);
    this.#ask(this.#query, page).then(
      (answer) => {
        if (version === this.#version) this.#keep(page, answer);
      },
      (failure: unknown) => {
        if (version === this.#version) this.#update({ failure, loading: false });
      },
    );
  }

  async #ask({ table, sort, filter }: RowQuery, page: number) {
    return this.pager()({ table, offset: page * PAGE, limit: PAGE, sort, filter });
  }

  #keep(page: number, { columns, rows, total }: Awaited<ReturnType<Pager>>): void {
    this.#pages.set(page, rows);
    this.#forgetFarthest(page);
    this.#update({ columns, total, loading: false });
  }

  #forgetFarthest(from: number): void {
    while (this.#pages.size > KEPT_PAGES) {
      const pages = [...this.#pages.keys()];
      const farthest = pages.reduce((a, b) => (Math.abs(b - from) > Math.abs(a - from) ? b : a));
      this.#pages.delete(farthest);
      this.#asked.delete(farthest);
    }
  }

  #update(change: Partial<RowPagesState>): void {
    this.state = { ...this.state, ...change };
    this.changed();
  }
}
