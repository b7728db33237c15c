import { isKnownField, KNOWN_FIELDS, type FieldMap, type KnownField, type RowKind } from '../../model/fields';
import type { TableKind } from '../../model/table-kind';

/** The fields of the mapping table, by what they are about. */
export const FIELD_GROUPS = {
  who: ['customer', 'name', 'phone', 'email', 'contact', 'sex', 'age', 'birth_date', 'registered_time'],
  order: ['order', 'time', 'amount', 'line_amount', 'status', 'paid_time', 'refund_amount', 'discount'],
  what: ['product', 'category', 'channel', 'quantity', 'price', 'list_price', 'cost'],
  where: ['province', 'city', 'address'],
  business: [
    'industry',
    'company_size',
    'contract_start',
    'yearly_purchase',
    'intention',
    'owner',
    'parent',
    'consent',
    'opted_out',
  ],
  about: ['level', 'source', 'tags', 'need', 'occupation', 'income', 'education'],
  contact: ['ticket', 'ticket_kind', 'ticket_state', 'content', 'outcome', 'event'],
} as const satisfies Record<string, readonly KnownField[]>;
export type FieldGroup = keyof typeof FIELD_GROUPS;
export const FIELD_GROUP_NAMES = Object.keys(FIELD_GROUPS) as FieldGroup[];

/** How much an analysis needs a field. */
export type Need = 'required' | 'recommended' | 'optional';

interface Needs {
  readonly required: readonly KnownField[];
  readonly recommended: readonly KnownField[];
  /** Shown although nothing is mapped to them yet. */
  readonly shown: readonly KnownField[];
}

const BUYING: Needs = { required: ['time'], recommended: ['customer', 'order'], shown: ['status'] };

/** What each kind of table is there for. Without time and amount there are no orders to analyse; a list of customers needs neither. */
const NEEDS: Readonly<Record<TableKind, Needs>> = {
  orders: BUYING,
  items: { ...BUYING, shown: ['product', 'quantity', 'status'] },
  customers: {
    required: ['customer'],
    recommended: ['name', 'phone'],
    shown: ['email', 'province', 'city', 'registered_time', 'level', 'owner'],
  },
  tickets: {
    required: ['time'],
    recommended: ['customer', 'content'],
    shown: ['ticket', 'ticket_kind', 'ticket_state'],
  },
  survey: { required: [], recommended: ['customer', 'time'], shown: [] },
  interactions: {
    required: ['time'],
    recommended: ['customer', 'content'],
    shown: ['channel', 'owner', 'outcome'],
  },
  events: { required: ['time'], recommended: ['customer', 'event'], shown: ['outcome'] },
};

function needsOf(row: RowKind, table: TableKind): Needs {
  const needs = NEEDS[table];
  if (table !== 'orders' && table !== 'items') return needs;
  return { ...needs, required: [...needs.required, row === 'line' ? 'line_amount' : 'amount'] };
}

export function needOf(field: string, row: RowKind, table: TableKind): Need {
  const { required, recommended } = needsOf(row, table);
  const among = (fields: readonly string[]) => fields.includes(field);
  if (among(required)) return 'required';
  return among(recommended) ? 'recommended' : 'optional';
}

/** Required fields that nothing is mapped to. A line's amount may be given as `amount` as well. */
export function missingFields(map: FieldMap, row: RowKind, table: TableKind): KnownField[] {
  return KNOWN_FIELDS.filter((field) => {
    if (needOf(field, row, table) !== 'required' || field in map) return false;
    return !(field === 'line_amount' && 'amount' in map);
  });
}

/** Fields always shown, and those mapped; the rest is a click away. */
export function isProminent(field: string, map: FieldMap, row: RowKind, table: TableKind): boolean {
  const shown: readonly string[] = NEEDS[table].shown;
  return field in map || needOf(field, row, table) !== 'optional' || shown.includes(field);
}

/** Mapped fields that the author named. */
export function ownFields(map: FieldMap): string[] {
  return Object.keys(map).filter((field) => !isKnownField(field));
}
