import { askColumns } from '../cells/profile/question';
import type { AskControl } from '../model/cell';
import type { ColumnProfile } from '../model/profile';
import type { NotebookStore } from '../notebook/notebook.svelte';

/** Counts the columns of a table that some cell published, in the words of the profile; null where none did. */
export function profileTable(
  notebook: NotebookStore,
  table: string,
): ((control: AskControl) => Promise<readonly ColumnProfile[]>) | null {
  const cell = notebook.cells.find(({ state }) => state.outcome?.tables.some(({ name }) => name === table));
  if (!cell) return null;
  const as = { kind: 'profile', options: { from: table, columns: [] } } as const;
  return (control) => askColumns((question, how) => notebook.ask(cell.key, question, how, as), control);
}
