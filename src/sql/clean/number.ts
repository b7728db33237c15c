import { text } from '../sql';

const FULL_WIDTH = '０１２３４５６７８９．，－＋（）％￥−';
const HALF_WIDTH = '0123456789.,-+()%¥-';
/** Blanks, currency signs and units that stand around an amount. */
const DECORATION = '[\\s\\x{00a0}\\x{3000}¥$€£元圆]|CNY|RMB|USD|EUR|GBP|HKD|人民币';

export interface NumberStyle {
  readonly kind: 'decimal' | 'double';
  readonly comma: boolean;
}

/**
 * Text -> number. The plain cast does nearly all values; only where it fails does the slow cleaning run: full-width digits,
 * currency signs, thousands in groups of three, (negative) in parentheses, per cent, 万 and 亿. What is still no number
 * becomes NULL, and so do NaN and infinity.
 */
export function numberExpression(column: string, style: NumberStyle): string {
  const type = style.kind === 'decimal' ? 'DECIMAL(18,4)' : 'DOUBLE';
  const cleaned = cleanNumber(column, style.comma, type);
  const fast = `try_cast(${column} AS ${type})`;
  const value = style.comma ? cleaned : `coalesce(${fast}, ${cleaned})`;
  return style.kind === 'double' ? finite(value) : value;
}

function finite(value: string): string {
  return `CASE WHEN isfinite(${value}) THEN ${value} END`;
}

function cleanNumber(column: string, comma: boolean, type: string): string {
  const half = `translate(upper(${column}), ${text(FULL_WIDTH)}, ${text(HALF_WIDTH)})`;
  const bare = `regexp_replace(${half}, ${text(DECORATION)}, '', 'g')`;
  const signed = `regexp_replace(${bare}, '^\\((.*)\\)$', '-\\1')`;
  const plain = comma ? decimalComma(signed) : grouped(signed);
  const digits = `regexp_extract(${plain}, '^([-+]?[0-9]*\\.?[0-9]+|[-+]?[0-9]+\\.?)(%|万|亿)?$', 1)`;
  const unit = `regexp_extract(${plain}, '(%|万|亿)$', 1)`;
  return `try_cast(try_cast(${digits} AS DECIMAL(32,10)) * CASE ${unit} WHEN '%' THEN 0.01 WHEN '万' THEN 10000 WHEN '亿' THEN 100000000 ELSE 1 END AS ${type})`;
}

/** 1,234.50 -> 1234.50; commas that do not group three digits make no number. */
function grouped(value: string): string {
  return `CASE WHEN regexp_matches(${value}, '^[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?(%|万|亿)?$') THEN replace(${value}, ',', '') ELSE ${value} END`;
}

/** 1.234,50 -> 1234.50 */
function decimalComma(value: string): string {
  return `CASE WHEN regexp_matches(${value}, '^[-+]?([0-9]{1,3}(\\.[0-9]{3})+|[0-9]+)(,[0-9]*)?%?$') THEN replace(replace(${value}, '.', ''), ',', '.') END`;
}

/** True where a number has more than four decimals, which DECIMAL(18,4) would round away. */
export function tooFine(column: string): string {
  return `CASE WHEN strlen(${column}) > 6 THEN instr(${column}, '.') > 0 AND strlen(rtrim(${column}, '0 ')) - instr(${column}, '.') > 4 ELSE FALSE END`;
}
