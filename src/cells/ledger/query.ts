import { companyName } from '../../sql/ledger/identity';
import { ident, list, text } from '../../sql/sql';

/** All rows of a small table. */
export function allRowsSql(table: string): string {
  return `SELECT * FROM ${ident(table)}`;
}

/** Figures that the reader found right: `customer, field, value`. */
export function verifiedSql(rows: readonly (readonly [string, string, string])[]): string {
  return rows.length > 0
    ? `SELECT * FROM (VALUES ${list(rows.map((row) => `(${list(row.map(text))})`))}) AS verified(customer, field, value)`
    : 'SELECT NULL::VARCHAR AS customer, NULL::VARCHAR AS field, NULL::VARCHAR AS value LIMIT 0';
}

export interface LedgerColumns {
  readonly customers: string;
  /** `c` and the fields. */
  readonly shown: string;
  /** Temporary tables by `c`, null where there is nothing to count. */
  readonly orders: string | null;
  readonly contacts: string | null;
  readonly categories: string | null;
  /** `customer, group_customer, group_name` of those that belong to one. */
  readonly members: string | null;
  /** Expressions of the fields, typed. */
  readonly fields: readonly string[];
  readonly hasAge: boolean;
  readonly hasBirth: boolean;
  readonly contractFrom: readonly string[];
  readonly yearlyFromOrders: boolean;
  readonly hasYearly: boolean;
  readonly remembered: boolean;
  readonly asOf: string | null;
}

/** The ledger but for completeness: one row a customer. */
export function ledgerSql(given: LedgerColumns): string {
  const { customers, shown, orders, contacts, categories, members } = given;
  const own = given.fields.filter((field) => !/(^| AS )"(age|yearly_purchase)"$/.test(field));
  const columns = [
    'customers.customer',
    ...own,
    ...(given.hasAge || given.hasBirth ? [`${ageSql(given)} AS age`] : ['NULL::INTEGER AS age']),
    ...(orders ? ORDER_COLUMNS : NO_ORDERS),
    ...(categories ? ['categories.categories'] : ['NULL::VARCHAR AS categories']),
    ...contactColumns(contacts !== null),
    `${contractYears(given)} AS contract_years`,
    `${yearlySql(given)} AS yearly_purchase`,
    ...(members
      ? ['members.group_customer', 'members.group_name']
      : ['NULL::VARCHAR AS group_customer', 'NULL::VARCHAR AS group_name']),
    'customers.ids::INTEGER AS ids',
    given.remembered ? 'last_seen, coalesce(gone, FALSE) AS gone' : 'NULL::DATE AS last_seen, FALSE AS gone',
  ];
  const join = (table: string | null, name: string, key = 'c') =>
    table ? `\nLEFT JOIN ${ident(table)} AS ${name} USING (${key})` : '';
  return `SELECT ${columns.join(',\n  ')}
FROM ${ident(shown)} AS shown
JOIN ${ident(customers)} AS customers USING (c)${join(orders, 'orders')}${join(contacts, 'contacts')}${join(categories, 'categories')}${join(members, 'members', 'customer')}
ORDER BY customers.customer`;
}

const ORDER_COLUMNS = [
  'first_order',
  'last_order',
  'coalesce(orders.orders, 0)::INTEGER AS orders',
  'coalesce(orders.amount, 0)::DECIMAL(18,4) AS amount',
  'coalesce(orders_12m, 0)::INTEGER AS orders_12m',
  'coalesce(amount_12m, 0)::DECIMAL(18,4) AS amount_12m',
  'CASE WHEN orders_12m > 0 THEN amount_12m::DOUBLE / orders_12m END AS average_order_value',
];

const NO_ORDERS = [
  'NULL::TIMESTAMP AS first_order',
  'NULL::TIMESTAMP AS last_order',
  'NULL::INTEGER AS orders',
  'NULL::DECIMAL(18,4) AS amount',
  'NULL::INTEGER AS orders_12m',
  'NULL::DECIMAL(18,4) AS amount_12m',
  'NULL::DOUBLE AS average_order_value',
];

const CONTACT_COLUMNS = [
  ['complaints', 'INTEGER'],
  ['open_complaints', 'INTEGER'],
  ['last_complaint', 'TIMESTAMP'],
  ['last_complaint_text', 'VARCHAR'],
  ['last_complaint_state', 'VARCHAR'],
  ['interactions', 'INTEGER'],
  ['last_contact', 'TIMESTAMP'],
  ['last_outcome', 'VARCHAR'],
  ['events', 'INTEGER'],
  ['answers', 'INTEGER'],
] as const;

/** Counts of what a source could tell are zero where it does not; without any source they are not known. */
function contactColumns(known: boolean): string[] {
  return CONTACT_COLUMNS.map(([name, type]) => {
    if (!known) return `NULL::${type} AS ${name}`;
    return type === 'INTEGER' ? `coalesce(contacts.${name}, 0)::INTEGER AS ${name}` : `contacts.${name}`;
  });
}

/** As it is given, else the whole years since the date of birth. */
function ageSql({ hasAge, hasBirth, asOf }: LedgerColumns): string {
  const given = hasAge ? 'TRY_CAST(age AS INTEGER)' : 'NULL::INTEGER';
  if (!hasBirth || asOf === null) return given;
  return `coalesce(${given}, datesub('year', TRY_CAST(birth_date AS DATE), DATE ${text(asOf)})::INTEGER)`;
}

function contractYears({ contractFrom, asOf }: LedgerColumns): string {
  if (contractFrom.length === 0 || asOf === null) return 'NULL::DOUBLE';
  const begun = `coalesce(${contractFrom.join(', ')})`;
  return `CASE WHEN ${begun} <= DATE ${text(asOf)} THEN round(date_diff('day', ${begun}, DATE ${text(asOf)}) / 365.25, 2) END`;
}

function yearlySql({ yearlyFromOrders, hasYearly }: LedgerColumns): string {
  const given = hasYearly ? 'TRY_CAST(yearly_purchase AS DECIMAL(18,4))' : 'NULL::DECIMAL(18,4)';
  return yearlyFromOrders
    ? `CASE WHEN orders.c IS NOT NULL THEN amount_year::DECIMAL(18,4) ELSE ${given} END`
    : given;
}

const KNOWN: Readonly<Record<string, string>> = {
  reach: 'phone IS NOT NULL OR email IS NOT NULL',
  region: 'province IS NOT NULL OR city IS NOT NULL',
};

/** Whether a customer has something that a complete record has. */
function isKnown(field: string): string {
  return KNOWN[field] ?? `${ident(field)} IS NOT NULL`;
}

/** The ledger with `completeness`: the share of the required fields that are known. */
export function withCompleteness(table: string, required: readonly string[]): string {
  const known = required.map((field) => `(${isKnown(field)})::INTEGER`);
  return `SELECT *, (${known.join(' + ')})::DOUBLE / ${required.length} AS completeness FROM ${ident(table)} ORDER BY customer`;
}

/** One row: customers, complete ones, members who never bought, and how many have each field. */
export function figuresSql(table: string, fields: readonly string[], required: readonly string[]): string {
  const filled = fields.map((field, i) => `count(*) FILTER (WHERE ${isKnown(field)})::DOUBLE AS f${i}`);
  const needed = required.map((field, i) => `count(*) FILTER (WHERE ${isKnown(field)})::DOUBLE AS r${i}`);
  return `SELECT count(*)::DOUBLE AS customers, count(*) FILTER (WHERE completeness >= 1)::DOUBLE AS complete,
  count(*) FILTER (WHERE orders = 0)::DOUBLE AS never_bought, count(*) FILTER (WHERE gone)::DOUBLE AS gone,
  ${list([...filled, ...needed])}
FROM ${ident(table)}`;
}

export interface MissingWords {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
}

/** Who lacks what: the list for call-backs, those with most sales first. */
export function missingSql(table: string, required: readonly MissingWords[]): string {
  const names = (word: (one: MissingWords) => string, separator: string) =>
    `concat_ws(${text(separator)}, ${list(required.map((one) => `CASE WHEN NOT (${isKnown(one.field)}) THEN ${text(word(one))} END`))})`;
  return `SELECT customer, name, contact, phone, email, owner,
  ${names((one) => one.field, ';')} AS missing,
  ${names((one) => one.zh, '、')} AS missing_zh,
  ${names((one) => one.en, ', ')} AS missing_en,
  orders, amount, last_order
FROM ${ident(table)}
WHERE completeness < 1 ORDER BY amount DESC NULLS LAST, customer`;
}

/** One row: how many keys are numbered, and how many of them are ids. */
export function nodeCountsSql(nodes: string): string {
  return `SELECT count(*)::DOUBLE AS nodes, count(*) FILTER (WHERE is_id)::DOUBLE AS ids FROM ${ident(nodes)}`;
}

/** One row a customer with what was kept of each field; a company known by name only goes by that name. */
export function saidSql(
  customers: string,
  columns: readonly { readonly field: string; readonly table: string | null }[],
): string {
  const joins = columns.flatMap(({ table }, i) =>
    table === null ? [] : [`LEFT JOIN ${ident(table)} AS k${i} ON k${i}.c = customers.c`],
  );
  const values = columns.map(({ field, table }, i) => {
    const value = table === null ? 'NULL::VARCHAR' : `k${i}.value`;
    return `${field === 'name' ? `coalesce(${value}, CASE WHEN (${companyName('customers.customer')}) IS NOT NULL THEN customers.customer END)` : value} AS ${ident(field)}`;
  });
  return `SELECT customers.c, ${values.join(',\n  ')}
FROM ${ident(customers)} AS customers
${joins.join('\n')}`;
}

/** The day after the last that any source tells of: one row, `day`. */
export function latestSql(sources: readonly { readonly table: string; readonly time: string }[]): string {
  const parts = sources.map(({ table, time }) => `SELECT max(${time})::DATE AS day FROM ${ident(table)}`);
  return `SELECT (max(day) + 1)::VARCHAR AS day FROM (${parts.join(' UNION ALL ')})`;
}

/** One row: whether most ids are names of companies. */
export function looksLikeCompaniesSql(customers: string): string {
  return `SELECT count(*) FILTER (WHERE (${companyName('customer')}) IS NOT NULL) * 2 > count(*) AS companies
FROM (SELECT customer FROM ${ident(customers)} ORDER BY customer LIMIT 2000)`;
}

/** One row: how many companies are their own parents in the end. */
export function cyclicSql(members: string): string {
  return `SELECT count(*) FILTER (WHERE cyclic)::DOUBLE AS n FROM ${ident(members)}`;
}

/** Rows and customers by source: `source, rows, customers` of records that name somebody. */
export function sourceCustomersSql(who: string): string {
  return `SELECT source::DOUBLE AS source, count(DISTINCT c)::DOUBLE AS customers FROM ${ident(who)} GROUP BY 1 ORDER BY 1`;
}

/** Customers for whom sources differ, by field. */
export function conflictCountsSql(conflicts: string): string {
  return `SELECT field, count(DISTINCT customer)::DOUBLE AS customers FROM ${ident(conflicts)} GROUP BY 1 ORDER BY 1`;
}

/** Changes by kind and field. */
export function changeCountsSql(changes: string): string {
  return `SELECT change, field, count(*)::DOUBLE AS n, count(DISTINCT customer)::DOUBLE AS customers
FROM ${ident(changes)} GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** One row: customers whose fields change. */
export function changedCustomersSql(changes: string): string {
  return `SELECT count(DISTINCT customer)::DOUBLE AS n FROM ${ident(changes)} WHERE change = 'changed'`;
}

/** One row: what is remembered. */
export function memoryFactsSql(memory: string): string {
  return `SELECT count(*)::DOUBLE AS customers, max(last_seen) AS last_seen, count(*) FILTER (WHERE gone = 'yes')::DOUBLE AS gone
FROM ${ident(memory)}`;
}

/** One row: figures far out, by whether they were found right. */
export function outlierCountsSql(outliers: string): string {
  return `SELECT count(*) FILTER (WHERE NOT verified)::DOUBLE AS open, count(*) FILTER (WHERE verified)::DOUBLE AS verified
FROM ${ident(outliers)}`;
}

/** One row: how many rows a table has. */
export function countSql(table: string): string {
  return `SELECT count(*)::DOUBLE AS rows FROM ${ident(table)}`;
}
