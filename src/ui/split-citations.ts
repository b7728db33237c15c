const CITATION = /\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+|\[[^\]{}]+\])+)\}/g;

/** A piece of prose: plain text, or the path of a citation `{cell.path}`. */
export type ProsePart = { readonly text: string } | { readonly cited: string };

/** Plain text taken apart at its citations. */
export function splitCitations(text: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let end = 0;
  for (const match of text.matchAll(CITATION)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    if (match[1] !== undefined) parts.push({ cited: match[1] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
