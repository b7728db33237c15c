import { distinctRows } from '../../analysis/kmeans/distinct-rows';
import type { StudyOutput } from '../../analysis/study/study';
import { DOUBTFUL, hasStructure } from '../../analysis/study/recommend';
import { assignStudyTask, studyTask } from '../../analysis/study/tasks';
import type { ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import type { Baseline, ClusterOptions } from './options';
import type { Scaled } from './points';

/** What the analysis found, with what there is to say about it. */
export interface Fit extends StudyOutput {
  readonly warnings: readonly Warning[];
}

/** Finds the groups, or with a baseline the nearest of its centres. The points are handed over: do not use them again. */
export async function fit(context: ComputeContext<ClusterOptions>, scaled: Scaled): Promise<Fit> {
  const { options, analysis } = context;
  const { data } = scaled;
  const { rows } = data;
  if (options.baseline) {
    const found = await analysis.run(
      assignStudyTask,
      { ...data, ...standing(options.baseline, scaled) },
      'cluster',
    );
    return { ...found, warnings: doubts(found, rows) };
  }
  const { ks, warnings } = possible(options, distinctRows(data, options.k.to));
  const { seed, starts, tolerance, maxIterations, choose } = options;
  const swaps = options.swaps ?? undefined;
  const input = { ...data, ks, seed, starts, swaps, tolerance, maxIterations, choose, ...options.evidence };
  const found = await analysis.run(studyTask, input, 'cluster');
  return { ...found, warnings: [...warnings, ...doubts(found, rows)] };
}

/** The centres and modes of a baseline as the analysis takes them. */
function standing(baseline: Baseline, { categories }: Scaled) {
  const modes = baseline.modes.flatMap((list) =>
    list.map((mode, one) => (categories[one]?.levels ?? []).indexOf(mode)),
  );
  return {
    centres: Float64Array.from(baseline.centres.flat()),
    modes: Int32Array.from(modes),
    k: baseline.centres.length,
  };
}

/** The numbers of groups asked for that the number of different customers allows. */
function possible({ k }: ClusterOptions, distinct: number): { ks: number[]; warnings: Warning[] } {
  const to = Math.min(k.to, distinct);
  const from = Math.min(k.from, to);
  const ks = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return { ks, warnings: to < k.to ? [{ code: 'cluster.k_reduced', values: { asked: k.to, k: to } }] : [] };
}

function doubts({ groupings, chosen, structure, portrait }: StudyOutput, customers: number): Warning[] {
  const grouping = groupings[chosen];
  if (!grouping) return [];
  const warnings: Warning[] = [];
  const { silhouette_sample: sample, converged, iterations, k, resampled } = grouping;
  if (sample !== null) warnings.push({ code: 'cluster.silhouette_sampled', values: { sample, customers } });
  if (!converged) warnings.push({ code: 'cluster.not_converged', values: { k, iterations } });
  const lost = resampled?.means.filter((mean) => mean !== null && mean < DOUBTFUL).length ?? 0;
  if (lost > 0) warnings.push({ code: 'cluster.unstable', values: { groups: lost, k } });
  if (structure && !hasStructure(structure)) {
    const { observed, largest, tries } = structure;
    warnings.push({ code: 'cluster.no_structure', values: { observed, largest, tries } });
  }
  const categories = portrait.importance.slice(portrait.importance.length - grouping.modes.length / k);
  if (categories.length > 0 && categories.every(({ between }) => (between ?? 0) < IDLE)) {
    warnings.push({ code: 'cluster.categories_idle', values: { categories: categories.length } });
  }
  return warnings;
}

/** Categories of whose spread groups take less than this share do not matter for them. */
const IDLE = 0.01;
