import type { Locale } from '../../i18n/dictionary';
import { formatDate, formatMonth, formatNumber } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import { wordsIn } from '../../i18n/words';
import type { Axis, ChartResult, ChartRow } from './result';
import { strings } from './strings';

/** What a chart's axes, places and series are called in a language. */
export interface ChartWords {
  readonly title: string;
  readonly measure: string;
  axis(axis: Axis): string;
  segment(key: string): string;
  /** A place on an axis. */
  place(value: string | number | undefined, axis: Axis): string;
  /** The series of a row; undefined where there are none. */
  series(row: ChartRow): string | undefined;
}

export function chartWords(result: ChartResult, locale: Locale): ChartWords {
  const t = wordsIn(strings, locale);
  const segments = new Map(result.segments.map((segment) => [segment.segment, segment]));

  function segment(key: string): string {
    const found = segments.get(key);
    return found ? (locale === 'en' ? found.label_en : found.label_zh) : key;
  }

  function axis({ column, bin }: Axis): string {
    const name = columnName(column, locale);
    return typeof bin === 'string' ? t('in_bins', { column: name, bin: t(`bin_${bin}`) }) : name;
  }

  function measureName({ measure: { column, aggregate }, type }: ChartResult): string {
    if (type === 'scatter') return axis(result.y ?? result.x);
    if (column === null || aggregate === null)
      return t(result.segments.length > 0 ? 'customers' : 'number_of_rows');
    return t(`measure_${aggregate}`, { column: columnName(column, locale) });
  }
  const measure = measureName(result);

  function titleOf({ type, x, y }: ChartResult): string {
    const plain = columnName(x.column, locale);
    if (type === 'histogram') return t('distribution', { x: plain });
    if (type === 'scatter') return t('versus', { x: plain, y: measure });
    const values = { measure, x: typeof x.bin === 'string' ? t(`bin_${x.bin}`) : plain };
    return y ? t('by_both', { ...values, y: columnName(y.column, locale) }) : t('by', values);
  }

  function moment(iso: string, bin: Axis['bin']): string {
    const year = Number(iso.slice(0, 4));
    if (bin === 'year') return String(year);
    if (bin === 'month') return formatMonth(iso, locale);
    if (bin !== 'quarter') return formatDate(iso, locale);
    return t('quarter', { year: String(year), quarter: (Number(iso.slice(5, 7)) + 2) / 3 });
  }

  function place(value: string | number | undefined, { column, type, bin }: Axis): string {
    if (value === undefined) return '';
    if (type === 'time') return moment(String(value), bin);
    if (column === 'segment') return segment(String(value));
    if (type === 'text') return String(value);
    const from = formatNumber(Number(value), locale, 4);
    if (typeof bin !== 'number') return from;
    if (value === result.openFrom) return t('and_more', { from });
    return `${from}–${formatNumber(Number((Number(value) + bin).toPrecision(12)), locale, 4)}`;
  }

  function series({ colour }: ChartRow): string | undefined {
    if (colour === undefined || result.colour === null) return undefined;
    if (colour === null) return t('others');
    return result.colour.column === 'segment' ? segment(colour) : colour;
  }

  return { title: titleOf(result), measure, axis, segment, place, series };
}
