import { text } from '../sql';

const FULL_WIDTH = '０１２３４５６７８９：－／　．';
const HALF_WIDTH = '0123456789:-/ .';

export interface TimeStyle {
  readonly kind: 'timestamp' | 'date';
  /** The strptime format most values have; null for year-month-day, which DuckDB's cast reads. */
  readonly format: string | null;
  readonly dayFirst: boolean;
  readonly yearFirst?: boolean;
}

/**
 * What the style that most values have makes of a text. Never TIMESTAMPTZ: the wall clock as written counts, an offset after it is
 * dropped. The cast gets only what begins with a digit, for it would take `epoch` and `infinity` for times.
 */
export function plainTime(column: string, style: TimeStyle): string {
  if (style.format !== null) return `try_strptime(${column}, ${text(style.format)})`;
  return `CASE WHEN ${column} < ':' THEN try_cast(${column} AS TIMESTAMP) END`;
}

/** What cleaning makes of a text in another style. */
export function cleanedTime(column: string, style: TimeStyle): string {
  const first = style.yearFirst ? 'year' : style.dayFirst ? 'day' : 'month';
  return `clean_time_${first}_first(${column})`;
}

/**
 * Three macros (for 04/09/12 and its kin with the day, the month or the year first) that read every other style: full-width digits, 年月日,
 * month names, compact digits, spreadsheet serials, Unix times. The lambdas only give names to values used more than once.
 * The cast gets only what begins with a year of four digits: of 4/9/12 it would make the year 4.
 * (`strptime` too takes `epoch` and `infinity` for times: only what has a digit gets there.)
 */
export function timeMacros(): string[] {
  const half = chineseClock(`trim(translate(value, ${text(FULL_WIDTH)}, ${text(HALF_WIDTH)}))`);
  const macro = (name: string, first: First) =>
    `CREATE OR REPLACE TEMP MACRO ${name}(value) AS list_transform([${half}], lambda half:
  list_transform([${withoutZone(chineseDate('half'))}], lambda bare: coalesce(
    CASE WHEN regexp_matches(bare, '^\\d{4}\\D') THEN try_cast(bare AS TIMESTAMP) END,
    ${compact('bare')},
    CASE WHEN regexp_matches(bare, '\\d') THEN ${formats(slashed('bare', first), slowFormats(first))} END,
    ${serial('half')}
  ))[1])[1]`;
  return (['day', 'month', 'year'] as const).map((first) => macro(`clean_time_${first}_first`, first));
}

/** 2024/3/1 下午3:05 -> 2024/3/1 3:05 PM, as Excel writes times in Chinese. */
function chineseClock(value: string): string {
  const half = (words: string, letters: string, from: string) =>
    `regexp_replace(${from}, '\\s*(${words})\\s*(\\d{1,2}:\\d{1,2}(:\\d{1,2})?)$', ' \\2 ${letters}')`;
  return half(AFTERNOON, 'PM', half(MORNING, 'AM', value));
}

const MORNING = '上午|凌晨|早上';
const AFTERNOON = '下午|中午|晚上';

/** 2024年3月1日 8时5分 -> 2024-3-1 8:5:0, and 2024.3.1 -> 2024-3-1. */
function chineseDate(value: string): string {
  const date = `regexp_replace(${value}, '^(\\d{4})[年.](\\d{1,2})[月.](\\d{1,2})[日号]?', '\\1-\\2-\\3 ')`;
  return `regexp_replace(trim(${date}), '(\\d{1,2})[时点](\\d{1,2})分?((\\d{1,2})秒)?', '\\1:\\2:0\\4')`;
}

function withoutZone(value: string): string {
  return `regexp_replace(${value}, '(:[0-9.]+)\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})$', '\\1')`;
}

/** 4-Sep-12, 04.09.2012 and Sep 4, 2012 with slashes. */
function slashed(value: string, first: First): string {
  const last = first === 'year' ? '\\d{1,4}' : '\\d{2,4}';
  return `regexp_replace(${value}, '^(\\w{1,9})[-. /]+(\\w{1,9})[-., /]+(${last})', '\\1/\\2/\\3')`;
}

/** What comes first in a date of numbers whose year has two digits. */
type First = 'day' | 'month' | 'year';

const CLOCKS = ['%H:%M', '%H:%M:%S', '%H:%M:%S.%f', '%I:%M %p', '%I:%M:%S %p'];
const COMPACT = ['%Y%m%d', '%Y%m%d%H%M%S', '%Y%m%d%H%M', '%Y%m%d %H:%M:%S', '%Y%m%d %H:%M'];

/** Formats for the slow way, in the order tried. */
function slowFormats(first: First): string[] {
  const local = first === 'month' ? '%m/%d' : '%d/%m';
  // %Y takes two digits for the year 12, so %y comes first; it does not take four.
  const short = first === 'year' ? '%y/%m/%d' : `${local}/%y`;
  const dates = [short, `${local}/%Y`, '%d/%b/%y', '%d/%b/%Y', '%d/%B/%Y', '%b/%d/%Y', '%B/%d/%Y'];
  const yearFirst = ['%Y-%m-%d', '%Y/%m/%d'].flatMap((date) => [`${date} %I:%M %p`, `${date} %I:%M:%S %p`]);
  return [...yearFirst, ...dates.flatMap((date) => [date, ...CLOCKS.map((clock) => `${date} ${clock}`)])];
}

function formats(value: string, names: readonly string[]): string {
  return `try_strptime(${value}, [${names.map(text).join(', ')}])`;
}

/** 20240301 and its kin: all digits before a clock, and a plausible year. */
function compact(value: string): string {
  return `CASE WHEN regexp_matches(${value}, '^(1[6-9]|2[0-2])\\d{6}(\\d{4}|\\d{6}| .*)?$') THEN ${formats(value, COMPACT)} END`;
}

/** Spreadsheet serials (days since 1899-12-30) and Unix seconds or milliseconds. */
function serial(value: string): string {
  const number = `try_cast(${value} AS DOUBLE)`;
  return `CASE WHEN ${number} BETWEEN 1 AND 109574 THEN TIMESTAMP '1899-12-30' + to_microseconds(CAST(round(${number} * 86400) AS BIGINT) * 1000000)
      WHEN ${number} BETWEEN 100000000 AND 4102444800 THEN epoch_ms(CAST(${number} * 1000 AS BIGINT))
      WHEN ${number} BETWEEN 100000000000 AND 4102444800000 THEN epoch_ms(CAST(${number} AS BIGINT)) END`;
}
