import { CITATION } from '../../lib/citation-pattern';
import type { Evidence } from '../../model/evidence';

/** A text with the figures it cites in place; `–` where there is no value. */
export function plainClaim(text: string, evidence: Pick<Evidence, 'cite'>): string {
  return text.trim().replace(CITATION, (whole) => evidence.cite(whole.slice(1, -1)).text ?? '–');
}
