/** An attribute of a tag, by the text between its angle brackets; empty where it has none. */
export function xmlAttribute(tag: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
