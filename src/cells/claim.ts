import * as v from 'valibot';
import type { Claim } from '../model/evidence';

const confirmed = v.strictObject({
  value: v.nullable(v.union([v.string(), v.number(), v.boolean()])),
  on: v.pipe(v.string(), v.isoDate()),
});

/** The schema of an option that is a claim: a text, or `{ text, confirmed }`. */
export const claimSchema = v.pipe(
  v.union([
    v.string(),
    v.number(),
    v.strictObject({ text: v.string(), confirmed: v.optional(v.record(v.string(), confirmed)) }),
  ]),
  v.transform((stored): Claim =>
    typeof stored === 'object'
      ? { text: stored.text, confirmed: stored.confirmed ?? {} }
      : { text: String(stored), confirmed: {} },
  ),
);

/** A claim as it is stored: the text alone where nothing is confirmed. */
export function storedClaim({ text, confirmed: known }: Claim): string | Claim {
  return Object.keys(known).length === 0 ? text : { text, confirmed: known };
}
