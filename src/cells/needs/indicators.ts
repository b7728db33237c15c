import { fitScale } from '../../analysis/scale/scale';
import type { Figure } from './figures';
import type { NeedType } from './options';
import type { ReadItem } from './read-items';
import { typesOf } from './types-of';

/** Figures in the direction of the need: reversed scales turned. NaN where there is no answer. */
export function turned(figure: Figure, items: readonly ReadItem[], values: Float64Array): Float64Array {
  const reversed = items[figure.item]?.reversed ?? false;
  if (!reversed) return values;
  const { low, high } = figure.ends ?? { low: 0, high: figure.sort === 'rank' ? 100 : 1 };
  return values.map((value) => low + high - value);
}

/**
 * The index of each need for every row: the mean of the standardised figures that speak of it (a choice counts 1, an
 * answer without it 0). NaN where none is known.
 */
export function needIndices(
  figures: readonly Figure[],
  columns: readonly Float64Array[],
  items: readonly ReadItem[],
  types: readonly NeedType[],
  used: Uint8Array,
): Map<string, Float64Array> {
  return new Map(
    types.map((type) => {
      const indicators = figures.flatMap((figure, at) =>
        indicatorsOf(figure, columns[at] ?? new Float64Array(0), items, type),
      );
      return [
        type.type,
        meanOf(
          indicators.map((one) => standardised(one, used)),
          used.length,
        ),
      ];
    }),
  );
}

function indicatorsOf(
  figure: Figure,
  values: Float64Array,
  items: readonly ReadItem[],
  type: NeedType,
): Float64Array[] {
  if (figure.sort !== 'code') {
    return figure.types.includes(type.type) ? [turned(figure, items, values)] : [];
  }
  const item = items[figure.item]?.item ?? '';
  const chosen = new Set(
    figure.choices.flatMap((choice, at) => (typesOf(choice, item, [type]).length > 0 ? [at] : [])),
  );
  if (chosen.size === 0 || chosen.size === figure.choices.length) return [];
  return [values.map((code) => (Number.isNaN(code) ? NaN : chosen.has(code) ? 1 : 0))];
}

/** In standard deviations from the mean of the rows used; a figure that does not vary says nothing. */
function standardised(values: Float64Array, used: Uint8Array): Float64Array {
  const known = values.filter((value, row) => used[row] === 1 && !Number.isNaN(value));
  const { centre, spread } = fitScale(known, 'z');
  return spread === 0
    ? new Float64Array(values.length).fill(NaN)
    : values.map((value) => (value - centre) / spread);
}

function meanOf(columns: readonly Float64Array[], rows: number): Float64Array {
  const sums = new Float64Array(rows);
  const counts = new Float64Array(rows);
  for (const column of columns) {
    for (let row = 0; row < rows; row++) {
      const value = column[row] as number;
      if (Number.isNaN(value)) continue;
      sums[row] = (sums[row] as number) + value;
      counts[row] = (counts[row] as number) + 1;
    }
  }
  return sums.map((sum, row) => (counts[row] ? sum / (counts[row] as number) : NaN));
}
