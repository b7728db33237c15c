import { formatCompact, formatNumber } from '../../i18n/format';
import type { Locale } from '../../i18n/dictionary';
import type { Bin, Brush, Dimension } from '../../model/explore';

/** What a bin is picked by: it stays the same when bins are counted anew. */
export function binId(bin: Bin): string {
  if (bin.kind === 'value') return `=${bin.value}`;
  return bin.kind === 'range' ? `#${bin.from ?? ''}..${bin.to ?? ''}` : `~${bin.kind}`;
}

/** Picked bins by dimension. */
export type Picks = Readonly<Record<string, readonly string[]>>;

/** Picks as the brushes of the dimensions there are; what is no longer there lets nobody through. */
export function brushesOf(picks: Picks, dimensions: readonly Dimension[]): Brush[] {
  return Object.entries(picks).flatMap(([key, ids]) => {
    const bins = dimensions.find((one) => one.key === key)?.bins;
    if (!bins) return [];
    const wanted = new Set(ids);
    return [{ key, bins: bins.flatMap((bin, at) => (wanted.has(binId(bin)) ? [at] : [])) }];
  });
}

export interface BinWords {
  readonly locale: Locale;
  readonly unknown: string;
  readonly others: (values: number) => string;
  readonly below: (value: string) => string;
  readonly from: (value: string) => string;
  readonly yes: string;
  readonly no: string;
  /** The word for a value of this column, where it is a key of ours. */
  readonly value: (value: string) => string | null;
}

/** A bin in the reader's words. */
export function binText(bin: Bin, words: BinWords): string {
  if (bin.kind === 'unknown') return words.unknown;
  if (bin.kind === 'others') return words.others(bin.values);
  if (bin.kind === 'value')
    return (
      words.value(bin.value) ??
      (bin.value === 'true' ? words.yes : bin.value === 'false' ? words.no : bin.value)
    );
  const figure = (value: number) =>
    Math.abs(value) >= 10_000 ? formatCompact(value, words.locale, 1) : formatNumber(value, words.locale, 2);
  if (bin.only !== undefined) return figure(bin.only);
  if (bin.from === null) return bin.to === null ? figure(0) : words.below(figure(bin.to));
  return bin.to === null ? words.from(figure(bin.from)) : `${figure(bin.from)}–${figure(bin.to)}`;
}
