/** What is linked: nodes 0 … count − 1, of which the first `ids` are ids of customers and the rest ways to reach them. */
export interface ComponentsInput {
  readonly count: number;
  readonly ids: number;
  /** Links found in records: the same record names both ends. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Links that are known to hold: decisions of the reader, ids joined before. */
  readonly sureFrom: Float64Array;
  readonly sureTo: Float64Array;
  /** Pairs of ids that are known to be different customers. */
  readonly apartFrom: Float64Array;
  readonly apartTo: Float64Array;
  /** A component of more ids than this is not merged but held for review. */
  readonly most: number;
}

export interface ComponentsOutput {
  /** The least node of each node's component: independent of the order of the links. */
  readonly label: Int32Array;
  /** For nodes of components that were not merged, the least node of what would have been one; −1 for all others. */
  readonly held: Int32Array;
}

/**
 * Connected components by union-find. A component that would join more than `most` ids, or ids known to be different,
 * is held: its ids are not joined through shared phones and addresses, only through links that are sure.
 */
export function components(input: ComponentsInput): ComponentsOutput {
  const { count, from, to, sureFrom, sureTo } = input;
  const sure = new Forest(count);
  sure.joinAll(sureFrom, sureTo);
  const whole = new Forest(count);
  whole.joinAll(sureFrom, sureTo);
  whole.joinAll(from, to);
  const suspicious = suspects(input, whole, sure);
  const merged = new Forest(count);
  merged.joinAll(sureFrom, sureTo);
  for (let i = 0; i < from.length; i += 1) {
    const a = from[i] ?? 0;
    const b = to[i] ?? 0;
    const isHeld = suspicious[whole.root(a)] === 1 && (a < input.ids || b < input.ids);
    if (!isHeld) merged.join(a, b);
  }
  const label = new Int32Array(count);
  const held = new Int32Array(count);
  for (let node = 0; node < count; node += 1) {
    const root = whole.root(node);
    label[node] = merged.root(node);
    held[node] = suspicious[root] === 1 ? root : -1;
  }
  return { label, held };
}

/** 1 at the root of each component that joins too many ids (those surely the same count once) or ids known to differ. */
function suspects(
  { count, ids, most, apartFrom, apartTo }: ComponentsInput,
  whole: Forest,
  sure: Forest,
): Uint8Array {
  const groups = new Int32Array(count);
  for (let id = 0; id < ids; id += 1) {
    // The least node of what is surely one stands for it.
    if (sure.root(id) !== id) continue;
    const root = whole.root(id);
    groups[root] = (groups[root] ?? 0) + 1;
  }
  const suspicious = new Uint8Array(count);
  for (let node = 0; node < count; node += 1) if ((groups[node] ?? 0) > most) suspicious[node] = 1;
  for (let i = 0; i < apartFrom.length; i += 1) {
    const [a, b] = [apartFrom[i] ?? 0, apartTo[i] ?? 0];
    if (whole.root(a) === whole.root(b) && sure.root(a) !== sure.root(b)) suspicious[whole.root(a)] = 1;
  }
  return suspicious;
}

/** Union-find with path halving; the root is always the least node. */
class Forest {
  private readonly parent: Int32Array;

  constructor(count: number) {
    this.parent = Int32Array.from({ length: count }, (_, node) => node);
  }

  root(node: number): number {
    const { parent } = this;
    let at = node;
    for (;;) {
      const up = parent[at] ?? at;
      if (up === at) return at;
      const above = parent[up] ?? up;
      parent[at] = above;
      at = above;
    }
  }

  join(a: number, b: number): void {
    const [first, second] = [this.root(a), this.root(b)];
    if (first === second) return;
    this.parent[Math.max(first, second)] = Math.min(first, second);
  }

  joinAll(from: Float64Array, to: Float64Array): void {
    for (let i = 0; i < from.length; i += 1) this.join(from[i] ?? 0, to[i] ?? 0);
  }
}
