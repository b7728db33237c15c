import { Crossfilter } from '../../analysis/crossfilter/crossfilter';
import type { ExploreColumns } from '../../model/explore';

/** What the page can ask of the filter worker (by Comlink). It keeps the columns it is given until it is ended. */
export class ExploreService {
  #filter: Crossfilter | null = null;

  load({ rows, dimensions, codes, amount }: ExploreColumns): void {
    const columns = dimensions.map(({ bins }, at) => ({
      bins: bins.length,
      codes: codes[at] ?? new Uint8Array(rows),
    }));
    this.#filter = new Crossfilter(rows, columns, amount);
  }

  brush(bins: readonly (readonly number[] | null)[]) {
    return this.#loaded().brush(bins);
  }

  order(rows: Int32Array): void {
    this.#loaded().order(rows);
  }

  page(offset: number, limit: number) {
    return this.#loaded().page(offset, limit);
  }

  bytes(): number {
    return this.#loaded().bytes;
  }

  #loaded(): Crossfilter {
    if (!this.#filter) throw new Error('missing columns: not loaded');
    return this.#filter;
  }
}
