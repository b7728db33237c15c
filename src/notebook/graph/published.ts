import type { NotebookCell } from '../document/notebook';

/**
 * The tables a cell publishes, its main one first. A cell that cannot be read is taken to publish its name, so that
 * those who need it are told that it is blocked and not that it is missing.
 */
export function publishedBy(
  cell: Pick<NotebookCell, 'name' | 'options' | 'definition' | 'failure'>,
): readonly string[] {
  if (cell.failure || !cell.definition) return [cell.name];
  return cell.definition.publishes(cell.name, cell.options);
}

/** Whether the cell publishes a segmentation under its name, as far as can be told. */
export function isSegmentation(cell: Pick<NotebookCell, 'definition'>): boolean {
  return cell.definition?.segments ?? true;
}
