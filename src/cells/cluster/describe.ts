import type { Compared } from '../../analysis/kmeans/compare';
import type { ComputeContext } from '../../model/cell';
import type { Basis, SegmentInfo } from '../../model/segmentation';
import type { Warning } from '../../model/warning';
import type { Columns } from './columns';
import type { Fit } from './fit';
import { meansOf, orderGroups, sumByGroup, type GroupSums } from './groups';
import type { ClusterOptions } from './options';
import type { Scaled } from './points';
import { backQuery, numbersQuery } from './query';
import type { ClusterResult } from './result';
import { basisOf, segmentInfos, smallGroups } from './segments';
import { summarise } from './summarise';

/** The groups in the order they are shown, everything by group and by feature. */
export interface Groups {
  readonly grouping: Compared;
  readonly sizes: readonly number[];
  readonly silhouettes: readonly (number | null)[];
  /** In the scaled space. */
  readonly points: readonly (readonly number[])[];
  /** In original units. */
  readonly centres: readonly (readonly number[])[];
  readonly means: readonly (readonly (number | null)[])[];
  readonly overall: readonly number[];
  /** Null where no amount is known. */
  readonly amounts: readonly number[] | null;
}

export interface Described {
  /** Each customer's group in the order shown, from 0, and distance to its centre. */
  readonly labels: Int32Array;
  readonly distances: Float64Array;
  readonly segments: readonly SegmentInfo[];
  readonly basis: Basis;
  readonly result: ClusterResult;
  readonly warnings: readonly Warning[];
}

/** Orders and names the groups and says what is in them. */
export async function describeGroups(
  context: ComputeContext<ClusterOptions>,
  columns: Columns,
  rows: ClusterResult['rows'],
  scaled: Scaled,
  found: Fit,
): Promise<Described> {
  const { order, groups } = await gather(context, columns, scaled, found);
  const basis = context.options.basis ?? basisOf(scaled.features);
  const segments = segmentInfos(groups, scaled.features, context.options.names);
  const place = Int32Array.from(order, (_, group) => order.indexOf(group));
  return {
    labels: found.labels.map((label) => place[label] as number),
    distances: found.squared.map(Math.sqrt),
    segments,
    basis,
    result: summarise(context.options, rows, scaled, groups, found),
    warnings: smallGroups(segments, rows.used),
  };
}

/** Reads the original values and sums them up by group. */
async function gather(
  { database, name, options }: ComputeContext<ClusterOptions>,
  { amount }: Columns,
  { positions, features }: Scaled,
  { groupings, chosen, labels }: Fit,
): Promise<{ order: readonly number[]; groups: Groups }> {
  const grouping = groupings[chosen];
  if (!grouping) throw new RangeError(`invalid choice: ${chosen}`);
  const values = positions.map((position) => `v${position}`);
  const read = await database.numbers(numbersQuery(name, amount === null ? values : [...values, 'amount']));
  const sum = (column: string): GroupSums =>
    sumByGroup(read[column] ?? new Float64Array(0), labels, grouping.k);
  const byFeature = values.map(sum);
  const amounts = amount === null ? null : sum('amount');

  const points = chunks(Array.from(grouping.centres), features.length);
  const sizes = Array.from(grouping.sizes);
  const ranking = meansOf(
    amounts ?? byFeature[0] ?? { sums: new Float64Array(0), counts: new Float64Array(0) },
  );
  const order = options.baseline ? sizes.map((_, group) => group) : orderGroups(ranking, sizes, points);
  const inOrder = <Item>(items: readonly Item[]): Item[] =>
    order.flatMap((group) => items.slice(group, group + 1));

  const back = points.flatMap((point) =>
    features.map(({ centre, spread, transform }, axis) => ({
      value: (point[axis] ?? 0) * spread + centre,
      logged: transform === 'log1p',
    })),
  );
  const { value: original = new Float64Array(0) } = await database.numbers(backQuery(back));
  const means = byFeature.map(meansOf);
  const groups: Groups = {
    grouping,
    sizes: inOrder(sizes),
    silhouettes: inOrder(grouping.silhouettes),
    points: inOrder(points),
    centres: inOrder(chunks(Array.from(original), features.length)),
    means: order.map((group) => means.map((column) => column[group] ?? null)),
    overall: byFeature.map(({ sums, counts }) => total(sums) / total(counts)),
    amounts: amounts && inOrder(Array.from(amounts.sums)),
  };
  return { order, groups };
}

function chunks(list: readonly number[], size: number): number[][] {
  return Array.from({ length: list.length / size }, (_, i) => list.slice(i * size, (i + 1) * size));
}

function total(list: Float64Array): number {
  return list.reduce((sum, value) => sum + value, 0);
}
