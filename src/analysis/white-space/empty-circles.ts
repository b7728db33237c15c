/** A circle in the unit square. */
export interface EmptyCircle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Centres are tried at every hundredth of a side. */
const STEPS = 100;
/** A tie is what differs by less than this. */
const HAIR = 1e-9;

/**
 * The largest circles inside the unit square that hold none of the points, one after the other, each clear of those
 * found before: white space on a map. The largest-empty-circle problem (Toussaint 1983) on a grid of 101 × 101
 * centres, so that a radius is at most 0.7 hundredths of a side too small. Of equal circles the one nearer the top
 * comes first, then the one further to the right.
 *
 * @param points places from 0 to 1; none gives the circle that fills the square
 * @param least smaller circles are no white space
 */
export function emptyCircles(
  points: readonly { readonly x: number; readonly y: number }[],
  most: number,
  least: number,
): EmptyCircle[] {
  const found: EmptyCircle[] = [];
  while (found.length < most) {
    const next = largest(points, found);
    if (next.radius < least - HAIR) break;
    found.push(next);
  }
  return found;
}

function largest(
  points: readonly { readonly x: number; readonly y: number }[],
  taken: readonly EmptyCircle[],
): EmptyCircle {
  let best: EmptyCircle = { x: 0, y: 0, radius: -1 };
  for (let row = STEPS; row >= 0; row -= 1) {
    for (let column = STEPS; column >= 0; column -= 1) {
      const x = column / STEPS;
      const y = row / STEPS;
      let radius = Math.min(x, 1 - x, y, 1 - y);
      for (const point of points) radius = Math.min(radius, Math.hypot(x - point.x, y - point.y));
      for (const one of taken) radius = Math.min(radius, Math.hypot(x - one.x, y - one.y) - one.radius);
      if (radius > best.radius + HAIR) best = { x, y, radius };
    }
  }
  return best;
}
