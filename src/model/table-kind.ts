/**
 * What a table holds: one customer a row; one order; one item of an order; one complaint or request; one answer sheet;
 * one communication with a customer; one participation in an event.
 */
export const TABLE_KINDS = [
  'customers',
  'orders',
  'items',
  'tickets',
  'survey',
  'interactions',
  'events',
] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** Why a table is taken for what it is: the export of a known system, or the fields found in it. */
export type TableReason = 'preset' | 'fields' | 'chosen';
