import type { CitableCell } from '../model/evidence';

export interface FoundCitable {
  readonly cells: readonly CitableCell[];
  /** How many more there are than are shown. */
  readonly left: number;
}

function matches(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

/** The values whose name, path or cell has every word of a search; the first `most` of them. */
export function findCitable(cells: readonly CitableCell[], search: string, most: number): FoundCitable {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  let room = most;
  let left = 0;
  const found = cells.flatMap(({ cell, values }) => {
    const fit = values.filter(({ path, label }) => matches(`${cell} ${label} ${path}`, words));
    const shown = fit.slice(0, room);
    room -= shown.length;
    left += fit.length - shown.length;
    return shown.length > 0 ? [{ cell, values: shown }] : [];
  });
  return { cells: found, left };
}
