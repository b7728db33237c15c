import type { Failure } from '../../model/failure';
import type { Notebook } from '../document/notebook';
import { cycleThrough, topologicalOrder, type Needs } from './order';
import { readReferences, type GraphNode } from './references';

/** The cells of a notebook as they depend on each other. */
export interface Graph {
  /** By key, in an order in which they can run. */
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly needs: Needs;
}

function cycleFailure(key: string, nodes: ReadonlyMap<string, GraphNode>, needs: Needs): Failure | null {
  const cycle = cycleThrough(key, needs);
  if (!cycle) return null;
  const names = cycle.map((one) => nodes.get(one)?.cell.name ?? one).join(' → ');
  return {
    code: 'graph.cycle',
    message: `invalid references: ${names}`,
    values: { names },
    cell: nodes.get(key)?.cell.name,
  };
}

/** Orders the cells of a notebook and finds what cannot run whatever the data are. */
export function buildGraph(notebook: Notebook): Graph {
  const nodes = readReferences(notebook);
  const needs = new Map([...nodes].map(([key, node]) => [key, node.needs]));
  const ordered = topologicalOrder(needs).flatMap((key): [string, GraphNode][] => {
    const node = nodes.get(key);
    return node ? [[key, { ...node, failure: node.failure ?? cycleFailure(key, nodes, needs) }]] : [];
  });
  return { nodes: new Map(ordered), needs };
}
