/** Pure functions over names and what each needs. */

export type Needs = ReadonlyMap<string, readonly string[]>;

/**
 * The names so that each comes after what it needs, and otherwise in the order given. Members of a cycle, and what needs
 * them, come last in the order given.
 */
export function topologicalOrder(needs: Needs): string[] {
  const order: string[] = [];
  const placed = new Set<string>();
  const isReady = (name: string): boolean =>
    (needs.get(name) ?? []).every((one) => placed.has(one) || !needs.has(one));
  for (;;) {
    const next = [...needs.keys()].find((name) => !placed.has(name) && isReady(name));
    if (next === undefined) break;
    placed.add(next);
    order.push(next);
  }
  return [...order, ...[...needs.keys()].filter((name) => !placed.has(name))];
}

/** The shortest way from a name back to itself (`a, b, a`), or null where there is none. */
export function cycleThrough(name: string, needs: Needs): string[] | null {
  const from = new Map<string, string>();
  const queue = [name];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const next of needs.get(at) ?? []) {
      if (next === name) return wayBack(name, at, from);
      if (from.has(next)) continue;
      from.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

function wayBack(name: string, last: string, from: ReadonlyMap<string, string>): string[] {
  const way = [name];
  for (let at: string | undefined = last; at !== undefined && at !== name; at = from.get(at)) way.unshift(at);
  return [name, ...way];
}

/** Everything that a name needs, directly or not, without itself. */
export function ancestorsOf(name: string, needs: Needs): Set<string> {
  const found = new Set<string>();
  const queue = [...(needs.get(name) ?? [])];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    queue.push(...(needs.get(at) ?? []));
  }
  found.delete(name);
  return found;
}
