import { text } from '../sql';

const FULL_WIDTH = '０１２３４５６７８９．，－＋（）％￥−';
const HALF_WIDTH = '0123456789.,-+()%¥-';
/** Blanks, currency signs and units that stand around an amount: US$, 港元. */
const DECORATION =
  '[A-Z]{0,2}[¥$€£₩]|[\\s\\x{00a0}\\x{3000}]|CNY|RMB|USD|EUR|GBP|HKD|JPY|TWD|SGD|AUD|CAD|KRW|人民币|[美港日欧韩澳加]元|港币|台币|英镑|元|圆';

export interface NumberStyle {
  readonly kind: 'decimal' | 'double';
  /** 1.234,50 instead of 1,234.50. */
  readonly comma: boolean;
}

function numberType(style: NumberStyle): string {
  return style.kind === 'decimal' ? 'DECIMAL(18,4)' : 'DOUBLE';
}

/** What the plain cast makes of a text. With decimal commas 1.234 is a thousand and more: nothing is plain. */
export function plainNumber(column: string, style: NumberStyle): string {
  return style.comma ? `NULL::${numberType(style)}` : `try_cast(${column} AS ${numberType(style)})`;
}

/** What cleaning makes of a text that is no plain number. */
export function cleanedNumber(column: string, style: NumberStyle): string {
  return `try_cast(clean_number${style.comma ? '_comma' : ''}(${column}) AS ${numberType(style)})`;
}

/**
 * Two macros that read what a plain cast does not: full-width digits, currency signs, thousands in groups of three,
 * (negative) in parentheses, per cent, 万 and 亿. What is still no number becomes NULL.
 * The lambdas only give names to values that are used more than once.
 */
export function numberMacros(): string[] {
  const half = `translate(upper(value), ${text(FULL_WIDTH)}, ${text(HALF_WIDTH)})`;
  const bare = `regexp_replace(regexp_replace(${half}, ${text(DECORATION)}, '', 'g'), '^\\((.*)\\)$', '-\\1')`;
  const macro = (name: string, digits: string) =>
    `CREATE OR REPLACE TEMP MACRO ${name}(value) AS list_transform([${bare}], lambda bare:
  list_transform([${digits}], lambda digits:
    ${scaled('digits')}
  )[1])[1]`;
  return [macro('clean_number', grouped('bare')), macro('clean_number_comma', decimalComma('bare'))];
}

/** 1,234.50 -> 1234.50; commas that do not group three digits make no number. */
function grouped(value: string): string {
  return `CASE WHEN regexp_matches(${value}, '^[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?(%|万|亿)?$') THEN replace(${value}, ',', '') ELSE ${value} END`;
}

/** 1.234,50 -> 1234.50 */
function decimalComma(value: string): string {
  return `CASE WHEN regexp_matches(${value}, '^[-+]?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]+)(,[0-9]*)?%?$') THEN replace(replace(${value}, '.', ''), ',', '.') END`;
}

/** The number before a unit, times the unit. */
function scaled(value: string): string {
  const number = `regexp_extract(${value}, '^([-+]?[0-9]*\\.?[0-9]+|[-+]?[0-9]+\\.?)(%|万|亿)?$', 1)`;
  const times = (unit: string, factor: string) =>
    `WHEN '${unit}' THEN try_cast(try_cast(${number} AS DOUBLE) * ${factor} AS DECIMAL(28,8))`;
  return `CASE right(${value}, 1) ${times('%', '0.01')} ${times('万', '10000')} ${times('亿', '100000000')} ELSE try_cast(${number} AS DECIMAL(28,8)) END`;
}

/** True where a text says by itself what its number is to be multiplied by. */
export function statesUnit(value: string): string {
  return `coalesce(regexp_matches(${value}, '[万亿]'), false)`;
}

/** A cheap test that is true wherever `tooFine` is, but for a few of per cent. */
export function maybeTooFine(column: string, { comma }: NumberStyle): string {
  const point = `instr(${column}, '${comma ? ',' : '.'}')`;
  return `CASE WHEN strlen(${column}) > 6 THEN ${point} > 0 AND strlen(rtrim(${column}, '0 ')) - ${point} > 4 ELSE FALSE END`;
}

/** True where a number has more than four decimals (with % more than two), which DECIMAL(18,4) would round away. */
export function tooFine(column: string, { comma }: NumberStyle): string {
  const point = comma ? ',' : '\\.';
  return `regexp_matches(${column}, '${point}([0-9]{4,}[1-9]|[0-9]{2,}[1-9]0*\\s*[%％])')`;
}
