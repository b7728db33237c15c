import * as v from 'valibot';
import { isRecord } from '../../lib/is-record';
import type { Normalised } from '../../model/cell';
import type { Claim, ClaimAt } from '../../model/evidence';
import { claimSchema } from '../claim';
import { EntryReader, type Unread } from '../entry';
import { normaliseWith } from '../normalise';
import { LEAST_POINTS, MOST_POINTS } from '../../analysis/scoring/points';

/** Porter's five forces (1979), in the order in which they stand around the picture. */
export const FORCES = ['rivalry', 'entrants', 'substitutes', 'suppliers', 'buyers'] as const;
export type Force = (typeof FORCES)[number];

/** The market as a whole, beside the targets that have scores of their own. */
export const WHOLE = 'all';

/** One factor of a force: what is said of it, how strong it makes the force, how much it counts. */
export interface Factor {
  /** Null: not known, and counted nowhere. */
  readonly force: Force | null;
  readonly text: Claim;
  /** 1 (weak) to 5 (strong); null: not scored. */
  readonly score: number | null;
  readonly weight: number;
  /** Scores of single targets in place of the general one. */
  readonly by_target: Readonly<Record<string, number>>;
  readonly unread: readonly Unread[];
  /** Stored as something else than a record: an edit writes it anew. */
  readonly bare: boolean;
}

export interface ForcesOptions {
  /** Its segments are targets; null: none. */
  readonly segmentation: string | null;
  /** Further targets by name. */
  readonly targets: readonly string[];
  readonly factors: readonly Factor[];
  /** How much each force counts for the intensity of competition. */
  readonly weights: Readonly<Record<Force, number>>;
  /** What follows for a force. */
  readonly conclusions: Readonly<Partial<Record<Force, Claim>>>;
  readonly conclusion: Claim;
}

const name = v.pipe(v.string(), v.minLength(1));
const ofForces = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.strictObject({
    ...{ rivalry: entry, entrants: entry, substitutes: entry },
    ...{ suppliers: entry, buyers: entry },
  });

const schema = v.strictObject({
  segmentation: v.nullish(name, null),
  targets: v.optional(v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), []),
  factors: v.optional(v.array(v.pipe(v.unknown(), v.transform(readFactor))), []),
  weights: v.optional(ofForces(v.optional(v.pipe(v.number(), v.finite(), v.minValue(0)), 1)), {}),
  conclusions: v.optional(ofForces(v.optional(claimSchema)), {}),
  conclusion: v.optional(claimSchema, ''),
});

/** An entry of the list; a text alone is a factor of which nothing else is known yet. */
function readFactor(stored: unknown): Factor {
  const entry = new EntryReader(typeof stored === 'string' ? { text: stored } : stored);
  const read = {
    force: entry.oneOf('force', FORCES),
    text: entry.claim('text'),
    score: entry.number('score', LEAST_POINTS, MOST_POINTS),
    weight: entry.number('weight', 0) ?? 1,
    by_target: entry.numbers('by_target', LEAST_POINTS, MOST_POINTS),
  };
  return { ...read, unread: entry.rest(), bare: !isRecord(stored) };
}

/** Stored options -> options with every default in place. */
export function normaliseForces(stored: unknown): Normalised<ForcesOptions> {
  return normaliseWith<ForcesOptions>(schema, stored);
}

/** The texts that may cite values. */
export function forcesClaims({ factors, conclusions, conclusion }: ForcesOptions): readonly ClaimAt[] {
  return [
    ...factors.map(({ text }, at) => ({ path: ['factors', at, 'text'], claim: text })),
    ...FORCES.flatMap((force) => {
      const claim = conclusions[force];
      return claim ? [{ path: ['conclusions', force], claim }] : [];
    }),
    { path: ['conclusion'], claim: conclusion },
  ];
}
