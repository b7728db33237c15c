import type { Claim } from '../model/evidence';
import { storedClaim } from './claim';

/** Sets (or with undefined removes) one stored option. */
export type SetOption = (path: readonly (string | number)[], value: unknown) => void;

/** An entry that is stored as a text alone, as the parts it would have; null for one that has parts. */
export type Bare = Readonly<Record<string, string>> | null;

/** What a text alone stands for. */
export function bareOf(stored: unknown, part: string): Bare {
  return typeof stored === 'string' ? { [part]: stored } : null;
}

/** Sets one part of an entry; one that is stored as a text alone gets parts first, so that the text stays. */
export function setPart(
  set: SetOption,
  path: readonly (string | number)[],
  bare: Bare,
  part: readonly [string, ...(string | number)[]],
  value: unknown,
): void {
  if (bare === null) {
    set([...path, ...part], value);
    return;
  }
  const [name, ...rest] = part;
  const nested = rest.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  set(path, { ...bare, [name]: nested });
}

/** Puts an entry at the end of a list, which is begun where there is none. */
export function addEntry(set: SetOption, list: string, length: number, entry: unknown): void {
  if (length === 0) set([list], [entry]);
  else set([list, length], entry);
}

/** A claim as it is stored; nothing where nothing is said. */
export function claimOrNothing(claim: Claim): unknown {
  return claim.text.trim() === '' ? undefined : storedClaim(claim);
}

/** A text as it is stored; nothing where nothing is said. */
export function textOrNothing(text: string): string | undefined {
  const written = text.trim();
  return written === '' ? undefined : written;
}
