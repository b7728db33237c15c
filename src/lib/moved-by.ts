/** A list with one thing moved up (−1) or down (+1). */
export function movedBy<Thing>(list: readonly Thing[], at: number, by: -1 | 1): Thing[] {
  const rest = [...list];
  const [moved] = rest.splice(at, 1);
  if (moved !== undefined) rest.splice(at + by, 0, moved);
  return rest;
}
