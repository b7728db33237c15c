/** A place on a map. */
export type Place = readonly [x: number, y: number];

/** The corners of the convex hull, counter-clockwise from the leftmost (Andrew's monotone chain); collinear ones left out. */
export function hull(places: readonly Place[]): Place[] {
  const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 3) return sorted;
  const lower = half(sorted);
  const upper = half(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function half(sorted: readonly Place[]): Place[] {
  const chain: Place[] = [];
  for (const place of sorted) {
    while (chain.length >= 2 && turn(chain.at(-2) ?? place, chain.at(-1) ?? place, place) <= 0) chain.pop();
    chain.push(place);
  }
  return chain;
}

/** Above 0 when a, b, c turn left. */
function turn(a: Place, b: Place, c: Place): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
