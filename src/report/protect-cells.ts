import { byText } from './protect-groups';

/** The groups behind the cells of a cross table. */
export interface Crossing {
  /** Number of persons by row and column; null where a cell is no group of its own. */
  readonly sizes: readonly (readonly (number | null)[])[];
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  /** Rows that are hidden as a whole already. */
  readonly hiddenRows: ReadonlySet<number>;
  /** The row of sums, if there is one. */
  readonly total?: number;
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly size: number;
  readonly label: string;
}

/**
 * Which cells of a cross table are hidden, as `row,column`: those of fewer persons than the minimum, and then in every
 * row and column with hidden cells the next smallest, until what is hidden in that line are two cells that together
 * reach the minimum. Sums of rows and columns are taken as known. Ends, since each step hides one more.
 */
export function hiddenCells(crossing: Crossing, minGroup: number): ReadonlySet<string> {
  const places = placesOf(crossing);
  const hidden = new Set(
    places
      .filter(({ row, size }) => crossing.hiddenRows.has(row) || size < minGroup)
      .map(({ row, column }) => placeKey(row, column)),
  );
  if (hidden.size === 0) return hidden;
  const lines = linesOf(
    places.filter(({ row }) => row !== crossing.total),
    crossing,
  );
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) changed = closeLine(line, minGroup, hidden) || changed;
  }
  return hidden;
}

export function placeKey(row: number, column: number): string {
  return `${row},${column}`;
}

function placesOf({ sizes, rowLabels, columnLabels }: Crossing): Place[] {
  return sizes.flatMap((cells, row) =>
    cells.flatMap((size, column) =>
      size === null || size <= 0
        ? []
        : [{ row, column, size, label: `${rowLabels[row] ?? ''}\u0000${columnLabels[column] ?? ''}` }],
    ),
  );
}

/** Rows and columns, each with its smallest cell first. */
function linesOf(places: readonly Place[], { rowLabels, columnLabels }: Crossing): Place[][] {
  const lines = new Map<string, Place[]>();
  const sorted = [...places].sort((a, b) => a.size - b.size || byText(a.label, b.label));
  for (const place of sorted) {
    const { row, column } = place;
    for (const line of [
      `r${rowLabels[row] ?? ''}\u0000${row}`,
      `c${columnLabels[column] ?? ''}\u0000${column}`,
    ]) {
      const cells = lines.get(line) ?? [];
      cells.push(place);
      lines.set(line, cells);
    }
  }
  return [...lines].sort((a, b) => byText(a[0], b[0])).map(([, cells]) => cells);
}

/** Hides more of a line until nothing can be subtracted from its sum; whether anything was. */
function closeLine(line: readonly Place[], minGroup: number, hidden: Set<string>): boolean {
  const isHidden = ({ row, column }: Place) => hidden.has(placeKey(row, column));
  const gone = line.filter(isHidden);
  if (gone.length === 0) return false;
  let count = gone.length;
  let persons = gone.reduce((sum, { size }) => sum + size, 0);
  let changed = false;
  for (const place of line) {
    if (count >= 2 && persons >= minGroup) return changed;
    if (isHidden(place)) continue;
    hidden.add(placeKey(place.row, place.column));
    count += 1;
    persons += place.size;
    changed = true;
  }
  return changed;
}
