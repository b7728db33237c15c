import { place, type Stand } from '../prototypes/prototypes';
import { pickMixed, type Mixed } from '../prototypes/mixed';
import { sampleRows, shuffle } from '../random/sample';
import { xoshiro128 } from '../random/xoshiro128';

/** What a feature does for the groups. */
export interface Importance {
  /**
   * Share of the feature's spread that lies between the groups: eta² of numbers, Goodman and Kruskal's tau of
   * categories. Null for a feature that does not vary.
   */
  readonly between: number | null;
  /** Share of customers who would be put elsewhere if the feature's values were shuffled among them. */
  readonly moved: number;
}

const ROWS = 10_000;

/** The importance of every feature, numbers first. Shuffling is done on at most 10,000 rows. */
export function importance(data: Mixed, labels: Int32Array, stand: Stand, k: number): Importance[] {
  const chosen = sampleRows(data.rows, ROWS, xoshiro128(5));
  const sample = pickMixed(data, chosen);
  const own = new Int32Array(sample.rows);
  place(sample, stand, k, own, new Float64Array(sample.rows));
  return Array.from({ length: data.dimensions + data.attributes }, (_, feature) => ({
    between:
      feature < data.dimensions
        ? eta(data, labels, k, feature)
        : tau(data, labels, k, feature - data.dimensions),
    moved: movedBy(sample, own, stand, k, feature),
  }));
}

function eta(
  { values, dimensions, rows }: Mixed,
  labels: Int32Array,
  k: number,
  axis: number,
): number | null {
  const sums = new Float64Array(k);
  const sizes = new Int32Array(k);
  let whole = 0;
  for (let row = 0; row < rows; row++) {
    const value = values[row * dimensions + axis] as number;
    const group = labels[row] as number;
    sums[group] = (sums[group] as number) + value;
    sizes[group] = (sizes[group] as number) + 1;
    whole += value;
  }
  const mean = whole / rows;
  let spread = 0;
  for (let row = 0; row < rows; row++) spread += ((values[row * dimensions + axis] as number) - mean) ** 2;
  const between = sums.reduce((total, sum, group) => {
    const size = sizes[group] as number;
    return size > 0 ? total + size * (sum / size - mean) ** 2 : total;
  }, 0);
  return spread > 0 ? between / spread : null;
}

function tau(
  { codes, attributes, levels, rows }: Mixed,
  labels: Int32Array,
  k: number,
  one: number,
): number | null {
  // One more for values that a frozen model did not know.
  const count = (levels[one] ?? 0) + 1;
  const cells = new Float64Array(k * count);
  for (let row = 0; row < rows; row++) {
    const code = codes[row * attributes + one] as number;
    const at = (labels[row] as number) * count + (code < 0 ? count - 1 : code);
    cells[at] = (cells[at] as number) + 1;
  }
  const known = squaresOverSize(cells, count);
  const totals = Float64Array.from({ length: count }, (_, level) => {
    let sum = 0;
    for (let group = 0; group < k; group++) sum += cells[group * count + level] as number;
    return sum;
  });
  const blind = squaresOverSize(totals, count);
  return rows - blind > 0 ? (known - blind) / (rows - blind) : null;
}

/** For each list of `width` counts the sum of their squares over their sum, added up. */
function squaresOverSize(cells: Float64Array, width: number): number {
  let total = 0;
  for (let first = 0; first < cells.length; first += width) {
    const own = cells.subarray(first, first + width);
    const size = own.reduce((sum, value) => sum + value, 0);
    if (size > 0) total += own.reduce((sum, value) => sum + value * value, 0) / size;
  }
  return total;
}

function movedBy(sample: Mixed, own: Int32Array, stand: Stand, k: number, feature: number): number {
  const { dimensions, attributes, rows } = sample;
  const order = shuffle(
    Int32Array.from({ length: rows }, (_, row) => row),
    xoshiro128(5, feature),
  );
  const values = sample.values.slice();
  const codes = sample.codes.slice();
  order.forEach((from, row) => {
    if (feature < dimensions)
      values[row * dimensions + feature] = sample.values[from * dimensions + feature] as number;
    else {
      const one = feature - dimensions;
      codes[row * attributes + one] = sample.codes[from * attributes + one] as number;
    }
  });
  const labels = own.slice();
  return place({ ...sample, values, codes }, stand, k, labels, new Float64Array(rows)) / rows;
}
