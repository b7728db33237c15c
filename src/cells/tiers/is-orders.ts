import type { Column } from '../../model/table';

/** Whether rows are orders (with a customer and a time) and not customers. */
export function isOrders({ columns }: { readonly columns: readonly Column[] }): boolean {
  return ['customer', 'time'].every((wanted) => columns.some(({ name }) => name === wanted));
}
