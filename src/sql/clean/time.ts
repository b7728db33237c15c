import { text } from '../sql';

const FULL_WIDTH = '０１２３４５６７８９：－／　．';
const HALF_WIDTH = '0123456789:-/ .';

export interface TimeStyle {
  readonly kind: 'timestamp' | 'date';
  readonly format: string | null;
  readonly dayFirst: boolean;
}

/**
 * Text -> TIMESTAMP (or DATE), never TIMESTAMPTZ: the wall clock as written counts, an offset after it is dropped.
 * The style most values have is tried first; only what it does not read goes through the slow way: full-width digits,
 * 年月日, day or month first as the column was judged, month names, compact digits, spreadsheet serials and Unix times.
 */
export function timeExpression(column: string, style: TimeStyle): string {
  const fast =
    style.format === null
      ? `try_cast(${column} AS TIMESTAMP)`
      : `try_strptime(${column}, ${text(style.format)})`;
  const value = `coalesce(${fast}, ${slowTime(column, style.dayFirst)})`;
  const finite = style.format === null ? `CASE WHEN isfinite(${value}) THEN ${value} END` : value;
  return style.kind === 'date' ? `CAST(${finite} AS DATE)` : finite;
}

/** Formats for the slow way, in the order tried. `%-d` and `%d` read one or two digits alike. */
export function slowFormats(dayFirst: boolean): string[] {
  const local = dayFirst ? '%d/%m' : '%m/%d';
  const dates = [`${local}/%Y`, `${local}/%y`, '%d/%b/%Y', '%d/%b/%y', '%d/%B/%Y', '%b/%d/%Y', '%B/%d/%Y'];
  return dates.flatMap((date) => [date, ...CLOCKS.map((clock) => `${date} ${clock}`)]);
}

const CLOCKS = ['%H:%M', '%H:%M:%S', '%H:%M:%S.%f', '%I:%M %p', '%I:%M:%S %p'];
const COMPACT = ['%Y%m%d', '%Y%m%d%H%M%S', '%Y%m%d%H%M', '%Y%m%d %H:%M:%S', '%Y%m%d %H:%M'];

function slowTime(column: string, dayFirst: boolean): string {
  const half = `trim(translate(${column}, ${text(FULL_WIDTH)}, ${text(HALF_WIDTH)}))`;
  const chinese = `regexp_replace(regexp_replace(${half}, '^(\\d{4})年(\\d{1,2})月(\\d{1,2})[日号]?', '\\1-\\2-\\3'), '(\\d{1,2})[时点](\\d{1,2})分?((\\d{1,2})秒)?', '\\1:\\2:0\\4')`;
  const bare = `regexp_replace(${chinese}, '([0-9])\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})$', '\\1')`;
  const dotted = `regexp_replace(${bare}, '^(\\d{4})[.](\\d{1,2})[.](\\d{1,2})', '\\1-\\2-\\3')`;
  const words = `regexp_replace(${dotted}, '^(\\w{1,9})[-. /]+(\\w{1,9})[-., /]+(\\d{2,4})', '\\1/\\2/\\3')`;
  return `coalesce(try_cast(${dotted} AS TIMESTAMP), ${compact(bare)}, ${formats(words, slowFormats(dayFirst))}, ${serial(half)})`;
}

function formats(value: string, names: readonly string[]): string {
  return `try_strptime(${value}, [${names.map(text).join(', ')}])`;
}

/** 20240301 and its kin, only where all characters before a clock are digits and the year is plausible. */
function compact(value: string): string {
  return `CASE WHEN regexp_matches(${value}, '^(1[6-9]|2[0-2])\\d{6}(\\d{4}|\\d{6}| .*)?$') THEN ${formats(value, COMPACT)} END`;
}

/** Spreadsheet serials (days since 1899-12-30) and Unix seconds or milliseconds. */
function serial(value: string): string {
  const number = `try_cast(${value} AS DOUBLE)`;
  return `CASE WHEN ${number} BETWEEN 1 AND 109574 THEN TIMESTAMP '1899-12-30' + to_microseconds(CAST(round(${number} * 86400) AS BIGINT) * 1000000)
    WHEN ${number} BETWEEN 100000000 AND 4102444800 THEN epoch_ms(CAST(${number} AS BIGINT) * 1000)
    WHEN ${number} BETWEEN 100000000000 AND 4102444800000 THEN epoch_ms(CAST(${number} AS BIGINT)) END`;
}
