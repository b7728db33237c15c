export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** A scale over round numbers that holds the values; from 0 unless some are negative or it is told otherwise. */
export function niceScale(values: readonly number[], about: number, zero = true): Scale {
  const finite = values.filter(Number.isFinite);
  const least = Math.min(...finite, ...(zero || finite.length === 0 ? [0] : []));
  const found = Math.max(...finite, ...(zero || finite.length === 0 ? [0] : []));
  const most = found === 0 && least === 0 ? 1 : found;
  const step = niceStep(most > least ? (most - least) / about : Math.max(1, Math.abs(most)) / about);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => rounded((first + at) * step));
  return { from: rounded(first * step), to: rounded(last * step), ticks };
}

/** 1, 2, 2.5 or 5 times a power of ten, at least as large as asked for. */
function niceStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= wanted * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Without the digits that binary fractions leave behind. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** Where a value stands between two ends of the paper. */
export function position(
  value: number,
  { from, to }: Pick<Scale, 'from' | 'to'>,
  start: number,
  end: number,
): number {
  return to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);
}
