/** A list as a reader types it. */
export function listFromText(text: string): string[] {
  return text
    .split(/[,，、;；\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Ascending numbers as a reader types them; null where the text is none. */
export function cutsFromText(text: string): number[] | null {
  const cuts = text
    .split(/[,，、;；\s]+/)
    .filter((part) => part !== '')
    .map(Number);
  const good = cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || cut > (cuts[i - 1] ?? cut)));
  return good ? cuts : null;
}

/** `河南省=华东`, one a line. */
export function mapFromText(text: string): Record<string, string> {
  const pairs = text.split('\n').flatMap((line) => {
    const match = /^\s*(.+?)\s*[=＝]\s*(.+?)\s*$/.exec(line);
    return match ? [[match[1] ?? '', match[2] ?? ''] as const] : [];
  });
  return Object.fromEntries(pairs);
}

export function mapToText(map: Readonly<Record<string, string>>): string {
  return Object.entries(map)
    .map(([value, group]) => `${value}=${group}`)
    .join('\n');
}
