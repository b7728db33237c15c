import { stableJson } from '../lib/stable-json';
import { addCell, freeName, setOption } from './document/edit';
import type { Notebook, NotebookCell } from './document/notebook';
import { renameInSql } from './document/rename';
import { hasSqlBody, type DocumentSpec } from './document/spec';
import type { Graph } from './graph/graph';
import { readsFrom, type GraphNode } from './graph/references';

type Step = Readonly<Record<string, unknown>>;

/** What became of a step. */
export interface PlacedStep {
  readonly document: DocumentSpec;
  /** `added` to a recipe there was, in a recipe that was `made`, `known`: it stood there already; `none`: nobody publishes the table. */
  readonly place: 'added' | 'made' | 'known' | 'none';
  /** The name of the recipe. */
  readonly cell: string;
  /** The cells that read the table before and read what is cleaned now. */
  readonly readers: readonly string[];
}

/**
 * Puts a step at the end of the recipe for a table: the one that publishes the table, else the first that reads it. Where
 * there is none, makes one right after the cell that publishes the table, and every cell that read the table reads what
 * is cleaned from then on. A step that the recipe has already, switched on, is not added again.
 */
export function addCleanStep(
  document: DocumentSpec,
  notebook: Notebook,
  graph: Graph,
  table: string,
  step: Step,
): PlacedStep {
  const nodes = [...graph.nodes.values()];
  const owner = nodes.find(({ publishes }) => publishes.includes(table));
  const recipe = [owner?.cell, ...notebook.cells].find((cell) => cell && cleans(cell, table));
  if (recipe) return appended(document, recipe, step);
  if (!owner) return { document, place: 'none', cell: '', readers: [] };
  return made(document, nodes, owner.cell, table, step);
}

/** Whether a cell is the recipe for a table: it publishes the table or reads it. */
function cleans({ kind, name, stored }: NotebookCell, table: string): boolean {
  return kind === 'clean' && (name === table || stored['from'] === table);
}

function appended(document: DocumentSpec, recipe: NotebookCell, step: Step): PlacedStep {
  const stored: unknown = recipe.stored['steps'];
  const steps: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const known = steps.some((one) => stableJson(one) === stableJson(step));
  const next = known ? document : setOption(document, recipe.key, ['steps'], [...steps, step]);
  return { document: next, place: known ? 'known' : 'added', cell: recipe.name, readers: [] };
}

function made(
  document: DocumentSpec,
  nodes: readonly GraphNode[],
  owner: NotebookCell,
  table: string,
  step: Step,
): PlacedStep {
  const name = freeName(
    document,
    `${table}_clean`,
    nodes.flatMap(({ publishes }) => publishes),
  );
  const options = { from: table, steps: [step] };
  const withRecipe = addCell(document, owner.key, { kind: 'clean', name, options });
  const readers: string[] = [];
  const next = nodes.reduce((current, node) => {
    const repointed = repoint(current, node, table, name);
    if (repointed !== current) readers.push(node.cell.name);
    return repointed;
  }, withRecipe);
  return { document: next, place: 'made', cell: name, readers };
}

/** Lets a cell read another table in the place of one. A segmentation stays the segmentation: nothing else can be one. */
function repoint(
  document: DocumentSpec,
  { cell, references }: GraphNode,
  from: string,
  to: string,
): DocumentSpec {
  const mine = references.filter(({ name, as }) => name === from && as === 'table');
  if (mine.length === 0) return document;
  if (!hasSqlBody(cell.kind)) {
    return mine.reduce((current, { path }) => setOption(current, cell.key, path, to), document);
  }
  // A query may name a column as a table is called: it is let alone unless it plainly reads the table.
  return readsFrom(cell.stored['sql'], from) ? renameInSql(document, cell, new Map([[from, to]])) : document;
}
