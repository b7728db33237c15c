import { ident, text } from '../sql';
import { companyName, KEY_PREFIX, type KeyKind, phoneDigits, plainEmail, plainId } from './identity';

/** What of a table identifies its rows; null where it has no such column. Quoted SQL over its columns, as text. */
export interface IdentityColumns {
  readonly customer: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** Says who or how: 联系人, 联系方式; looked at for a phone or an e-mail. */
  readonly contact: string | null;
  /** Only where companies are matched by name. */
  readonly name: string | null;
}

/** The column of a records view that says of whom a row speaks; no file calls a column so. */
export const RID = '__rid';

const PARTS = ['customer', 'phone', 'email', 'contact', 'name'] as const;

function partsOf(identity: IdentityColumns): { part: (typeof PARTS)[number]; column: string }[] {
  return PARTS.flatMap((part) => {
    const column = identity[part];
    return column === null ? [] : [{ part, column }];
  });
}

/**
 * What stands in a row for whoever it speaks of, as one text `rid`: rows with equal texts speak of one customer. NULL where a
 * row names nobody. One column stays as it is, which over millions of orders costs nothing.
 */
export function recordId(identity: IdentityColumns): string {
  const columns = partsOf(identity).map(({ column }) => column);
  const [only, ...more] = columns;
  if (only === undefined) return 'NULL::VARCHAR';
  if (more.length === 0) return only;
  const filled = columns.map((column) => `coalesce(${column}, '')`);
  return `CASE WHEN coalesce(${columns.join(', ')}) IS NOT NULL THEN concat_ws(chr(31), ${filled.join(', ')}) END`;
}

/** A table with the id of each record, its customer column made the record's id too: so the rules for orders count rows that name only a phone. */
export function recordsView(table: string, identity: IdentityColumns): string {
  const id = recordId(identity);
  const customer = identity.customer === null ? `, ${id} AS customer` : '';
  const replaced = identity.customer === null ? '*' : `* REPLACE (${id} AS customer)`;
  return `SELECT ${replaced}${customer}, ${id} AS ${RID}\nFROM ${ident(table)}`;
}

export interface TupleSource {
  /** Place among the sources, from 0. */
  readonly source: number;
  readonly table: string;
  readonly identity: IdentityColumns;
  /** Put before ids that are this source's own numbers; empty where ids are shared. */
  readonly idPrefix: string;
  readonly match: readonly KeyKind[];
}

/** Every different record of a source with its keys: `source, rid, rows, id_key, phone_key, email_key, name_key`. */
export function tuplesSql({ source, table, identity, idPrefix, match }: TupleSource): string {
  const parts = partsOf(identity);
  if (parts.length === 0) return noTuples(source);
  const values = parts.map(({ part, column }) => `any_value(${column}) AS ${part}`);
  const has = (part: string) => parts.some((one) => one.part === part);
  const key = (kind: KeyKind, value: string | null, prefix = '') =>
    value !== null && match.includes(kind)
      ? `${text(KEY_PREFIX[kind] + prefix)} || ${value}`
      : 'NULL::VARCHAR';
  const phones = ['phone', 'contact', ...(idPrefix === '' ? ['customer'] : [])].filter(has);
  const emails = ['email', 'contact', ...(idPrefix === '' ? ['customer'] : [])].filter(has);
  const names = ['name', 'customer'].filter(has);
  return `SELECT ${source} AS source, rid, rows,
  ${key('customer', has('customer') ? `(${plainId('customer')})` : null, idPrefix)} AS id_key,
  ${key('phone', firstOf(phones, phoneOf))} AS phone_key,
  ${key('email', firstOf(emails, plainEmail))} AS email_key,
  ${key('name', firstOf(names, companyName))} AS name_key
FROM (
  SELECT ${recordId(identity)} AS rid, count(*)::DOUBLE AS rows, ${values.join(', ')}
  FROM ${ident(table)} GROUP BY 1
) WHERE rid IS NOT NULL`;
}

function noTuples(source: number): string {
  const none = ['rid', 'id_key', 'phone_key', 'email_key', 'name_key'].map(
    (name) => `NULL::VARCHAR AS ${name}`,
  );
  return `SELECT ${source} AS source, ${none[0] ?? ''}, 0::DOUBLE AS rows, ${none.slice(1).join(', ')} LIMIT 0`;
}

/** An id is a way to reach somebody only where it plainly is a mobile number. */
function phoneOf(column: string): string {
  const phone = phoneDigits(column);
  return column === 'customer'
    ? `CASE WHEN regexp_full_match(customer, '1[3-9][0-9]{9}') THEN ${phone} END`
    : phone;
}

function firstOf(columns: readonly string[], value: (column: string) => string): string | null {
  if (columns.length === 0) return null;
  return `coalesce(${columns.map((column) => `(${value(column)})`).join(', ')})`;
}
