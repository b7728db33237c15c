import type { Column } from '../../model/table';
import { INFERRED } from './inferred';
import type { Item } from './options';
import { isAnswer } from './question';

/** What an index says, its parts say again. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  price_sensitivity: ['promotion_share', 'mean_discount'],
  service_demand: ['complaints', 'return_share_amount'],
};

/** The columns that are read where the reader does not choose. */
export function usualItems(columns: readonly Pick<Column, 'name'>[]): Item[] {
  const plain = (column: string): Item => ({ column, kind: null, reversed: false, label: null });
  const answers = columns.filter(({ name }) => isAnswer(name)).map(({ name }) => plain(name));
  if (answers.length > 0) return answers;
  const names = columns.map(({ name }) => name).filter((name) => Object.hasOwn(INFERRED, name));
  const covered = new Set(names.flatMap((name) => PARTS[name] ?? []));
  return names.filter((name) => !covered.has(name)).map((name) => ({ ...plain(name), kind: 'number' }));
}
