import type { Mixed } from './mixed';

/**
 * The rows that k-modes begins at, as Cao, Liang and Bai choose them (2009): the density of a row is the mean share of
 * its categories; the first row is the densest, each further one has the largest, over the rows chosen, least product
 * of density and categories that differ. Nothing is left to chance; of equals the first row is taken.
 */
export function caoRows(data: Mixed, k: number): number[] {
  const density = densities(data);
  const chosen = [argmax(density)];
  const least = new Float64Array(data.rows).fill(Infinity);
  while (chosen.length < k) {
    lower(data, chosen.at(-1) ?? 0, density, least);
    chosen.push(argmax(least));
  }
  return chosen;
}

function densities({ rows, attributes, codes, levels }: Mixed): Float64Array {
  const density = new Float64Array(rows);
  for (let attribute = 0; attribute < attributes; attribute++) {
    const counts = new Float64Array(levels[attribute] ?? 0);
    for (let at = attribute; at < codes.length; at += attributes) {
      counts[codes[at] as number] = (counts[codes[at] as number] as number) + 1;
    }
    // Whole numbers until the end, so that equal densities are equal.
    for (let row = 0; row < rows; row++) {
      density[row] =
        (density[row] as number) + (counts[codes[row * attributes + attribute] as number] as number);
    }
  }
  return density.map((sum) => sum / (attributes * rows));
}

function lower(
  { codes, attributes }: Mixed,
  chosen: number,
  density: Float64Array,
  least: Float64Array,
): void {
  for (let row = 0; row < least.length; row++) {
    let differing = 0;
    for (let attribute = 0; attribute < attributes; attribute++) {
      if (codes[row * attributes + attribute] !== codes[chosen * attributes + attribute]) differing++;
    }
    least[row] = Math.min(least[row] as number, differing * (density[row] as number));
  }
}

function argmax(list: Float64Array): number {
  let best = 0;
  for (let at = 1; at < list.length; at++) if ((list[at] as number) > (list[best] as number)) best = at;
  return best;
}
