import { isRecord } from '../../lib/is-record';
import { stableJson } from '../../lib/stable-json';
import type { Value } from '../../model/table';
import type { Notebook, NotebookCell } from '../document/notebook';
import type { Graph } from './graph';

/** How often the files of each input were set: the bytes themselves are never looked at. */
export type FileVersions = Readonly<Record<string, number>>;

/** The inputs whose files a cell reads. */
export function inputsOf(cell: NotebookCell): readonly string[] {
  if (cell.failure || !cell.definition) return [];
  if (cell.definition.inputsOf) return cell.definition.inputsOf(cell.options, cell.name);
  const input = isRecord(cell.options) ? cell.options['input'] : undefined;
  return typeof input === 'string' ? [input] : [];
}

/** The parameters that a cell names as `$name` anywhere in its options. */
function parametersOf(text: string, notebook: Notebook): Record<string, Value> {
  const used = Object.entries(notebook.params).filter(([name]) =>
    new RegExp(`\\$${name}(?!\\w)`, 'u').test(text),
  );
  return Object.fromEntries(used);
}

/** All that a run of a cell depends on beside the cells it needs, as one text: the same text, the same result. */
export function ownKey(cell: NotebookCell, notebook: Notebook, files: FileVersions): string {
  const { definition, options } = cell;
  const text = stableJson(definition?.computeKey ? definition.computeKey(options) : options);
  const inputs = inputsOf(cell).map((input) => [input, notebook.inputs[input] ?? null, files[input] ?? 0]);
  const asOf = definition?.usesAsOf === false ? null : notebook.asOf;
  return stableJson({
    kind: cell.kind,
    name: cell.name,
    text,
    inputs,
    asOf,
    params: parametersOf(text, notebook),
  });
}

/** Gives equal texts equal numbers. */
export class Interner {
  private readonly known = new Map<string, number>();

  idOf(text: string): number {
    const id = this.known.get(text) ?? this.known.size + 1;
    this.known.set(text, id);
    return id;
  }
}

/**
 * A number a cell for all that its result depends on, the cells it needs included, down to the files. A cell is stale
 * when the number of its last run is another one. Cells that cannot run have none.
 */
export function runKeys(
  graph: Graph,
  notebook: Notebook,
  files: FileVersions,
  interner: Interner,
): Map<string, number> {
  const keys = new Map<string, number>();
  for (const [key, { cell, needs, failure }] of graph.nodes) {
    if (failure || needs.some((one) => !keys.has(one))) continue;
    const upstream = needs.map((one) => keys.get(one));
    keys.set(key, interner.idOf(stableJson([ownKey(cell, notebook, files), upstream])));
  }
  return keys;
}
