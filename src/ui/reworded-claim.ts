import type { Claim, Confirmed, Evidence } from '../model/evidence';
import { citedPaths } from './split-citations';

/**
 * A claim with another text: what it goes on citing stays confirmed as it was, what it cites anew is confirmed as it is
 * today, what it no longer cites is forgotten.
 */
export function reworded(claim: Claim, text: string, evidence: Evidence | undefined): Claim {
  const anew = evidence?.confirm({ text, confirmed: {} }).confirmed ?? {};
  const confirmed = citedPaths(text).flatMap((path): [string, Confirmed][] => {
    const known = Object.hasOwn(claim.confirmed, path) ? claim.confirmed[path] : undefined;
    const found = known ?? (Object.hasOwn(anew, path) ? anew[path] : undefined);
    return found ? [[path, found]] : [];
  });
  return { text, confirmed: Object.fromEntries(confirmed) };
}
