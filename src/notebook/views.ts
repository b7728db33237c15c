import type { Notebook, NotebookProse } from './document/notebook';
import { IDLE, type CellView } from './state';
import type { CellRecord } from './status';

/** The view that was made of a cell last. */
export type ViewCache = Map<string, CellView>;

/** Whether two objects of one type have the same values. */
export function sameFields<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => Object.is(a[key], b[key]));
}

function viewOf(view: CellView, cache: ViewCache): CellView {
  const before = cache.get(view.key);
  if (before && sameFields(view, before)) return before;
  cache.set(view.key, view);
  return view;
}

/** The blocks of a notebook with the state of its cells; what did not change stays the same object. */
export function viewsOf(
  notebook: Notebook,
  records: ReadonlyMap<string, CellRecord>,
  cache: ViewCache,
): (CellView | NotebookProse)[] {
  return notebook.blocks.map((block) => {
    if (block.type === 'prose') return block;
    return viewOf({ ...block, state: records.get(block.key)?.state ?? IDLE }, cache);
  });
}
