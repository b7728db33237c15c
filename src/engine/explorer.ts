import type { Brush, ExploreColumns, ExploreCounts, ExplorePageRequest, Explorer } from '../model/explore';
import type { Page } from '../model/table';

/** The filter, wherever it runs. */
export interface FilterPort {
  brush(
    bins: readonly (readonly number[] | null)[],
  ): Promise<{ bins: Uint32Array[]; rows: number; amount: number | null }>;
  order(rows: Int32Array): Promise<void>;
  page(offset: number, limit: number): Promise<{ rows: number[]; total: number }>;
  bytes(): Promise<number>;
  close(): void;
}

/** The engine's share: rows in an order, and the values of some rows. */
export interface RowSource {
  order(request: Pick<ExplorePageRequest, 'sort' | 'search'>): Promise<Int32Array>;
  rows(places: readonly number[]): Promise<Pick<Page, 'columns' | 'rows'>>;
}

/**
 * The customers at hand for brushing: the filter answers a brush without the engine; a page of the list asks the engine
 * for the order once a sorting or search, and for the values of its rows.
 */
export async function makeExplorer(
  { dimensions, rows }: Pick<ExploreColumns, 'dimensions' | 'rows'>,
  filter: FilterPort,
  source: RowSource,
): Promise<Explorer> {
  const brush = async (brushes: readonly Brush[]): Promise<ExploreCounts> => {
    const found = await filter.brush(
      dimensions.map(({ key }) => brushes.find((one) => one.key === key)?.bins ?? null),
    );
    return { bins: found.bins, customers: found.rows, amount: found.amount };
  };
  let ordered = '';
  let ordering: Promise<void> = Promise.resolve();
  /** Brings the list into an order, unless it is in it. */
  const inOrder = (sort: ExplorePageRequest['sort'], search: string | undefined): Promise<void> => {
    const wanted = JSON.stringify([sort, search ?? '']);
    if (wanted !== ordered) {
      ordered = wanted;
      ordering = source.order({ sort, search }).then((places) => filter.order(places));
      ordering.catch(() => (ordered = ''));
    }
    return ordering;
  };
  return {
    dimensions,
    rows,
    everyone: await brush([]),
    bytes: await filter.bytes(),
    brush,
    page: async ({ offset, limit, sort, search }) => {
      await inOrder(sort, search);
      const { rows: places, total } = await filter.page(offset, limit);
      return { ...(await source.rows(places)), total };
    },
    close: () => filter.close(),
  };
}
