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
  const ends = pairsOf(links, at);
  const angle = (i: number) => (2 * Math.PI * i) / names.length;
  const x = Float64Array.from(names, (_, i) => Math.cos(angle(i)));
  const y = Float64Array.from(names, (_, i) => Math.sin(angle(i)));
  const ideal = Math.sqrt(4 / Math.max(1, names.length));
  for (let round = 0; round < ROUNDS; round++) step(x, y, ends, ideal, 0.2 * (1 - round / ROUNDS));
  const [across, down] = [scaled(x), scaled(y)];
  return spread(names.map((name, i) => ({ name, x: across(i), y: down(i) })));
}

/** How near two names may come, across and down, so that both can be read. */
const NEAR = { x: 0.17, y: 0.055 };

/** Moves apart, up and down, what would be written over each other. */
function spread(nodes: readonly NetworkNode[]): NetworkNode[] {
  const y = Float64Array.from(nodes, (node) => node.y);
  for (let round = 0; round < 200; round++) {
    for (let a = 0; a < nodes.length; a++) {
      for (let b = a + 1; b < nodes.length; b++) {
        const across = Math.abs((nodes[a]?.x ?? 0) - (nodes[b]?.x ?? 0));
        const down = (y[b] ?? 0) - (y[a] ?? 0);
        if (across >= NEAR.x || Math.abs(down) >= NEAR.y) continue;
        const by = (NEAR.y - Math.abs(down)) / 4;
        const sign = down < 0 ? -1 : 1;
        y[a] = (y[a] ?? 0) - sign * by;
        y[b] = (y[b] ?? 0) + sign * by;
      }
    }
  }
  const down = scaled(y);
  return nodes.map((node, i) => ({ ...node, y: down(i) }));
}

/** Which two are linked, each pair once whichever way the links run. */
function pairsOf(links: readonly NetworkLink[], at: ReadonlyMap<string, number>): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  for (const { from, to } of links) {
    const [a, b] = [at.get(from) ?? 0, at.get(to) ?? 0];
    pairs.set(`${Math.min(a, b)} ${Math.max(a, b)}`, [a, b]);
  }
  return [...pairs.values()].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
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
