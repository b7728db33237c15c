import { isRecord } from '../../lib/is-record';

export interface GridCell {
  readonly r: number;
  readonly f: number;
  readonly customers: number;
}

/** The R by F grid of an rfm's result; null for results that have none. */
export function gridOf(result: unknown): readonly GridCell[] | null {
  const grid = isRecord(result) ? result['grid'] : null;
  if (!Array.isArray(grid)) return null;
  const cells = (grid as readonly unknown[]).filter(isGridCell);
  return cells.length > 0 ? cells : null;
}

function isGridCell(value: unknown): value is GridCell {
  return isRecord(value) && ['r', 'f', 'customers'].every((key) => typeof value[key] === 'number');
}

/** How many scores there are: at least five, so that the grid does not change its shape from run to run. */
export function binsOf(cells: readonly GridCell[]): number {
  const most = cells.reduce((found, { r, f }) => Math.max(found, r, f), 0);
  return most <= 2 ? 2 : Math.max(5, most);
}

/** What a picked field is called: `5-4`. */
export function cellKey({ r, f }: Pick<GridCell, 'r' | 'f'>): string {
  return `${r}-${f}`;
}

/** The `score` values (`r`, `f`, `m` digits together) of picked fields, for every monetary score. */
export function scoresOf(picked: Iterable<string>, bins: number): string[] {
  const monetary = Array.from({ length: bins }, (_, index) => index + 1);
  return [...picked].sort().flatMap((key) => monetary.map((m) => `${key.replace('-', '')}${m}`));
}
