/**
 * The strongly connected components of a directed graph that are cycles: several nodes that reach each other, or one
 * that leads to itself (Tarjan 1972), without recursion, so that long chains do no harm. Nodes of a cycle ascend;
 * cycles come by their first node.
 *
 * @param edges for each node the nodes it leads to; numbers beyond the list are ignored
 */
export function cyclesIn(edges: readonly (readonly number[])[]): number[][] {
  const search = new Search(edges);
  edges.forEach((_, node) => {
    search.visit(node);
  });
  return search.found
    .map((members) => members.sort((a, b) => a - b))
    .filter(([first = 0, ...rest]) => rest.length > 0 || (edges[first] ?? []).includes(first))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

class Search {
  readonly found: number[][] = [];
  private readonly order: Int32Array;
  private readonly low: Int32Array;
  private readonly open: Uint8Array;
  private readonly stack: number[] = [];
  private count = 0;

  constructor(private readonly edges: readonly (readonly number[])[]) {
    this.order = new Int32Array(edges.length).fill(-1);
    this.low = new Int32Array(edges.length);
    this.open = new Uint8Array(edges.length);
  }

  visit(root: number): void {
    if (this.order[root] !== -1) return;
    const path = [{ node: root, next: 0 }];
    this.enter(root);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const target = this.edges[step.node]?.[step.next];
      step.next += 1;
      if (target === undefined) {
        path.pop();
        this.leave(step.node, path.at(-1)?.node);
      } else if (this.order[target] === -1) {
        this.enter(target);
        path.push({ node: target, next: 0 });
      } else if (this.open[target] === 1) {
        this.lower(step.node, this.order[target] ?? 0);
      }
    }
  }

  private enter(node: number): void {
    this.order[node] = this.count;
    this.low[node] = this.count;
    this.count += 1;
    this.stack.push(node);
    this.open[node] = 1;
  }

  private leave(node: number, parent: number | undefined): void {
    if (parent !== undefined) this.lower(parent, this.low[node] ?? 0);
    if (this.low[node] !== this.order[node]) return;
    const members: number[] = [];
    let member: number | undefined;
    do {
      member = this.stack.pop();
      if (member === undefined) break;
      this.open[member] = 0;
      members.push(member);
    } while (member !== node);
    this.found.push(members);
  }

  private lower(node: number, to: number): void {
    this.low[node] = Math.min(this.low[node] ?? 0, to);
  }
}
