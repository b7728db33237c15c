import type { SmallGroups } from '../../model/export';
import type { TableInfo } from '../../model/table';
import type { CellView } from '../../notebook/state';
import { areCompanies } from '../../report/companies';
import { reportSettings } from '../../report/settings';

interface Held {
  readonly cells: readonly CellView[];
  readonly document: { readonly front: string | null };
}

/** What tables of groups call the number of their customers. */
const COUNT = 'customers';
const NUMBER = /INT|DOUBLE|FLOAT|DECIMAL/;

/**
 * The groups that the rows of a table are, with the minimum that the report goes by; null where rows are single customers,
 * customers are companies, or no minimum is set.
 */
export function groupsIn(table: TableInfo | undefined, { cells, document }: Held): SmallGroups | null {
  const { minGroup } = reportSettings(document.front);
  if (!table || minGroup <= 1 || areCompanies(cells)) return null;
  const counted = table.columns.some(({ name, type }) => name === COUNT && NUMBER.test(type));
  const single = table.columns.some(({ name }) => name === 'customer');
  return counted && !single ? { column: COUNT, least: minGroup } : null;
}
