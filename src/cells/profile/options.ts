import * as v from 'valibot';
import type { Normalised } from '../../model/cell';
import { normaliseWith } from '../normalise';

export interface ProfileOptions {
  /** Null until chosen. */
  readonly from: string | null;
  /** Which columns; all where empty. */
  readonly columns: readonly string[];
}

const schema = v.strictObject({
  from: v.nullish(v.pipe(v.string(), v.nonEmpty()), null),
  columns: v.nullish(v.array(v.string()), []),
});

/** Stored options -> options with every default in place. */
export function normaliseProfile(stored: unknown): Normalised<ProfileOptions> {
  return normaliseWith(schema, stored);
}
