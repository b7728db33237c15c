import type { Available } from '../model/cell';

export type AvailableTable = Available['tables'][number];

/**
 * The tables of which each row belongs to a customer, for the forms of kinds that look at customers. A step's own tables,
 * and those made from them, are not available to it in the first place.
 */
export function customerTables({ tables }: Pick<Available, 'tables'>): readonly AvailableTable[] {
  return tables.filter(({ columns }) => columns.some(({ name }) => name === 'customer'));
}
