import { addCell, freeName, setOption } from './document/edit';
import type { Notebook } from './document/notebook';
import type { DocumentSpec } from './document/spec';
import type { Graph } from './graph/graph';

/**
 * Puts a step at the end of the recipe that reads a table, or adds such a recipe right after the cell that publishes it.
 * Returns the document unchanged where nothing publishes the table.
 */
export function addCleanStep(
  document: DocumentSpec,
  notebook: Notebook,
  graph: Graph,
  table: string,
  step: Readonly<Record<string, unknown>>,
): DocumentSpec {
  const recipe = notebook.cells.find((cell) => cell.kind === 'clean' && cell.stored['from'] === table);
  if (recipe) {
    const steps: unknown = recipe.stored['steps'];
    return setOption(document, recipe.key, ['steps'], [...(Array.isArray(steps) ? steps : []), step]);
  }
  const owner = [...graph.nodes.values()].find(({ publishes }) => publishes.includes(table));
  if (!owner) return document;
  const published = [...graph.nodes.values()].flatMap(({ publishes }) => publishes);
  const name = freeName(document, `${table}_clean`, published);
  return addCell(document, owner.cell.key, { kind: 'clean', name, options: { from: table, steps: [step] } });
}
