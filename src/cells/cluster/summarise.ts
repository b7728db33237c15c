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
  { features }: Scaled,
  groups: Groups,
  found: Fit,
): ClusterResult {
  const { grouping, sizes, centres, means, overall } = groups;
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
    ...(found.groupings.length > 1 ? { by_k: comparedKs(found) } : {}),
    segments: segmentsOf(groups),
    customers: rows.used,
    rows,
    baseline_candidate: {
      features: features.map(({ column }) => column),
      means: features.map(({ centre }) => centre),
      sds: features.map(({ spread }) => spread),
      centres: groups.points,
    },
    ...(baseline ? { baseline: { name: baseline.name, date: baseline.date } } : {}),
  };
}

function profileOf(point: readonly number[], features: readonly ScaledFeature[]): (number | null)[] {
  return features.map(({ centre, spread, mean, sd }, axis) =>
    sd === 0 ? null : ((point[axis] ?? 0) * spread + centre - mean) / sd,
  );
}

function comparedKs({ groupings, verdicts }: Fit): ComparedK[] {
  return groupings.map(({ k, inertia, silhouette, calinski_harabasz, davies_bouldin, sizes }, at) => ({
    ...{ k, inertia, silhouette, calinski_harabasz, davies_bouldin },
    elbow: verdicts.elbow[at] ?? 0,
    rank: -(verdicts.ranks[at] ?? 0),
    sizes: Array.from(sizes).sort((a, b) => b - a),
  }));
}

function segmentsOf({ sizes, amounts, silhouettes }: Groups): ClusterSegment[] {
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
    };
  });
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
