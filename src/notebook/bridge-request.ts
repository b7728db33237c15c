import type { BridgeRequest } from '../engine/protocol';
import { isRecord } from '../lib/is-record';
import type { GraphNode } from './graph/references';
import type { NotebookSnapshot } from './state';

/** The tables from the source on, each the next is made from; of several needs the first named is followed. */
function chainTo(table: string, nodes: readonly GraphNode[], seen: readonly string[] = []): string[] {
  const node = nodes.find(({ publishes }) => publishes.includes(table));
  const from = node?.references.find(({ as, name }) => as === 'table' && !seen.includes(name))?.name;
  return from === undefined ? [table] : [...chainTo(from, nodes, [...seen, table]), table];
}

function count(result: Record<string, unknown>, key: string): number {
  const value = result[key];
  return typeof value === 'number' ? value : 0;
}

/** What the source at the beginning of a chain said of its files. */
function fileOf(table: string | undefined, snapshot: NotebookSnapshot): BridgeRequest['file'] {
  const source = snapshot.cells.find(({ name, kind }) => name === table && kind === 'source');
  const result = source?.state.outcome?.result;
  if (!isRecord(result)) return null;
  return {
    rows: count(result, 'rows'),
    rejected: count(result, 'rejected'),
    summary: count(result, 'summary'),
  };
}

/** What to ask the engine for the reconciliation of a cell; null for a cell that uses no order rows. */
export function bridgeRequest(snapshot: NotebookSnapshot, key: string): BridgeRequest | null {
  const cell = snapshot.cells.find((one) => one.key === key);
  if (!cell || cell.failure) return null;
  const uses = cell.definition?.uses?.(cell.options);
  if (!uses) return null;
  const chain = chainTo(uses.table, [...snapshot.graph.nodes.values()]);
  const asOf = cell.state.outcome?.asOf?.date ?? snapshot.notebook.asOf;
  return { cell: cell.name, chain, file: fileOf(chain[0], snapshot), refunds: uses.refunds, asOf };
}
