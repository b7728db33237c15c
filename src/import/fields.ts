import type { TypedType } from '../model/typed';
import { FIELDS, type FieldMap, type FieldMapping, type KnownField } from '../model/fields';
import { guessColumn, presentValues } from './guess-reading';
import { numberText } from './number-text';
import { fieldsOfName, normaliseName, SYNONYMS } from './synonyms';
import { timeText } from './time-text';

/** A column as the guess sees it: its name and a sample of its values. */
export interface SampledColumn {
  readonly name: string;
  readonly values: readonly string[];
  /** The type it has in a file with types of its own. */
  readonly type?: TypedType;
}

/**
 * Fields that say who or where somebody is in person: guessed only where the document asks for them, so that nothing is
 * collected which the question does not need.
 */
const PERSONAL: ReadonlySet<string> = new Set<KnownField>([
  'name',
  'contact',
  'phone',
  'email',
  'address',
  'birth_date',
]);

interface Candidate {
  readonly field: KnownField;
  readonly column: SampledColumn;
  readonly rank: number;
}

/**
 * Guesses which column is which field, from names (Chinese and English synonyms) and values. `asked` are the fields the
 * document names. Where no column holds the amount but quantity and unit price are known, the amount is their product.
 */
export function guessFields(
  columns: readonly SampledColumn[],
  hasHeader: boolean,
  asked: readonly string[] = [],
): FieldMap {
  if (!hasHeader) return guessByValues(columns);
  const exact = choose(columns.flatMap((column) => candidatesOf(column, asked)));
  const chosen = choose(
    columns.flatMap((column) => candidatesByEnding(column, asked)),
    exact,
  );
  return finish(namedLikeAsked(columns, chosen, asked), columns);
}

function candidatesOf(column: SampledColumn, asked: readonly string[]): Candidate[] {
  return fieldsOfName(column.name)
    .filter(({ field }) => wanted(field, asked) && fits(field, column))
    .map(({ field, rank }) => ({ field, column, rank }));
}

const NOT_AN_ENDING =
  /退|优惠|邮|运费|税|积分|余额|红包|折|券|修改|更新|完成|发货|收货|评价|关闭|结束|生日|最后|最近|首次/;

/** 本单实付金额 ends in 实付金额: good enough where no column has the very name. */
function candidatesByEnding(column: SampledColumn, asked: readonly string[]): Candidate[] {
  const name = normaliseName(column.name);
  return Object.entries(SYNONYMS).flatMap(([key, synonyms]) => {
    const field = key as KnownField;
    const rank = synonyms.findIndex((synonym) => endsWithWord(name, normaliseName(synonym)));
    if (rank < 0 || !wanted(field, asked) || !fits(field, column)) return [];
    return [{ field, column, rank }];
  });
}

function endsWithWord(name: string, synonym: string): boolean {
  if (!name.endsWith(synonym) || name === synonym) return false;
  const long = /[\u4e00-\u9fff]/.test(synonym) ? synonym.length >= 2 : synonym.length >= 6;
  return long && !NOT_AN_ENDING.test(name.slice(0, name.length - synonym.length));
}

/** Fields that are often empty for a while and still count; any other field is not an empty column. */
const OFTEN_EMPTY: ReadonlySet<string> = new Set<KnownField>([
  'status',
  'paid_time',
  'refund_amount',
  'discount',
]);

function wanted(field: KnownField, asked: readonly string[]): boolean {
  return !PERSONAL.has(field) || asked.includes(field);
}

/** Whether the values can be what the field holds. */
function fits(field: KnownField, column: SampledColumn): boolean {
  const present = presentValues(column.values);
  if (present.length === 0) return OFTEN_EMPTY.has(field);
  const type = FIELDS[field].type;
  if (type === 'number') return share(present, (value) => numberText(value) !== null) >= 0.8;
  if (type === 'timestamp' || type === 'date') return share(present, isTime) >= 0.8;
  return (
    field !== 'customer' || share(present, (value) => timeText(value) !== null && !/^\d+$/.test(value)) < 0.5
  );
}

function isTime(value: string): boolean {
  if (timeText(value) !== null || /^\d{10}(\d{3})?$|^(19|20)\d{10}(\d{2})?$/.test(value)) return true;
  const serial = Number(value);
  return serial > 20000 && serial < 80000;
}

function share(values: readonly string[], test: (value: string) => boolean): number {
  return values.filter(test).length / values.length;
}

/** Best names first; a column and a field are used once. Ties go to the column further left. */
function choose(
  candidates: readonly Candidate[],
  taken: ReadonlyMap<KnownField, SampledColumn> = new Map(),
): Map<KnownField, SampledColumn> {
  const chosen = new Map(taken);
  const used = new Set([...taken.values()].map((column) => column.name));
  const sorted = candidates
    .map((candidate, at) => ({ ...candidate, at }))
    .sort((a, b) => emptiness(a) - emptiness(b) || a.rank - b.rank || a.at - b.at);
  for (const { field, column } of sorted) {
    if (chosen.has(field) || used.has(column.name)) continue;
    chosen.set(field, column);
    used.add(column.name);
  }
  return chosen;
}

function emptiness(candidate: Candidate): number {
  return presentValues(candidate.column.values).length === 0 ? 1 : 0;
}

/** A field of the author's own (`store`, `answer_3`) is the column of that name. */
function namedLikeAsked(
  columns: readonly SampledColumn[],
  chosen: ReadonlyMap<KnownField, SampledColumn>,
  asked: readonly string[],
): Map<string, string> {
  const map = new Map<string, string>([...chosen].map(([field, column]) => [field, column.name]));
  for (const field of asked.filter((name) => !map.has(name))) {
    const column = columns.find(({ name }) => normaliseName(name) === normaliseName(field));
    if (column) map.set(field, column.name);
  }
  return map;
}

/** What only the whole file shows: the one time there is, unit prices, amounts that must be computed. */
function finish(map: Map<string, string>, columns: readonly SampledColumn[]): FieldMap {
  useTheOnlyTime(map, columns);
  useProvinceInAddress(map, columns);
  const result: Record<string, FieldMapping> = {};
  const amount = map.get('amount');
  if (amount !== undefined && isUnitPrice(amount, map, columns)) {
    map.delete('amount');
    map.set('price', amount);
  }
  for (const [field, column] of map) result[field] = column;
  const [quantity, price] = [map.get('quantity'), map.get('price')];
  if (!map.has('amount') && !map.has('line_amount') && quantity !== undefined && price !== undefined) {
    result['amount'] = { sql: `${bare(quantity)} * ${bare(price)}` };
  }
  return inFieldOrder(result);
}

/** Without an order time, the time of payment is it; else the one column of times there is. */
function useTheOnlyTime(map: Map<string, string>, columns: readonly SampledColumn[]): void {
  if (map.has('time')) return;
  const paid = map.get('paid_time');
  if (paid !== undefined) {
    map.delete('paid_time');
    map.set('time', paid);
    return;
  }
  const used = new Set(map.values());
  const times = columns.filter(
    ({ name, values }) =>
      !used.has(name) && !/注册|生日|出生|birth|regist|join|dt_/i.test(name) && isTimes(name, values),
  );
  const [only] = times;
  if (only && times.length === 1) map.set('time', only.name);
}

const PROVINCES =
  /^(北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?$/;

/** An address column that holds provinces only is no address but the province. */
function useProvinceInAddress(map: Map<string, string>, columns: readonly SampledColumn[]): void {
  if (map.has('province')) return;
  const used = new Set(map.values());
  const found = columns.find(({ name, values }) => {
    const present = presentValues(values);
    return !used.has(name) && present.length > 0 && share(present, (value) => PROVINCES.test(value)) >= 0.9;
  });
  if (found) map.set('province', found.name);
}

function isTimes(name: string, values: readonly string[]): boolean {
  const kind = guessColumn(name, values).reading.kind;
  return kind === 'timestamp' || kind === 'date';
}

/**
 * Whether "amount" is in truth the price of one piece: for the same product it stays the same whether one or three were
 * bought.
 */
function isUnitPrice(
  amount: string,
  map: ReadonlyMap<string, string>,
  columns: readonly SampledColumn[],
): boolean {
  const values = (field: string) => columns.find(({ name }) => name === map.get(field))?.values;
  const amounts = columns.find(({ name }) => name === amount)?.values;
  const [products, quantities] = [values('product'), values('quantity')];
  if (map.has('price') || !amounts || !products || !quantities) return false;
  const seen = new Map<string, { quantities: Set<string>; amounts: Set<string> }>();
  products.forEach((product, i) => {
    const entry = seen.get(product) ?? { quantities: new Set<string>(), amounts: new Set<string>() };
    entry.quantities.add(quantities[i] ?? '');
    entry.amounts.add(amounts[i] ?? '');
    seen.set(product, entry);
  });
  const telling = [...seen.values()].filter((entry) => entry.quantities.size > 1);
  return (
    telling.length >= 3 && telling.filter((entry) => entry.amounts.size === 1).length >= telling.length * 0.8
  );
}

/** A column name as it stands in an expression. */
function bare(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) &&
    !/^(order|group|table|select|from|where|case|when|end|desc|asc|limit)$/i.test(name)
    ? name
    : `"${name.replaceAll('"', '""')}"`;
}

function inFieldOrder(map: Readonly<Record<string, FieldMapping>>): FieldMap {
  const order = [...Object.keys(FIELDS), ...Object.keys(map)];
  const entries = [...new Set(order)].flatMap((field) => {
    const mapping = map[field];
    return mapping === undefined ? [] : [[field, mapping] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * A file without names: the first column of times is the time, the last one of decimals the amount, small whole numbers
 * the quantity, and the first column of ids that repeat the customer.
 */
function guessByValues(columns: readonly SampledColumn[]): FieldMap {
  const kinds = columns.map((column) => ({ column, guess: guessColumn(column.name, column.values).reading }));
  const time = kinds.find(({ guess }) => guess.kind === 'timestamp' || guess.kind === 'date');
  if (!time) return {};
  const amount = kinds.findLast(({ guess }) => guess.kind === 'decimal');
  const rest = kinds.filter((kind) => kind !== time && kind !== amount);
  const customer = rest.find(({ column }) => isIdLike(column));
  const quantity = rest.find((kind) => kind !== customer && kind.guess.kind === 'double');
  const map: Record<string, FieldMapping> = { time: time.column.name };
  if (customer) map['customer'] = customer.column.name;
  if (amount) map['amount'] = amount.column.name;
  if (quantity) map['quantity'] = quantity.column.name;
  return inFieldOrder(map);
}

function isIdLike(column: SampledColumn): boolean {
  const present = presentValues(column.values);
  const distinct = new Set(present).size;
  return (
    present.length > 0 &&
    distinct > 1 &&
    distinct <= present.length &&
    present.every((value) => /^[\w-]{3,}$/.test(value))
  );
}
