/** The logical fields (roles) that analyses speak of, whatever the file at hand calls its columns. */

export type FieldType = 'text' | 'number' | 'timestamp' | 'date' | 'boolean';

/** How careful the product must be with a field: masked on display from `personal` on, asked about when `sensitive`. */
export type Sensitivity = 'none' | 'personal' | 'sensitive';

export interface FieldSpec {
  readonly type: FieldType;
  readonly sensitivity: Sensitivity;
}

const none = (type: FieldType): FieldSpec => ({ type, sensitivity: 'none' });
const personal = (type: FieldType): FieldSpec => ({ type, sensitivity: 'personal' });

/** Every known field. Ids, phones and order numbers are text: 18 digits exceed 2^53 and zeros lead. */
export const FIELDS = {
  customer: personal('text'),
  order: none('text'),
  time: none('timestamp'),
  amount: none('number'),
  line_amount: none('number'),
  quantity: none('number'),
  price: none('number'),
  status: none('text'),
  paid_time: none('timestamp'),
  refund_amount: none('number'),
  discount: none('number'),
  list_price: none('number'),
  cost: none('number'),
  product: none('text'),
  category: none('text'),
  channel: none('text'),
  owner: none('text'),
  consent: none('text'),
  name: personal('text'),
  contact: personal('text'),
  phone: personal('text'),
  email: personal('text'),
  province: none('text'),
  city: none('text'),
  address: personal('text'),
  sex: none('text'),
  age: none('number'),
  birth_date: { type: 'date', sensitivity: 'sensitive' },
  registered_time: none('timestamp'),
  industry: none('text'),
  company_size: none('text'),
  contract_start: none('date'),
  yearly_purchase: none('number'),
  intention: none('text'),
  parent: none('text'),
  level: none('text'),
  source: none('text'),
  tags: none('text'),
  need: none('text'),
  opted_out: none('text'),
  occupation: none('text'),
  income: none('text'),
  education: none('text'),
  ticket: none('text'),
  ticket_kind: none('text'),
  ticket_state: none('text'),
  content: none('text'),
  outcome: none('text'),
  event: none('text'),
} as const satisfies Record<string, FieldSpec>;

export type KnownField = keyof typeof FIELDS;

export const KNOWN_FIELDS = Object.keys(FIELDS) as KnownField[];

export function isKnownField(name: string): name is KnownField {
  return Object.hasOwn(FIELDS, name);
}

/** What an order, its amount, its day and its customer are, and who may be written to: without these figures would be wrong. */
const COUNTED: ReadonlySet<string> = new Set<KnownField>([
  'customer',
  'order',
  'time',
  'amount',
  'line_amount',
  'quantity',
  'price',
  'status',
  'paid_time',
  'refund_amount',
  'discount',
  'list_price',
  'cost',
  'consent',
  'opted_out',
]);

/** Whether a field only describes: one of several files may lack it, and it is then empty there. */
export function isDescriptive(field: string): boolean {
  return isKnownField(field) && !COUNTED.has(field);
}

/** The spec of a field; fields the author names (`answer_3`, `store`) are text without a sensitivity unless typed. */
export function fieldSpec(name: string, type: FieldType = 'text'): FieldSpec {
  return isKnownField(name) ? FIELDS[name] : none(type);
}

/** Where a field comes from: a column of the file, or an SQL expression over its columns. */
export type FieldMapping = string | { readonly sql: string };

/** Logical field -> column or expression. */
export type FieldMap = Readonly<Record<string, FieldMapping>>;

/** What one row of a file stands for (DOMAIN section 12). */
export const ROW_KINDS = ['order', 'line', 'line_with_order_total'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** One input of a document: the logical fields it needs; a field whose name ends with `?` in the file is optional. */
export interface InputField {
  readonly type: FieldType;
  readonly optional: boolean;
}
export type InputSpec = Readonly<Record<string, InputField>>;
