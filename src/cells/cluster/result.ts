import type { KRule } from '../../analysis/kmeans/choose-k';
import type { GroupMap } from '../../analysis/study/groupMap';
import type { Reason, Recommendation } from '../../analysis/study/recommend';
import type { Structure } from '../../analysis/study/structure';
import type { Tree } from '../../analysis/study/tree';
import type { Baseline, Feature } from './options';

export type { Reason, Recommendation };

/** One number of groups that was compared. */
export interface ComparedK {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number | null;
  readonly calinski_harabasz: number | null;
  readonly davies_bouldin: number | null;
  /** 0 at the ends of the range, more the further the inertia curve bends below their line. */
  readonly elbow: number;
  /** Mean place under the indices and the elbow, 1 = best. */
  readonly rank: number;
  readonly sizes: readonly number[];
  /** How well the least stable group is found again in resamples, and all groups on average; null = not looked at. */
  readonly stability: number | null;
  readonly stability_mean: number | null;
  /** Gap statistic with its standard error; null = not looked at. */
  readonly gap: number | null;
  readonly gap_se: number | null;
}

/** What the gap statistic says of all numbers of groups, 1 among them. */
export interface GapResult {
  readonly gap: readonly number[];
  readonly se: readonly number[];
  readonly first_se_max: number;
  readonly tibs2001: number;
  /** How many customers it was taken on; null = all of them. */
  readonly sample: number | null;
}

/** What a feature does for the groups; numbers first, then categories. */
export interface FeatureImportance {
  readonly feature: string;
  /** Share of its spread that lies between groups (eta², Goodman and Kruskal's tau). */
  readonly between: number | null;
  /** Share of customers who would change group if its values were shuffled. */
  readonly moved: number;
  /** With categories: its share in what there is to explain, and in what the groups leave unexplained. */
  readonly cost_share?: number;
  readonly cost_left?: number;
}

/** Where far begins in a group, and how many customers are beyond. */
export interface GroupOutliers {
  readonly limit: number | null;
  readonly customers: number;
}

export interface ClusterSegment {
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  /** Null where no amount is known. */
  readonly amount: number | null;
  readonly amount_share: number | null;
  readonly silhouette: number | null;
  /** Mean Jaccard similarity with what resamples find (Hennig); null = not looked at. */
  readonly stability: number | null;
  /** Share of resamples in which it was found again (≥ 0.75), and lost (≤ 0.5). */
  readonly recovered: number | null;
  readonly dissolved: number | null;
}

/** What a cluster cell found. Lists by group stand in the order c1, c2, …; lists by feature in that of `features`. */
export interface ClusterResult {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number | null;
  /** How many customers the silhouette was taken on; null = all of them. */
  readonly silhouette_sample: number | null;
  readonly calinski_harabasz: number | null;
  readonly davies_bouldin: number | null;
  readonly sizes: readonly number[];
  /** The centres brought back to original units (for log1p below the mean, which large values pull up). */
  readonly centres: readonly (readonly number[])[];
  /** The mean of the original values in each group; null in a group without customers. */
  readonly means: readonly (readonly (number | null)[])[];
  /** The mean of the original values over all customers used. */
  readonly overall: readonly number[];
  /** How many standard deviations each centre lies from the mean of all, both transformed; null where nothing varies. */
  readonly profile: readonly (readonly (number | null)[])[];
  readonly iterations: number;
  readonly converged: boolean;
  readonly seed: number;
  readonly starts: number;
  /** How many of the starts came by themselves within 0.1 % of the result. */
  readonly agreeing_starts: number;
  /** How many random swaps of a centre were tried on the best start. */
  readonly swaps: number;
  /** How many customers the starts were tried on; null = all of them. */
  readonly starts_sample: number | null;
  readonly features: readonly Feature[];
  /** With categories: their columns, the value that stands for each group (null = the rare ones) and the share that has it. */
  readonly categories: readonly string[];
  readonly modes: readonly (readonly (string | null)[])[];
  readonly mode_shares: readonly (readonly number[])[];
  /** What one category that differs costs; null without categories. */
  readonly gamma: number | null;
  readonly importance: readonly FeatureImportance[];
  readonly outliers: readonly GroupOutliers[];
  /** Groups are numbered from 0 in the order of `segments`. */
  readonly map: GroupMap;
  readonly tree: Tree | null;
  readonly structure: Structure | null;
  readonly gap: GapResult | null;
  /** How many resamples, and of how many customers (null = all of them). */
  readonly resamples: number;
  readonly resamples_sample: number | null;
  /** Where a range was compared: the number of groups that all indices together speak for, and why. */
  readonly recommendation: Recommendation | null;
  /** Where a range was compared. */
  readonly by_k?: readonly ComparedK[];
  readonly choose: KRule;
  readonly segments: readonly ClusterSegment[];
  readonly customers: number;
  readonly rows: { readonly table: number; readonly used: number; readonly left_out: number };
  /** What freezes this grouping when it is written under `baseline`, with a name and a date. */
  readonly baseline_candidate: Omit<Baseline, 'name' | 'date'>;
  /** The baseline that was used, if one was. */
  readonly baseline?: { readonly name: string; readonly date: string };
}
