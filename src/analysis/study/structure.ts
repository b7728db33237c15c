import { silhouette } from '../indices/silhouette';
import { embed, pickMixed, type Mixed } from '../prototypes/mixed';
import { sampleRows, shuffle } from '../random/sample';
import { xoshiro128, type Random } from '../random/xoshiro128';
import { quickLabels } from './fitMixed';

/** Whether groups are better than what any rows with such columns would give. */
export interface Structure {
  /** Silhouette of the grouping on the rows looked at. */
  readonly observed: number;
  /** The same for rows whose columns were shuffled apart: mean and largest of the tries. */
  readonly shuffled: number;
  readonly largest: number;
  readonly tries: number;
  /** How many rows were looked at. */
  readonly rows: number;
}

const ROWS = 1_000;

/**
 * The permuted-column null: each column is shuffled by itself, which keeps every column as it is and breaks what they
 * say together; the shuffled rows are grouped in the same way. Groups no better than these are a matter of single
 * columns, not of kinds of customers. Null where there is one feature, which shuffling leaves as it was.
 */
export function structureOf(
  data: Mixed,
  k: number,
  { seed, tries }: { readonly seed: number; readonly tries: number },
  report: () => void = () => undefined,
): Structure | null {
  if (data.dimensions + data.attributes < 2 || tries < 1) return null;
  const sample = pickMixed(data, sampleRows(data.rows, ROWS, xoshiro128(6)));
  if (sample.rows <= k) return null;
  const observed = widthOf(sample, k, seed);
  report();
  const widths = Array.from({ length: tries }, (_, at) => {
    const random = xoshiro128(seed, 6, at);
    const width = widthOf(shuffledColumns(sample, random), k, random.uint32());
    report();
    return width;
  });
  const known = widths.filter((width) => width !== null);
  if (observed === null || known.length === 0) return null;
  const shuffled = known.reduce((sum, width) => sum + width, 0) / known.length;
  return { observed, shuffled, largest: Math.max(...known), tries, rows: sample.rows };
}

function widthOf(data: Mixed, k: number, seed: number): number | null {
  return silhouette({ points: embed(data), labels: quickLabels(data, k, seed), groups: k }).mean;
}

function shuffledColumns(data: Mixed, random: Random): Mixed {
  const { rows, dimensions, attributes } = data;
  const values = data.values.slice();
  const codes = data.codes.slice();
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  for (let axis = 0; axis < dimensions; axis++) {
    shuffle(order, random).forEach((from, row) => {
      values[row * dimensions + axis] = data.values[from * dimensions + axis] as number;
    });
  }
  for (let one = 0; one < attributes; one++) {
    shuffle(order, random).forEach((from, row) => {
      codes[row * attributes + one] = data.codes[from * attributes + one] as number;
    });
  }
  return { ...data, values, codes };
}
