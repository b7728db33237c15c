/**
 * How two spellings were found to mean the same:
 * `fold` equal but for width, case, blanks, brackets and legal forms; `fingerprint` the same words in another order;
 * `pinyin` the same sound; `similar` few letters apart; `phone`, `email` the same contact and not unlike.
 */
export const NEAR_METHODS = ['fold', 'fingerprint', 'pinyin', 'similar', 'phone', 'email'] as const;
export type NearMethod = (typeof NEAR_METHODS)[number];

/** Distinct spellings, as many entries in each list. */
export interface NearInput {
  readonly values: readonly string[];
  /** How often each occurs; once where absent. */
  readonly counts?: ArrayLike<number>;
  readonly methods: readonly NearMethod[];
  /** The least similarity to the suggested spelling, 0–1. */
  readonly threshold: number;
  /** The telephone numbers seen with each spelling, cleaned; for the method `phone`. */
  readonly phones?: readonly (readonly string[])[];
  /** The e-mail addresses seen with each spelling, in lower case; for the method `email`. */
  readonly emails?: readonly (readonly string[])[];
}

/** One spelling of a cluster beside the suggested one. */
export interface NearMember {
  readonly value: string;
  readonly count: number;
  /** To the suggested spelling; 1 for itself. */
  readonly similarity: number;
  /** Why it is linked to the suggested spelling; null for itself. */
  readonly reason: NearMethod | null;
}

export interface NearCluster {
  /** The suggested spelling: the most frequent, then the longest, then by value. */
  readonly canonical: string;
  /** The suggested one first, the rest by count, similarity and value. */
  readonly members: readonly NearMember[];
  /** Rows of all members. */
  readonly count: number;
  /** Of the member least like the suggested one. */
  readonly similarity: number;
}

export interface NearOutput {
  /** By rows, then by value. */
  readonly clusters: readonly NearCluster[];
  /** How many spellings were looked at. */
  readonly values: number;
  /** Pairs whose similarity was computed. */
  readonly compared: number;
  /** Pairs alike enough, but of different numbers, places or branches. */
  readonly refused: number;
  /** Pairs not compared because too many spellings share what was looked for. */
  readonly skipped: number;
}
