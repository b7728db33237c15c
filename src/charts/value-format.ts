import type { Locale } from '../i18n/dictionary';
import { formatCompact, formatNumber, formatPercent } from '../i18n/format';

/** How figures of an axis are written: as they are, a share as a percentage, or a standardised figure with its sign. */
export type ValueFormat = 'number' | 'percent' | 'signed';

/** A quantity that is drawn: its name, unit and all, and how it is written. */
export interface Measure {
  readonly label: string;
  readonly format?: ValueFormat;
}

/** A figure in full, for labels and tables. */
export function figureText(value: number, format: ValueFormat | undefined, locale: Locale): string {
  if (format === 'percent') return formatPercent(value, locale);
  const text = formatNumber(value, locale);
  return format === 'signed' && value > 0 ? `+${text}` : text;
}

/** Ticks of one axis are all written alike: 0 %, 5 %, 10 %; a decimal stands only where there is one. */
function isWholePercent(share: number): boolean {
  return Math.abs(share * 100 - Math.round(share * 100)) < 1e-6;
}

/** A figure made short, for ticks and the ends of bars. */
export function tickText(value: number, format: ValueFormat | undefined, locale: Locale): string {
  if (format === 'percent') return formatPercent(value, locale, isWholePercent(value) ? 0 : 1);
  const text = formatCompact(value, locale, Math.abs(value) < 10 ? 2 : 1);
  return format === 'signed' && value > 0 ? `+${text}` : text;
}
