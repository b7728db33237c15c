import { judge, propose } from '../kmeans/choose-k';
import { kprototypes } from '../prototypes/kprototypes';

export interface KModesInput {
  /** Row-major, rows × attributes: 0 … levels − 1. */
  readonly codes: Int32Array;
  readonly attributes: number;
  readonly levels: readonly number[];
  /** Numbers of groups to try, ascending. */
  readonly ks: readonly number[];
  readonly seed: number;
  readonly starts: number;
}

export interface KModesOutput {
  readonly k: number;
  readonly labels: Int32Array;
  /** Answers that differ from the mode of their group, over all rows. */
  readonly cost: number;
  readonly by_k: readonly { readonly k: number; readonly cost: number }[];
}

/**
 * k-modes (Huang 1998) of categorical answers: as few answers as possible that differ from the most frequent one of
 * their group. It is `kprototypes` without numbers; of several numbers of groups the bend of the cost decides.
 */
export function kmodes(
  { codes, attributes, levels, ks, seed, starts }: KModesInput,
  report: (done: number, total: number) => void = () => undefined,
): KModesOutput {
  const rows = codes.length / attributes;
  const none = { values: new Float64Array(0), dimensions: 0, gamma: 1 };
  const data = { ...none, rows, attributes, codes, levels };
  const all = ks.map((k, at) => {
    report(at, ks.length);
    return { k, found: kprototypes(data, { k, seed, starts }) };
  });
  const candidates = all.map(({ k, found }) => ({
    ...{ k, inertia: found.inertia },
    ...{ silhouette: null, calinski_harabasz: null, davies_bouldin: null },
  }));
  const chosen = all[propose(judge(candidates), 'elbow')] ?? all[0];
  if (!chosen) throw new RangeError('invalid ks: none');
  return {
    k: chosen.k,
    labels: chosen.found.labels,
    cost: chosen.found.inertia,
    by_k: all.map(({ k, found }) => ({ k, cost: found.inertia })),
  };
}
