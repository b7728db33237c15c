import { claimText } from '../cells/report-claims';
import type { Evidence } from '../model/evidence';
import { citationsInProse } from '../notebook/document/citations';

/** Prose with its citations replaced by live values; code and the targets of links stay as they are written. */
export function expandProse(text: string, evidence: Pick<Evidence, 'cite'>): string {
  let out = '';
  let kept = 0;
  for (const { text: cited, start, end } of citedIn(text)) {
    out += text.slice(kept, start) + claimText(cited, evidence);
    kept = end;
  }
  return out + text.slice(kept);
}

/** The paths that prose cites where citations count. */
export function citedPathsIn(text: string): string[] {
  return citedIn(text).map((citation) => citation.text.slice(1, -1));
}

function citedIn(text: string) {
  const links = [...text.matchAll(/\]\([^)]*\)/g)].map(
    ({ index, 0: link }) => [index, index + link.length] as const,
  );
  return citationsInProse(text).filter(
    ({ start }) => !links.some(([from, to]) => from < start && start < to),
  );
}
