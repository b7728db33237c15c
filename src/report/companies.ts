import { isRecord } from '../lib/is-record';
import type { CellView } from '../notebook/state';

type Said = 'b2b' | 'b2c';

/**
 * Whether the customers of a document are companies, whose groups the privacy check leaves alone. What the scope says
 * decides. Without it they are only where some cell says so and none says otherwise: one step for companies must not
 * open the figures of persons in another.
 */
export function areCompanies(cells: readonly Pick<CellView, 'kind' | 'options'>[]): boolean {
  const said = (some: typeof cells) => some.flatMap(saidBy);
  const scope = said(cells.filter(({ kind }) => kind === 'scope'));
  const all = scope.length > 0 ? scope : said(cells);
  return all.length > 0 && all.every((one) => one === 'b2b');
}

/** A ledger says it in `customer_type`, portraits in `form`. */
function saidBy({ kind, options }: Pick<CellView, 'kind' | 'options'>): Said[] {
  if (!isRecord(options)) return [];
  const { customer_type: type, form } = options;
  if (type === 'b2b' || type === 'b2c') return [type];
  if (kind !== 'persona') return [];
  return form === 'company' ? ['b2b'] : form === 'consumer' ? ['b2c'] : [];
}
