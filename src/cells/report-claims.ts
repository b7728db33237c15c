import { CITATION } from '../lib/citation-pattern';
import type { Claim, Evidence } from '../model/evidence';

/** A claim as a report writes it: its citations are figures, and it is marked where one of them changed or is gone. */
export function reportClaim(claim: Claim, evidence: Evidence): { text: string; review: boolean } {
  const { state } = evidence.review(claim);
  return { text: claimText(claim.text, evidence), review: state === 'changed' || state === 'gone' };
}

/** The claims of a list that say something. */
export function reportClaims(
  claims: readonly Claim[],
  evidence: Evidence,
): { text: string; review: boolean }[] {
  return claims.filter(({ text }) => text.trim() !== '').map((claim) => reportClaim(claim, evidence));
}

/** A text with its citations replaced by live values, safe to stand in Markdown; `–` where there is no value. */
export function claimText(text: string, evidence: Pick<Evidence, 'cite'>): string {
  return text
    .trim()
    .replace(CITATION, (whole) =>
      (evidence.cite(whole.slice(1, -1)).text ?? '–').replace(/([\\`*_[\]<>|])/g, '\\$1'),
    );
}
