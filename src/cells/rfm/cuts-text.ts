/** Cut points as a reader types them, or null where the text is none: `30, 60,90、120`. */
export function cutsFromText(text: string): number[] | null {
  const parts = text.split(/[,\uFF0C、;\uFF1B\s]+/u).filter((part) => part !== '');
  const cuts = parts.map(Number);
  const ascending = cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || cut >= (cuts[i - 1] ?? cut)));
  return ascending ? cuts : null;
}

/** Cut points as a reader types them. */
export function cutsToText(cuts: readonly number[] | undefined): string {
  return (cuts ?? []).join(', ');
}
