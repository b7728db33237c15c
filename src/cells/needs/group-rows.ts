import { kmodesTask } from '../../analysis/kmodes/task';
import { distinctRows } from '../../analysis/kmeans/distinct-rows';
import { kmeansTask } from '../../analysis/kmeans/tasks';
import { fitScale } from '../../analysis/scale/scale';
import type { ComputeContext } from '../../model/cell';
import type { Figure } from './figures';
import { turned } from './indicators';
import type { Grouping, NeedsOptions } from './options';
import type { ReadItem } from './read-items';

export interface Grouped {
  readonly how: Exclude<Grouping, 'auto'>;
  readonly k: number;
  /** Of the rows used, in their order. */
  readonly labels: Int32Array;
  readonly silhouette: number | null;
}

/** What a grouping is made of. */
export interface GroupingInput {
  readonly figures: readonly Figure[];
  /** The figures of the rows used. */
  readonly columns: readonly Float64Array[];
  readonly items: readonly ReadItem[];
  /** Of the rows used. */
  readonly indices: ReadonlyMap<string, Float64Array>;
}

/** How rows are grouped: as asked where the answers allow it, else by what they are. */
export function groupingOf(asked: Grouping, figures: readonly Figure[]): Exclude<Grouping, 'auto'> {
  const has = (sort: Figure['sort']) => figures.some((figure) => figure.sort === sort);
  if (asked === 'kmeans' && (has('scale') || has('rank'))) return 'kmeans';
  if (asked === 'kmodes' && (has('code') || has('flag') || has('scale'))) return 'kmodes';
  if (asked === 'highest' || (has('rank') && asked === 'auto')) return 'highest';
  return has('scale') ? 'kmeans' : 'kmodes';
}

/** Groups the rows used. */
export async function groupRows(
  context: ComputeContext<NeedsOptions>,
  input: GroupingInput,
): Promise<Grouped> {
  const how = groupingOf(context.options.group, input.figures);
  if (how === 'highest') return highest(input.indices);
  return how === 'kmeans' ? byMeans(context, input) : byModes(context, input);
}

/** The need with the highest index that is above the mean; the last group has none. */
function highest(indices: ReadonlyMap<string, Float64Array>): Grouped {
  const columns = [...indices.values()];
  const rows = columns[0]?.length ?? 0;
  const labels = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    let best = columns.length;
    let most = 0;
    columns.forEach((column, type) => {
      const value = column[row] as number;
      if (value > most) [best, most] = [type, value];
    });
    labels[row] = best;
  }
  return { how: 'highest', k: columns.length + 1, labels, silhouette: null };
}

async function byMeans(
  { options, analysis }: ComputeContext<NeedsOptions>,
  { figures, columns, items }: GroupingInput,
): Promise<Grouped> {
  const measured = figures.flatMap((figure, at) => {
    const values = columns[at];
    if (!values || (figure.sort !== 'scale' && figure.sort !== 'rank')) return [];
    const { filled, spread } = standardisedAndFilled(turned(figure, items, values));
    return spread > 0 ? [filled] : [];
  });
  const rows = columns[0]?.length ?? 0;
  const dimensions = measured.length;
  const values = new Float64Array(rows * dimensions);
  measured.forEach((column, axis) => {
    for (let row = 0; row < rows; row++) values[row * dimensions + axis] = column[row] as number;
  });
  const ks = possible(
    options.k ?? { from: 3, to: 5 },
    dimensions === 0 ? 1 : distinctRows({ values, dimensions }, 12),
  );
  if (ks.length === 0) return one('kmeans', rows);
  const { seed, starts } = options;
  const found = await analysis.run(
    kmeansTask,
    { values, dimensions, ks, seed, starts, choose: 'ranks' },
    'cluster',
  );
  const grouping = found.groupings[found.chosen];
  return {
    how: 'kmeans',
    k: grouping?.k ?? 1,
    labels: found.labels,
    silhouette: grouping?.silhouette ?? null,
  };
}

/** Numbers of groups that there are enough different rows for. */
function possible({ from, to }: { from: number; to: number }, distinct: number): number[] {
  const last = Math.min(to, distinct);
  const first = Math.min(from, last);
  return last < 2 ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function one(how: Grouped['how'], rows: number): Grouped {
  return { how, k: 1, labels: new Int32Array(rows), silhouette: null };
}

/** What is not answered stands at the mean: it pulls nowhere. */
function standardisedAndFilled(values: Float64Array): { filled: Float64Array; spread: number } {
  const { centre, spread } = fitScale(
    values.filter((value) => !Number.isNaN(value)),
    'z',
  );
  return {
    spread,
    filled: values.map((value) => (Number.isNaN(value) ? 0 : (value - centre) / (spread || 1))),
  };
}

/** Choices, several choices one by one, and scales as categories; no answer is a category of its own. */
async function byModes(
  { options, analysis }: ComputeContext<NeedsOptions>,
  { figures, columns, items }: GroupingInput,
): Promise<Grouped> {
  const chosen = figures.flatMap((figure, at) => {
    const isText = items[figure.item]?.kind === 'text';
    return figure.sort === 'rank' || (isText && figure.types.length === 0)
      ? []
      : [columns[at] ?? new Float64Array(0)];
  });
  const rows = columns[0]?.length ?? 0;
  const levels = chosen.map((column) => column.reduce((most, value) => (value > most ? value : most), 0) + 2);
  const codes = new Int32Array(rows * chosen.length);
  chosen.forEach((column, at) => {
    const none = (levels[at] ?? 2) - 1;
    for (let row = 0; row < rows; row++) {
      const value = column[row] as number;
      codes[row * chosen.length + at] = Number.isNaN(value) ? none : value;
    }
  });
  const points = { values: Float64Array.from(codes), dimensions: chosen.length };
  const k = options.k ?? { from: options.types.length, to: options.types.length };
  const ks = possible(k, chosen.length === 0 ? 1 : distinctRows(points, 12));
  if (ks.length === 0) return one('kmodes', rows);
  const { seed, starts } = options;
  const input = { codes, attributes: chosen.length, levels, ks, seed, starts };
  const found = await analysis.run(kmodesTask, input, 'cluster');
  return { how: 'kmodes', k: found.k, labels: found.labels, silhouette: null };
}
