import { translate, type Locale } from '../../i18n/dictionary';
import { formatNumber, formatPercent } from '../../i18n/format';
import { columnName } from '../../i18n/shell/column-names';
import type { Chance } from '../../analysis/stats/chance';
import type { ColumnResult, CompareResult, DimensionResult, MetricResult, Segment } from './result';
import { strings } from './strings';

type Key = keyof typeof strings.zh;

export interface Words {
  readonly locale: Locale;
  t(key: Key, values?: Readonly<Record<string, string | number>>): string;
}

export function wordsOf(locale: Locale): Words {
  return { locale, t: (key, values) => translate(strings, locale, key, values) };
}

export function segmentLabel({ label_zh, label_en }: Segment, locale: Locale): string {
  return locale === 'zh-CN' ? label_zh : label_en;
}

/** A p-value: `0.032`, `<0.001`; with `full` also how small: `3.1e-45`. */
export function chanceText({ p, ln_p }: Chance, { locale }: Words, full = false): string {
  if (p >= 0.001) return formatNumber(p, locale, 3);
  if (!full) return '<0.001';
  const power = Math.floor(ln_p / Math.LN10);
  if (!Number.isFinite(power)) return '0';
  const mantissa = Math.exp(ln_p - power * Math.LN10);
  return `${formatNumber(Math.min(9.99, mantissa), locale, 2)}e${power}`;
}

/** `p = 0.032`, `p < 0.001`. */
function pText(chance: Chance, words: Words): string {
  const text = chanceText(chance, words);
  return text.startsWith('<') ? `p < ${text.slice(1)}` : `p = ${text}`;
}

export function valueText({ values, merged }: DimensionResult, at: number, { t }: Words): string {
  const value = values[at] ?? '';
  if (merged > 0 && at === values.length - 1) return t('otherValues', { count: merged });
  return value === 'true' ? t('yes') : value === 'false' ? t('no') : value;
}

/** What is to be said of a column, in a sentence or three; no fewer than `least` customers are singled out. */
export function verdictText(one: ColumnResult, { segments }: CompareResult, words: Words, least = 0): string {
  const name = columnName(one.column, words.locale);
  const effect = one.kind === 'dimension' ? one.v_corrected : one.epsilon2;
  const values = { name, p: pText(one.adjusted, words), effect: formatNumber(effect, words.locale, 3) };
  const measure = one.kind === 'dimension' ? 'v' : 'epsilon';
  const parts: string[] = [];
  if (one.verdict === 'clear') {
    parts.push(words.t(`clear_${measure}`, values));
    parts.push(
      one.kind === 'dimension' ? standsOut(one, segments, words, least) : endsOf(one, segments, words),
    );
  } else if (one.verdict === 'small') parts.push(words.t(`small_${measure}`, values));
  else if (one.verdict === 'chance') parts.push(words.t('chance_text', values));
  else parts.push(words.t('unreliable_text', values));
  if (one.kind === 'metric' && one.only !== null && one.verdict !== 'unreliable')
    parts.push(words.t(`only_${one.only}`));
  if (one.own && (one.verdict === 'clear' || one.verdict === 'small')) parts.push(words.t('own'));
  return parts.filter((part) => part !== '').join(words.locale === 'zh-CN' ? '' : ' ');
}

/** The cell of a table, of so many customers at least, that is farthest above what chance would give. */
function standsOut(one: DimensionResult, segments: readonly Segment[], words: Words, least: number): string {
  let best: { i: number; j: number; residual: number } | null = null;
  one.cells.forEach((row, i) => {
    row.forEach(({ residual, adjusted, customers }, j) => {
      if (customers >= least && adjusted < 0.05 && residual > (best?.residual ?? 0))
        best = { i, j, residual };
    });
  });
  if (!best) return '';
  const { i, j } = best as { i: number; j: number };
  const cell = one.cells[i]?.[j];
  const segment = segments[i];
  if (!cell || !segment) return '';
  return words.t('standsOut', {
    segment: segmentLabel(segment, words.locale),
    value: valueText(one, j, words),
    share: formatPercent(cell.share, words.locale),
    everyone: formatPercent(one.shares[j], words.locale),
    index: formatNumber(cell.index, words.locale, 0),
  });
}

/** The segments with the highest and the lowest ranks. */
function endsOf(one: MetricResult, segments: readonly Segment[], words: Words): string {
  const known = one.groups.flatMap(({ percentile, median }, i) =>
    percentile === null ? [] : [{ percentile, median, i }],
  );
  known.sort((a, b) => b.percentile - a.percentile || a.i - b.i);
  const [high, low] = [known[0], known.at(-1)];
  const [top, bottom] = [segments[high?.i ?? -1], segments[low?.i ?? -1]];
  if (!high || !low || !top || !bottom) return '';
  return words.t('ends', {
    top: segmentLabel(top, words.locale),
    bottom: segmentLabel(bottom, words.locale),
    high: formatNumber(high.median, words.locale),
    low: formatNumber(low.median, words.locale),
  });
}

/** How far two groupings agree, in words (limits of Steinley 2004). */
export function agreementWord(ari: number): 'same' | 'good' | 'some' | 'little' {
  return ari >= 0.9 ? 'same' : ari >= 0.65 ? 'good' : ari >= 0.2 ? 'some' : 'little';
}
