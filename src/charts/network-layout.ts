/** A link from one thing to another. */
export interface NetworkLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

export interface NetworkNode {
  readonly name: string;
  /** 0–1 across and down. */
  readonly x: number;
  readonly y: number;
}

const ROUNDS = 400;

/**
 * Places so that what is linked lies near and the rest apart (Fruchterman and Reingold 1991), begun on a circle in the
 * order of names: the same links always give the same picture. Scaled to fill a square of side 1.
 */
export function networkLayout(links: readonly NetworkLink[]): NetworkNode[] {
  const names = [...new Set(links.flatMap(({ from, to }) => [from, to]))].sort();
  const at = new Map(names.map((name, i) => [name, i]));
  const ends = links.map(({ from, to }) => [at.get(from) ?? 0, at.get(to) ?? 0] as const);
  const angle = (i: number) => (2 * Math.PI * i) / names.length;
  const x = Float64Array.from(names, (_, i) => Math.cos(angle(i)));
  const y = Float64Array.from(names, (_, i) => Math.sin(angle(i)));
  const ideal = Math.sqrt(4 / Math.max(1, names.length));
  for (let round = 0; round < ROUNDS; round++) step(x, y, ends, ideal, 0.2 * (1 - round / ROUNDS));
  const [across, down] = [scaled(x), scaled(y)];
  return names.map((name, i) => ({ name, x: across(i), y: down(i) }));
}

/** Moves every point by what pushes and pulls it, at most `reach`. */
function step(
  x: Float64Array,
  y: Float64Array,
  ends: readonly (readonly [number, number])[],
  ideal: number,
  reach: number,
): void {
  const dx = new Float64Array(x.length);
  const dy = new Float64Array(x.length);
  const pull = (a: number, b: number, force: (distance: number) => number) => {
    const across = (x[a] ?? 0) - (x[b] ?? 0);
    const down = (y[a] ?? 0) - (y[b] ?? 0);
    const distance = Math.max(1e-6, Math.hypot(across, down));
    const by = force(distance) / distance;
    dx[a] = (dx[a] ?? 0) + across * by;
    dy[a] = (dy[a] ?? 0) + down * by;
    dx[b] = (dx[b] ?? 0) - across * by;
    dy[b] = (dy[b] ?? 0) - down * by;
  };
  for (let a = 0; a < x.length; a++)
    for (let b = a + 1; b < x.length; b++) pull(a, b, (distance) => (ideal * ideal) / distance);
  for (const [a, b] of ends) if (a !== b) pull(a, b, (distance) => -(distance * distance) / ideal);
  for (let i = 0; i < x.length; i++) {
    // Towards the middle, so that parts without a link between them do not drift away.
    const across = (dx[i] ?? 0) - (x[i] ?? 0) * 0.6;
    const down = (dy[i] ?? 0) - (y[i] ?? 0) * 0.6;
    const length = Math.max(1e-9, Math.hypot(across, down));
    const by = Math.min(length, reach) / length;
    x[i] = (x[i] ?? 0) + across * by;
    y[i] = (y[i] ?? 0) + down * by;
  }
}

function scaled(values: Float64Array): (i: number) => number {
  const least = Math.min(...values);
  const range = Math.max(...values) - least;
  return (i) => (range > 1e-9 ? ((values[i] ?? 0) - least) / range : 0.5);
}
