import { isKnownField, KNOWN_FIELDS, type FieldMap, type KnownField, type RowKind } from '../../model/fields';

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

/** How much an analysis of orders needs a field. */
export type Need = 'required' | 'recommended' | 'optional';

/** Without time and amount there is nothing to analyse; without a customer there are no segments, but still figures. */
export function needOf(field: string, row: RowKind): Need {
  const amount = row === 'line' ? 'line_amount' : 'amount';
  if (field === 'time' || field === amount) return 'required';
  if (field === 'customer' || field === 'order') return 'recommended';
  return 'optional';
}

/** Required fields that nothing is mapped to. A line's amount may be given as `amount` as well. */
export function missingFields(map: FieldMap, row: RowKind): KnownField[] {
  return KNOWN_FIELDS.filter((field) => {
    if (needOf(field, row) !== 'required' || field in map) return false;
    return !(field === 'line_amount' && 'amount' in map);
  });
}

/** Fields always shown, and those mapped; the rest is a click away. */
export function isProminent(field: string, map: FieldMap, row: RowKind): boolean {
  return field in map || needOf(field, row) !== 'optional' || field === 'status';
}

/** Mapped fields that the author named. */
export function ownFields(map: FieldMap): string[] {
  return Object.keys(map).filter((field) => !isKnownField(field));
}
