/** The parts of SQL text: what is code, what stands in quotes, what is a comment. */
export interface SqlRegion {
  readonly kind: 'code' | 'string' | 'identifier' | 'comment';
  readonly from: number;
  readonly to: number;
}

const REGION = new RegExp(
  [
    /(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))/,
    /(?<string>'(?:[^']|'')*(?:'|$)|\$\$[\s\S]*?(?:\$\$|$)|\$(?<tag>[A-Za-z_]\w*)\$[\s\S]*?(?:\$\k<tag>\$|$))/,
    /(?<identifier>"(?:[^"]|"")*(?:"|$))/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

/** Splits SQL text into its regions, in order and without gaps. What is not closed ends with the text. */
export function sqlRegions(sql: string): readonly SqlRegion[] {
  const regions: SqlRegion[] = [];
  let at = 0;
  for (const match of sql.matchAll(REGION)) {
    const { comment, string } = match.groups ?? {};
    const kind = comment !== undefined ? 'comment' : string !== undefined ? 'string' : 'identifier';
    if (match.index > at) regions.push({ kind: 'code', from: at, to: match.index });
    at = match.index + match[0].length;
    regions.push({ kind, from: match.index, to: at });
  }
  if (at < sql.length) regions.push({ kind: 'code', from: at, to: sql.length });
  return regions;
}
