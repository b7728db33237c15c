import type { Reference } from '../../model/cell';
import type { Failure } from '../../model/failure';
import type { Notebook, NotebookCell } from '../document/notebook';
import { isSegmentation, publishedBy } from './published';

/** One cell among the others: what it gives, what it takes, and why it cannot run whatever the data are. */
export interface GraphNode {
  readonly cell: NotebookCell;
  readonly publishes: readonly string[];
  readonly references: readonly Reference[];
  /** Keys of the cells it depends on directly, in the order of the document. */
  readonly needs: readonly string[];
  readonly failure: Failure | null;
}

/** Which cell publishes a table, by name; of two that publish the same, the first. */
function ownersOf(cells: readonly NotebookCell[]): Map<string, NotebookCell> {
  const owners = new Map<string, NotebookCell>();
  for (const cell of cells) {
    for (const table of publishedBy(cell)) if (!owners.has(table)) owners.set(table, cell);
  }
  return owners;
}

/**
 * Whether a query plainly reads a table. A mention of a name is a column or an alias unless it stands where a table does:
 * `sum(amount) AS amount` in a cell named `amount` is no cycle.
 */
export function readsFrom(sql: unknown, name: string): boolean {
  return typeof sql === 'string' && new RegExp(`\\b(?:from|join)\\s+"?${name}"?(?![\\w"])`, 'iu').test(sql);
}

function referencesOf(cell: NotebookCell, published: readonly string[]): readonly Reference[] {
  if (cell.failure || !cell.definition) return [];
  const references = cell.definition.references(cell.options, published);
  if (cell.definition.body !== 'sql') return references;
  const own = new Set(publishedBy(cell));
  return references.filter(({ name }) => !own.has(name) || readsFrom(cell.stored['sql'], name));
}

function ownerOf(reference: Reference, owners: ReadonlyMap<string, NotebookCell>): NotebookCell | undefined {
  const owner = owners.get(reference.name);
  if (reference.as === 'table' || !owner) return owner;
  return isSegmentation(owner) && owner.name === reference.name ? owner : undefined;
}

function missing({ name, as }: Reference, cell: NotebookCell): Failure {
  const code = as === 'table' ? 'graph.missing_table' : 'graph.missing_segmentation';
  return { code, message: `missing ${as}: ${name}`, values: { name }, cell: cell.name };
}

function duplicated(cell: NotebookCell, owners: ReadonlyMap<string, NotebookCell>): Failure | null {
  const name = publishedBy(cell).find((table) => owners.get(table) !== cell);
  const repeated = cell.key === cell.name ? name : cell.name;
  if (repeated === undefined) return null;
  const values = { name: repeated };
  return { code: 'document.duplicate_name', message: `duplicate name: ${repeated}`, values, cell: cell.name };
}

/** A cell among the others, without regard to cycles. */
function nodeOf(
  cell: NotebookCell,
  cells: readonly NotebookCell[],
  owners: Map<string, NotebookCell>,
): GraphNode {
  const references = referencesOf(cell, [...owners.keys()]);
  const needed = new Set(references.map((reference) => ownerOf(reference, owners)));
  const lost = references.find((reference) => !ownerOf(reference, owners));
  const needs = cells.filter((one) => needed.has(one)).map((one) => one.key);
  const failure = duplicated(cell, owners) ?? cell.failure ?? (lost ? missing(lost, cell) : null);
  return { cell, publishes: publishedBy(cell), references, needs, failure };
}

/** Every cell of a notebook with what it depends on, by key, in the order of the document. */
export function readReferences(notebook: Notebook): Map<string, GraphNode> {
  const owners = ownersOf(notebook.cells);
  return new Map(notebook.cells.map((cell) => [cell.key, nodeOf(cell, notebook.cells, owners)]));
}
