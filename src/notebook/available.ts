import type { Available } from '../model/cell';
import type { Column } from '../model/table';
import { ancestorsOf } from './graph/order';
import { isSegmentation } from './graph/published';
import type { CellView, NotebookSnapshot } from './state';

/** The columns of a table as the last run of its cell found them; none before it ran. */
function columnsOf(cell: CellView, table: string): readonly Column[] {
  return cell.state.outcome?.tables.find(({ name }) => name === table)?.columns ?? [];
}

/**
 * What a cell can refer to without making a cycle; for a new cell (no key) everything there is. Tables in an order in which
 * they can be made, sources first.
 */
export function availableTo(snapshot: NotebookSnapshot, key?: string): Available {
  const { needs, nodes } = snapshot.graph;
  const views = new Map(snapshot.cells.map((cell) => [cell.key, cell]));
  const open = [...nodes].filter(
    ([one]) => key === undefined || (one !== key && !ancestorsOf(one, needs).has(key)),
  );
  const tables = open.flatMap(([one, { publishes }]) => {
    const cell = views.get(one);
    return cell ? publishes.map((name) => ({ name, columns: columnsOf(cell, name) })) : [];
  });
  const segmentations = open
    .filter(([, { cell }]) => cell.definition && isSegmentation(cell))
    .map(([, { cell }]) => cell.name);
  return { tables, segmentations, inputs: Object.keys(snapshot.notebook.inputs) };
}
