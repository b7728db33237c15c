const DELIMITER = /^---[ \t]*$/;

/** Cuts the front matter off a normalised text; `front` is null where there is none. */
export function splitFrontMatter(text: string): { front: string | null; rest: string } {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && DELIMITER.test(line));
  if (!DELIMITER.test(lines[0] ?? '') || end < 0) return { front: null, rest: text };
  const front = lines.slice(1, end).map((line) => `${line}\n`);
  return { front: front.join(''), rest: lines.slice(end + 1).join('\n') };
}
