import type { Pager, Value } from '../../model/table';

/** Customers that only the reader can tell apart or together. */
export interface ReviewGroup {
  readonly reason: 'many_ids' | 'near_name';
  readonly number: number;
  readonly shared: string | null;
  readonly customers: readonly {
    readonly customer: string;
    readonly name: string | null;
    readonly similarity: number | null;
  }[];
}

const MOST_ROWS = 1000;

/** The groups of a review table, as far as they are shown. */
export async function readReview(rows: Pager, table: string): Promise<ReviewGroup[]> {
  const sort = ['reason', 'group_number', 'customer'].map((column) => ({ column, descending: false }));
  const page = await rows({ table, offset: 0, limit: MOST_ROWS, sort });
  const at = (name: string) => page.columns.findIndex((column) => column.name === name);
  const text = (value: Value | undefined) => (typeof value === 'string' ? value : null);
  const groups = new Map<string, ReviewGroup>();
  for (const row of page.rows) {
    const reason = row[at('reason')] === 'near_name' ? 'near_name' : 'many_ids';
    const number = Number(row[at('group_number')]);
    const key = `${reason} ${number}`;
    const before = groups.get(key) ?? { reason, number, shared: text(row[at('shared')]), customers: [] };
    const similarity = row[at('similarity')];
    const one = {
      customer: text(row[at('customer')]) ?? '',
      name: text(row[at('name')]),
      similarity: typeof similarity === 'number' ? similarity : null,
    };
    groups.set(key, { ...before, customers: [...before.customers, one] });
  }
  return [...groups.values()];
}
