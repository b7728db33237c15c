import { distinctRows } from '../../analysis/kmeans/distinct-rows';
import type { CompareOutput } from '../../analysis/kmeans/compare';
import { assignTask, kmeansTask } from '../../analysis/kmeans/tasks';
import type { ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import type { ClusterOptions } from './options';
import type { Scaled } from './points';

/** What the analysis found, with what there is to say about it. */
export interface Fit extends CompareOutput {
  readonly warnings: readonly Warning[];
}

/** Finds the groups, or with a baseline the nearest of its centres. The points are handed over: do not use them again. */
export async function fit(context: ComputeContext<ClusterOptions>, scaled: Scaled): Promise<Fit> {
  const { options, analysis } = context;
  const { values, dimensions } = scaled;
  const rows = values.length / dimensions;
  if (options.baseline) {
    const centres = Float64Array.from(options.baseline.centres.flat());
    const found = await analysis.run(assignTask, { values, dimensions, centres }, 'cluster');
    return { ...found, warnings: doubts(found, rows) };
  }
  const { ks, warnings } = possible(options, distinctRows({ values, dimensions }, options.k.to));
  const { seed, starts, tolerance, maxIterations, choose } = options;
  const swaps = options.swaps ?? undefined;
  const input = { values, dimensions, ks, seed, starts, swaps, tolerance, maxIterations, choose };
  const found = await analysis.run(kmeansTask, input, 'cluster');
  return { ...found, warnings: [...warnings, ...doubts(found, rows)] };
}

/** The numbers of groups asked for that the number of different customers allows. */
function possible({ k }: ClusterOptions, distinct: number): { ks: number[]; warnings: Warning[] } {
  const to = Math.min(k.to, distinct);
  const from = Math.min(k.from, to);
  const ks = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return { ks, warnings: to < k.to ? [{ code: 'cluster.k_reduced', values: { asked: k.to, k: to } }] : [] };
}

function doubts({ groupings, chosen }: CompareOutput, customers: number): Warning[] {
  const grouping = groupings[chosen];
  if (!grouping) return [];
  const warnings: Warning[] = [];
  const { silhouette_sample: sample, converged, iterations, k } = grouping;
  if (sample !== null) warnings.push({ code: 'cluster.silhouette_sampled', values: { sample, customers } });
  if (!converged) warnings.push({ code: 'cluster.not_converged', values: { k, iterations } });
  return warnings;
}
