import type { Groups } from './describe';
import type { Fit } from './fit';
import type { ClusterOptions, Feature } from './options';
import type { Scaled, ScaledFeature } from './points';
import type { ClusterResult, ClusterSegment, ComparedK } from './result';
import { keyOf } from './segments';

/** The result of a run as plain data. */
export function summarise(
  options: ClusterOptions,
  rows: ClusterResult['rows'],
  scaled: Scaled,
  groups: Groups,
  found: Fit,
): ClusterResult {
  const { grouping, sizes, centres, means, overall } = groups;
  const { features } = scaled;
  const { baseline, seed, starts, choose } = options;
  return {
    k: grouping.k,
    inertia: grouping.inertia,
    silhouette: grouping.silhouette,
    silhouette_sample: grouping.silhouette_sample,
    calinski_harabasz: grouping.calinski_harabasz,
    davies_bouldin: grouping.davies_bouldin,
    ...{ sizes, centres, means, overall },
    profile: groups.points.map((point) => profileOf(point, features)),
    iterations: grouping.iterations,
    converged: grouping.converged,
    ...{ seed, starts, choose },
    agreeing_starts: grouping.agreeing,
    swaps: grouping.swaps,
    starts_sample: grouping.sampled,
    features: features.map(({ column, transform, scale }): Feature => ({ column, transform, scale })),
    categories: scaled.categories.map(({ column }) => column),
    modes: groups.modes,
    mode_shares: groups.modeShares,
    gamma: scaled.categories.length > 0 ? scaled.data.gamma : null,
    ...portrayed(scaled, groups, found),
    ...(found.groupings.length > 1 ? { by_k: comparedKs(found) } : {}),
    segments: segmentsOf(groups),
    customers: rows.used,
    rows,
    baseline_candidate: candidate(scaled, groups),
    ...(baseline ? { baseline: { name: baseline.name, date: baseline.date } } : {}),
  };
}

function profileOf(point: readonly number[], features: readonly ScaledFeature[]): (number | null)[] {
  return features.map(({ centre, spread, mean, sd }, axis) =>
    sd === 0 ? null : ((point[axis] ?? 0) * spread + centre - mean) / sd,
  );
}

/** What freezes these groups. The rare values of a category that stand together are nobody's own: none is named. */
function candidate(
  { features, categories, data }: Scaled,
  groups: Groups,
): ClusterResult['baseline_candidate'] {
  return {
    features: features.map(({ column }) => column),
    means: features.map(({ centre }) => centre),
    sds: features.map(({ spread }) => spread),
    centres: groups.points,
    categories: categories.map(({ column, levels }) => ({ column, levels })),
    gamma: categories.length > 0 ? data.gamma : null,
    modes: groups.modes.map((list) => list.map((mode) => mode ?? '')),
  };
}

/** What is said of the groups beside their centres, groups in the order shown. */
function portrayed(
  { features, categories }: Scaled,
  { order }: Groups,
  { portrait, tree, structure, gap, gapRows, groupings, resampledRows, recommendation }: Fit,
) {
  const inOrder = <Item>(items: readonly Item[]): Item[] =>
    order.flatMap((group) => items.slice(group, group + 1));
  const place = (group: number): number => order.indexOf(group);
  const { importance, costs, map, outliers } = portrait;
  const names = [...features, ...categories].map(({ column }) => column);
  return {
    importance: importance.map((one, at) => ({
      feature: names[at] ?? '',
      ...one,
      ...(costs ? { cost_share: costs.whole[at] ?? 0, cost_left: costs.left[at] ?? 0 } : {}),
    })),
    outliers: inOrder(
      outliers.limits.map((limit, group) => ({ limit, customers: outliers.counts[group] ?? 0 })),
    ),
    map: {
      ...map,
      points: map.points.map((point) => ({ ...point, group: place(point.group) })),
      centres: inOrder(map.centres),
      hulls: inOrder(map.hulls),
    },
    tree: tree && { ...tree, groups: tree.groups.map(place) },
    structure,
    gap: gap && {
      gap: gap.gap,
      se: gap.se,
      first_se_max: gap.firstSEmax,
      tibs2001: gap.tibs2001,
      sample: gapRows,
    },
    resamples: groupings[0]?.resampled?.resamples ?? 0,
    resamples_sample: resampledRows,
    recommendation,
  };
}

function comparedKs({ groupings, verdicts, gap }: Fit): ComparedK[] {
  return groupings.map((grouping, at) => {
    const { k, inertia, silhouette, calinski_harabasz, davies_bouldin, sizes, resampled } = grouping;
    const known = resampled?.means.filter((mean) => mean !== null) ?? [];
    return {
      ...{ k, inertia, silhouette, calinski_harabasz, davies_bouldin },
      elbow: verdicts.elbow[at] ?? 0,
      rank: -(verdicts.ranks[at] ?? 0),
      sizes: Array.from(sizes).sort((a, b) => b - a),
      stability: known.length > 0 ? Math.min(...known) : null,
      stability_mean: known.length > 0 ? sum(known) / known.length : null,
      gap: gap?.gap[k - 1] ?? null,
      gap_se: gap?.se[k - 1] ?? null,
    };
  });
}

function segmentsOf({ grouping, order, sizes, amounts, silhouettes }: Groups): ClusterSegment[] {
  const { resampled } = grouping;
  const customers = sum(sizes);
  const whole = amounts ? sum(amounts) : 0;
  return sizes.map((size, group) => {
    const amount = amounts?.[group] ?? null;
    return {
      segment: keyOf(group),
      customers: size,
      share: size / customers,
      amount,
      amount_share: amount === null || whole === 0 ? null : amount / whole,
      silhouette: silhouettes[group] ?? null,
      stability: resampled?.means[order[group] ?? 0] ?? null,
      recovered: resampled ? (resampled.recovered[order[group] ?? 0] ?? 0) / resampled.resamples : null,
      dissolved: resampled ? (resampled.dissolved[order[group] ?? 0] ?? 0) / resampled.resamples : null,
    };
  });
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
