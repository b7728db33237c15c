/**
 * Which counts may be shown. A count below `least` is hidden, and so are further ones where the hidden could be had by
 * subtraction: from a group's base (customers have one value each), or from everyone's count of a value.
 */

export interface Cell {
  readonly segment: string;
  readonly value: string;
  readonly customers: number;
}

export interface Totals {
  /** Of the groups: customers whose value is known. Null where customers have several values. */
  readonly known: ReadonlyMap<string, number> | null;
  /** Of the values: customers of all groups. */
  readonly everyone: ReadonlyMap<string, number>;
}

/** The cells that may be shown. Those not given to it count as hidden. */
export function showable(cells: readonly Cell[], totals: Totals, least: number): Cell[] {
  let shown = cells.filter((cell) => cell.customers >= least);
  for (;;) {
    const revealing = nextRevealing(shown, totals, least);
    if (!revealing) return shown;
    shown = shown.filter((cell) => cell !== revealing);
  }
}

function nextRevealing(shown: readonly Cell[], { known, everyone }: Totals, least: number): Cell | undefined {
  const rows = known ? groups(shown, 'segment', known, least) : [];
  return [...rows, ...groups(shown, 'value', everyone, least)].map(smallest)[0];
}

/** The groups of cells whose total less what is shown is a small number of customers. */
function groups(
  shown: readonly Cell[],
  by: 'segment' | 'value',
  totals: ReadonlyMap<string, number>,
  least: number,
): Cell[][] {
  const grouped = new Map<string, Cell[]>();
  for (const cell of shown) grouped.set(cell[by], [...(grouped.get(cell[by]) ?? []), cell]);
  return [...grouped]
    .filter(([key, cells]) => {
      const rest = (totals.get(key) ?? 0) - cells.reduce((sum, cell) => sum + cell.customers, 0);
      return rest > 0 && rest < least;
    })
    .map(([, cells]) => cells);
}

function smallest(cells: readonly Cell[]): Cell | undefined {
  return [...cells].sort((a, b) => a.customers - b.customers || order(a, b))[0];
}

function order(a: Cell, b: Cell): number {
  const [first, second] = [`${a.segment}\n${a.value}`, `${b.segment}\n${b.value}`];
  return first < second ? -1 : Number(first > second);
}
