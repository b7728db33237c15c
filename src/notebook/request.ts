import type { RunRequest } from '../engine/protocol';
import { isCellKind, type Notebook } from './document/notebook';
import type { GraphNode } from './graph/references';
import { inputsOf } from './graph/stale';
import type { CellRecord } from './status';

export interface RequestContext {
  readonly notebook: Notebook;
  readonly records: ReadonlyMap<string, CellRecord>;
  readonly files: Readonly<Record<string, readonly File[]>>;
}

/** What the engine needs to run a cell whose needs are all done; null for a kind that is not known. */
export function runRequest({ cell, needs }: GraphNode, context: RequestContext): RunRequest | null {
  const { notebook, records, files } = context;
  if (!isCellKind(cell.kind)) return null;
  const outcomes = needs.flatMap((key) => records.get(key)?.state.outcome ?? []);
  return {
    cell: { name: cell.name, kind: cell.kind, options: cell.options },
    tables: outcomes.flatMap((outcome) => outcome.tables),
    segmentations: outcomes.flatMap((outcome) => outcome.segmentation ?? []),
    parameters: notebook.params,
    asOf: notebook.asOf,
    inputs: notebook.inputs,
    files: Object.fromEntries(inputsOf(cell).map((input) => [input, files[input] ?? []])),
  };
}
