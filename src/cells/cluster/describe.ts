import type { Studied } from '../../analysis/study/study';
import type { ComputeContext } from '../../model/cell';
import type { Basis, SegmentInfo } from '../../model/segmentation';
import type { Warning } from '../../model/warning';
import type { Database } from '../../model/database';
import type { Columns } from './columns';
import type { Fit } from './fit';
import type { KnownLevels } from './levels';
import { meansOf, sumByGroup, type GroupSums } from '../../analysis/stats/group-sums';
import { orderGroups } from './groups';
import type { ClusterOptions } from './options';
import type { Scaled } from './points';
import { backQuery, numbersQuery } from './query';
import type { ClusterResult } from './result';
import { basisOf, segmentInfos, smallGroups } from './segments';
import { summarise } from './summarise';

/** The groups in the order they are shown, everything by group and by feature. */
export interface Groups {
  readonly grouping: Studied;
  /** Old numbers of the groups in the order they are shown. */
  readonly order: readonly number[];
  /** The value of each category that stands for the group; null for the rare ones together. */
  readonly modes: readonly (readonly (string | null)[])[];
  /** The share of the group that has it. */
  readonly modeShares: readonly (readonly number[])[];
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
  const basis = context.options.basis ?? basisOf([...scaled.features, ...scaled.categories]);
  const segments = segmentInfos(groups, scaled, context.options.names);
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
  { positions, features, categories }: Scaled,
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

  const sizes = Array.from(grouping.sizes);
  const points = listsOf(Array.from(grouping.centres), features.length, sizes.length);
  const ranked = amounts ?? byFeature[0];
  const ranking = ranked ? meansOf(ranked) : sizes.map(() => null);
  const order = options.baseline ? sizes.map((_, group) => group) : orderGroups(ranking, sizes, points);
  const inOrder = <Item>(items: readonly Item[]): Item[] =>
    order.flatMap((group) => items.slice(group, group + 1));

  const back = points.flatMap((point) =>
    features.map(({ centre, spread, transform }, axis) => ({
      value: (point[axis] ?? 0) * spread + centre,
      logged: transform === 'log1p',
    })),
  );
  const original = await backInUnits(database, back);
  const means = byFeature.map(meansOf);
  const groups: Groups = {
    grouping,
    order,
    sizes: inOrder(sizes),
    modes: inOrder(modesOf(grouping.modes, categories, sizes.length)),
    modeShares: inOrder(await modeShares(database, name, grouping, labels, categories)),
    silhouettes: inOrder(grouping.silhouettes),
    points: inOrder(points),
    centres: inOrder(listsOf(original, features.length, sizes.length)),
    means: order.map((group) => means.map((column) => column[group] ?? null)),
    overall: byFeature.map(({ sums, counts }) => total(sums) / total(counts)),
    amounts: amounts && inOrder(Array.from(amounts.sums)),
  };
  return { order, groups };
}

/** A flat list as `count` lists of one size, which may be 0. */
function listsOf<Item>(list: readonly Item[], size: number, count: number): Item[][] {
  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size));
}

async function backInUnits(
  database: Database,
  values: readonly { readonly value: number; readonly logged: boolean }[],
): Promise<number[]> {
  if (values.length === 0) return [];
  const { value = new Float64Array(0) } = await database.numbers(backQuery(values));
  return Array.from(value);
}

function modesOf(modes: Int32Array, categories: readonly KnownLevels[], k: number): (string | null)[][] {
  return listsOf(
    Array.from(modes, (code, at) => categories[at % categories.length]?.texts[code] ?? null),
    categories.length,
    k,
  );
}

/** How large a part of each group has the value that stands for it. */
async function modeShares(
  database: Database,
  name: string,
  { modes, sizes, k }: Studied,
  labels: Int32Array,
  categories: readonly KnownLevels[],
): Promise<number[][]> {
  if (categories.length === 0) return listsOf<number>([], 0, k);
  const columns = categories.map(({ position }) => `c${position}`);
  const read = await database.numbers(numbersQuery(name, columns));
  const counts = new Float64Array(modes.length);
  columns.forEach((column, one) => {
    read[column]?.forEach((code, row) => {
      const at = (labels[row] as number) * columns.length + one;
      if (code === modes[at]) counts[at] = (counts[at] as number) + 1;
    });
  });
  const shares = counts.map((count, at) => {
    const size = sizes[Math.floor(at / columns.length)] as number;
    return size > 0 ? count / size : 0;
  });
  return listsOf(Array.from(shares), columns.length, k);
}

function total(list: Float64Array): number {
  return list.reduce((sum, value) => sum + value, 0);
}
