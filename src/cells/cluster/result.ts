import type { KRule } from '../../analysis/kmeans/choose-k';
import type { Baseline, Feature } from './options';

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
}

export interface ClusterSegment {
  readonly segment: string;
  readonly customers: number;
  readonly share: number;
  /** Null where no amount is known. */
  readonly amount: number | null;
  readonly amount_share: number | null;
  readonly silhouette: number | null;
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
