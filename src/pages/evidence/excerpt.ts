const LONG = 260;

/**
 * The part of a long text that cites what is asked about: the lines with a citation, without Markdown's signs. A short
 * text stays whole.
 */
export function excerpt(text: string, cited: readonly { readonly path: string }[]): string {
  if (text.length <= LONG && !text.includes('\n\n')) return text;
  const lines = text.split('\n').filter((line) => cited.some(({ path }) => line.includes(`{${path}}`)));
  return lines.map((line) => line.replace(/^\s*(?:#{1,6}|[-*>]|\d+\.)\s+/, '')).join('\n');
}
