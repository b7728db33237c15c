import type { Hashing, PhoneForm } from '../../model/export';
import { ident, list, text } from '../sql';

/** How many digits a telephone number has, with its calling code (ITU E.164 allows 15). */
const FEWEST = 8;
const MOST = 15;

/** Mobile numbers with their calling code, and their digits without it, where every other number is of no use. */
const MOBILE = { code: '86', pattern: '^861[3-9][0-9]{9}$', digits: 11 } as const;
/** Digits of a number without its calling code where nothing is known of the country. */
const USUAL_DIGITS = 10;

/** The hidden column that holds the contact of a hashed column. */
function contactOf(at: number): string {
  return ident(`__kequn_contact_${at}`);
}

/**
 * A table with the contact of each hashed column in a hidden column, NULL where it is none. Of several contacts in one
 * value the first stands. E-mail: trimmed, lower case. Telephone: digits only (also full-width ones); a number that begins
 * with `+` or `00`, or has the calling code already, stays as it is, others get the given calling code in place of leading
 * zeros; then it is written in the form asked for. Masked values (`138****5641`) and landlines in China are no contacts.
 */
export function withContacts(table: string, { columns, phone, country }: Hashing): string {
  const code = country.replace(/\D/g, '') || MOBILE.code;
  const part = (name: string, at: number) => ident(`__kequn_${name}_${at}`);
  const stage = (from: string, name: string, sql: (at: number, column: string) => string) =>
    `(SELECT *, ${list(columns.map((column, at) => `${sql(at, column)} AS ${part(name, at)}`))} FROM ${from})`;
  const first = stage(ident(table), 'text', (_, column) => firstSql(ident(column)));
  const digits = stage(first, 'digits', (at) => digitsSql(part('text', at)));
  const number = stage(digits, 'number', (at) => numberSql(part('text', at), part('digits', at), code));
  return stage(number, 'contact', (at) =>
    contactSql(part('text', at), part('number', at), { code, form: phone }),
  );
}

/** The first of several contacts, in half-width signs. */
function firstSql(value: string): string {
  const half = `translate(${value}::VARCHAR, '０１２３４５６７８９＋＠．　', '0123456789+@. ')`;
  return `trim(regexp_extract(${half}, '^[ ]*[^/,;|、，；]+'))`;
}

function digitsSql(value: string): string {
  return `regexp_replace(regexp_replace(${value}, '[^0-9]', '', 'g'), '^0+', '')`;
}

function numberSql(value: string, digits: string, code: string): string {
  const whole = code.length + (code === MOBILE.code ? MOBILE.digits : USUAL_DIGITS);
  const has = `(starts_with(${digits}, ${text(code)}) AND length(${digits}) >= ${whole})`;
  return `CASE WHEN starts_with(${value}, '+') OR starts_with(${value}, '00') OR ${has} THEN ${digits} ELSE ${text(code)} || ${digits} END`;
}

function contactSql(
  value: string,
  number: string,
  { code, form }: { code: string; form: PhoneForm },
): string {
  const inCountry = `starts_with(${number}, ${text(code)})`;
  const written: Readonly<Record<PhoneForm, string>> = {
    plus: `'+' || ${number}`,
    digits: number,
    national: `CASE WHEN ${inCountry} THEN substr(${number}, ${code.length + 1}) ELSE ${number} END`,
  };
  const mobile = `(NOT starts_with(${number}, ${text(MOBILE.code)}) OR regexp_matches(${number}, ${text(MOBILE.pattern)}))`;
  return `CASE WHEN contains(${value}, '*') THEN NULL
  WHEN regexp_matches(${value}, '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:]]+$') THEN lower(${value})
  WHEN NOT regexp_matches(${value}, '^[0-9+(). -]+$') THEN NULL
  WHEN length(${number}) BETWEEN ${FEWEST} AND ${MOST} AND ${mobile} THEN ${written[form]} END`;
}

/** The hash of a hashed column's contact as the column's value, in lower-case hexadecimal digits. */
export function hashedSql(column: string, { columns, hash }: Hashing): string {
  return `${hash}(${contactOf(columns.indexOf(column))}) AS ${ident(column)}`;
}

/** Whether a row has anything that can be hashed. */
export function reachableSql({ columns }: Hashing): string {
  return `(${columns.map((_, at) => `${contactOf(at)} IS NOT NULL`).join(' OR ')})`;
}
