/** The most frequent of some things, and where each stands among them. */
export interface Places {
  /** Ascending. */
  readonly chosen: Int32Array;
  /** −1 for what is not among them. */
  readonly place: Int32Array;
  /** How many there were before the cap. */
  readonly frequent: number;
}

/** Those that come at least `least` times, at most `most` of them; of equals the first. */
export function frequentPlaces(counts: Int32Array, least: number, most: number): Places {
  let chosen = Int32Array.from(counts.keys()).filter((at) => (counts[at] ?? 0) >= Math.max(1, least));
  const frequent = chosen.length;
  if (frequent > most) {
    chosen.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
    chosen = chosen.slice(0, most).sort();
  }
  const place = new Int32Array(counts.length).fill(-1);
  chosen.forEach((one, at) => (place[one] = at));
  return { chosen, place, frequent };
}
