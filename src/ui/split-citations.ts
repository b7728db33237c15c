import { CITATION } from '../lib/citation-pattern';

/** A piece of prose: plain text, or the path of a citation `{cell.path}`. */
export type ProsePart = { readonly text: string } | { readonly cited: string };

/** Plain text taken apart at its citations. */
export function splitCitations(text: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let end = 0;
  for (const match of text.matchAll(CITATION)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ cited: match[0].slice(1, -1) });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The paths that a text cites, each once, in the order in which they first stand. */
export function citedPaths(text: string): string[] {
  return [...new Set([...text.matchAll(CITATION)].map(([whole]) => whole.slice(1, -1)))];
}
