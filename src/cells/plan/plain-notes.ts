import { CITATION } from '../../lib/citation-pattern';
import type { Claim, Evidence } from '../../model/evidence';

/** A claim as plain text for other programs: its citations are figures, `–` where there is none. */
export function plainNotes(claim: Claim | undefined, evidence: Pick<Evidence, 'cite'> | undefined): string {
  return (claim?.text ?? '')
    .trim()
    .replace(CITATION, (whole) => (evidence ? (evidence.cite(whole.slice(1, -1)).text ?? '–') : whole));
}
