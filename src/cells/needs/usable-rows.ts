import type { Figure } from './figures';
import type { NeedsOptions } from './options';
import type { ReadItem } from './read-items';

export interface UsableRows {
  /** 1 for each row that is used. */
  readonly used: Uint8Array;
  readonly count: number;
  readonly incomplete: number;
  readonly straight: number;
}

/** A battery shorter than this is often answered alike in earnest. */
const LEAST_BATTERY = 4;

/**
 * Which answer sheets are used: those that answer enough of the items, and that do not give one and the same answer to
 * every item of each battery (straight-liners).
 */
export function usableRows(
  figures: readonly Figure[],
  columns: readonly Float64Array[],
  items: readonly ReadItem[],
  options: Pick<NeedsOptions, 'complete' | 'straight_liners'>,
): UsableRows {
  const rows = columns[0]?.length ?? 0;
  const used = new Uint8Array(rows).fill(1);
  const asked = firstOfItems(figures, items);
  const inferred = items.every(({ kind }) => kind === 'number');
  const least = inferred ? 1 : Math.max(1, Math.ceil(options.complete * asked.length - 1e-9));
  const batteries = batteriesOf(figures, items);
  let [incomplete, straight] = [0, 0];
  for (let row = 0; row < rows; row++) {
    let answered = 0;
    for (const at of asked) if (!Number.isNaN(columns[at]?.[row])) answered++;
    if (answered < least) {
      used[row] = 0;
      incomplete++;
    } else if (batteries.length > 0 && batteries.every((battery) => isStraight(battery, columns, row))) {
      straight++;
      if (options.straight_liners === 'leave_out') used[row] = 0;
    }
  }
  return { used, count: used.reduce((sum, one) => sum + one, 0), incomplete, straight };
}

/** A figure of each item that must be answered: free text need not be. */
function firstOfItems(figures: readonly Figure[], items: readonly ReadItem[]): number[] {
  return items.flatMap(({ kind }, item) => {
    const at = figures.findIndex((figure) => figure.item === item);
    return kind === 'text' || at < 0 ? [] : [at];
  });
}

/** Scales of one question, or all where none has a number; the places of their figures. */
function batteriesOf(figures: readonly Figure[], items: readonly ReadItem[]): number[][] {
  const found = new Map<string, number[]>();
  figures.forEach(({ sort, item }, at) => {
    if (sort !== 'scale') return;
    const key = String(items[item]?.number ?? '');
    found.set(key, [...(found.get(key) ?? []), at]);
  });
  const batteries = [...found.values()].filter((battery) => battery.length >= LEAST_BATTERY);
  if (batteries.length > 0) return batteries;
  const all = [...found.values()].flat();
  return all.length >= LEAST_BATTERY + 1 ? [all] : [];
}

function isStraight(battery: readonly number[], columns: readonly Float64Array[], row: number): boolean {
  const first = columns[battery[0] ?? 0]?.[row];
  return first !== undefined && !Number.isNaN(first) && battery.every((at) => columns[at]?.[row] === first);
}
