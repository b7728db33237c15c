import type { Column } from '../../model/table';
import type { TableKind } from '../../model/table-kind';

/** Columns that tell what a table holds, the surest first: all of one list must be there. */
const SIGNS: readonly (readonly [TableKind, readonly (readonly string[])[]])[] = [
  ['tickets', [['ticket'], ['ticket_kind'], ['ticket_state']]],
  [
    'items',
    [
      ['order', 'line_amount'],
      ['order', 'product', 'quantity', 'price'],
    ],
  ],
  [
    'orders',
    [
      ['order', 'time'],
      ['time', 'amount'],
      ['order', 'amount'],
    ],
  ],
  [
    'interactions',
    [
      ['content', 'outcome'],
      ['content', 'owner'],
      ['content', 'channel'],
      ['outcome', 'time'],
    ],
  ],
  ['events', [['event']]],
  [
    'tickets',
    [
      ['content', 'status'],
      ['content', 'time'],
    ],
  ],
];

const IDENTITY = ['customer', 'phone', 'email', 'name', 'contact'];

/** What a table holds, by its columns; null where it names no customer. A list of customers where nothing else fits. */
export function guessKind(columns: readonly Column[]): TableKind | null {
  const names = new Set(columns.map((column) => column.name));
  if (!IDENTITY.some((one) => names.has(one))) return null;
  if ([...names].some((one) => one.startsWith('answer_'))) return 'survey';
  const found = SIGNS.find(([, lists]) => lists.some((list) => list.every((one) => names.has(one))));
  return found?.[0] ?? 'customers';
}
