import type { CellView } from '../notebook/state';

/** The step for whose sake a step is blocked, at the beginning of the chain; the step itself where it is not blocked. */
export function causeOf(cell: CellView, cells: readonly CellView[]): CellView {
  const { status, failure } = cell.state;
  const name = status === 'blocked' ? failure?.values?.['name'] : undefined;
  const others = cells.filter((one) => one !== cell);
  const before = others.find((one) => one.name === name);
  return before ? causeOf(before, others) : cell;
}

/** The input whose files a source step waits for; null for every other step. */
export function inputAwaited({ kind, stored, state }: CellView): string | null {
  const { input } = stored;
  const waits = kind === 'source' && state.failure?.code === 'import.no_file';
  return waits && typeof input === 'string' ? input : null;
}
