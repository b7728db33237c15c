import { NumberIds } from './number-ids';

/** Rows of a file: which basket holds which item. Columns of equal length. */
export interface BasketRows {
  /** Any number that tells baskets apart. */
  readonly basket: Float64Array;
  /** A number that tells items apart; rows whose number is not in the catalogue are left out. */
  readonly item: Float64Array;
  /** The group of the row's basket from 1 on, 0 for none; of several in a basket the last counts. */
  readonly group?: Float64Array;
}

/** Baskets the other way round: for each item of the catalogue the baskets that hold it, each once. */
export interface Baskets {
  readonly count: number;
  readonly items: number;
  /** The baskets of item i are `holders[starts[i]] … holders[starts[i + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly holders: Int32Array;
  /** Different items of each basket. */
  readonly sizes: Int32Array;
  /** Baskets are numbered group by group: group g is `groupStarts[g] … groupStarts[g + 1] - 1`, group 0 those of none. */
  readonly groupStarts: Int32Array;
}

interface Numbered {
  readonly basket: Int32Array;
  readonly item: Int32Array;
  readonly rows: number;
  readonly groups: Int32Array;
}

/**
 * Brings rows into baskets. Nothing depends on the order of rows but the numbers of baskets inside a group, which
 * nobody sees; a row that comes twice counts once.
 *
 * @param catalogue the numbers of the items, in the order of their names
 * @param groups how many groups there are (0: no groups)
 * @param largest baskets with more items than this are left out
 */
export function readBaskets(
  rows: BasketRows,
  catalogue: Float64Array,
  groups = 0,
  largest = Infinity,
): { readonly baskets: Baskets; readonly leftOut: number } {
  const numbered = byGroup(number(rows, catalogue), groups);
  const all = invert(numbered, catalogue.length, groups);
  if (!all.sizes.some((size) => size > largest)) return { baskets: all, leftOut: 0 };
  const baskets = without(all, largest);
  return { baskets, leftOut: all.count - baskets.count };
}

function number(rows: BasketRows, catalogue: Float64Array): Numbered {
  const known = new NumberIds(catalogue.length);
  for (const item of catalogue) known.add(item);
  const baskets = new NumberIds(rows.basket.length >> 3);
  const basket = new Int32Array(rows.basket.length);
  const item = new Int32Array(rows.basket.length);
  let groups = new Int32Array(rows.group ? 1024 : 0);
  let kept = 0;
  for (let row = 0; row < rows.basket.length; row++) {
    const found = known.find(rows.item[row] ?? NaN);
    if (found === -1) continue;
    const id = baskets.add(rows.basket[row] ?? NaN);
    basket[kept] = id;
    item[kept] = found;
    kept += 1;
    if (!rows.group) continue;
    if (id >= groups.length) groups = longer(groups);
    groups[id] = Math.max(groups[id] ?? 0, rows.group[row] ?? 0);
  }
  return {
    basket,
    item,
    rows: kept,
    groups: rows.group ? groups.subarray(0, baskets.size) : new Int32Array(baskets.size),
  };
}

function longer(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(list.length * 2);
  copy.set(list);
  return copy;
}

/** Numbers baskets group by group. */
function byGroup(numbered: Numbered, groups: number): Numbered & { readonly groupStarts: Int32Array } {
  const { basket, rows } = numbered;
  const groupStarts = startsOf(numbered.groups, numbered.groups.length, groups + 1);
  if (groups > 0) {
    const next = groupStarts.slice();
    const place = numbered.groups.map((group) => {
      const at = next[group] ?? 0;
      next[group] = at + 1;
      return at;
    });
    for (let row = 0; row < rows; row++) basket[row] = place[basket[row] ?? 0] ?? 0;
  }
  return { ...numbered, groupStarts };
}

/** Where each value's entries begin when the list is sorted by value: a list of `values + 1` places. */
function startsOf(list: Int32Array, length: number, values: number): Int32Array {
  const starts = new Int32Array(values + 1);
  for (let i = 0; i < length; i++) {
    const after = (list[i] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let value = 0; value < values; value++)
    starts[value + 1] = (starts[value + 1] ?? 0) + (starts[value] ?? 0);
  return starts;
}

function invert(
  { basket, item, rows, groups, groupStarts }: Numbered & { readonly groupStarts: Int32Array },
  items: number,
  groupCount: number,
): Baskets {
  const places = startsOf(item, rows, items);
  const next = places.slice();
  const sorted = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const of = item[row] ?? 0;
    const at = next[of] ?? 0;
    sorted[at] = basket[row] ?? 0;
    next[of] = at + 1;
  }
  const count = groups.length;
  const starts = new Int32Array(items + 1);
  const seen = new Int32Array(count).fill(-1);
  const sizes = new Int32Array(count);
  let kept = 0;
  for (let one = 0; one < items; one++) {
    starts[one] = kept;
    for (let i = places[one] ?? 0; i < (places[one + 1] ?? 0); i++) {
      const holder = sorted[i] ?? 0;
      if (seen[holder] === one) continue;
      seen[holder] = one;
      sizes[holder] = (sizes[holder] ?? 0) + 1;
      sorted[kept++] = holder;
    }
  }
  starts[items] = kept;
  const holders = sorted.subarray(0, kept);
  return {
    count,
    items,
    starts,
    holders,
    sizes,
    groupStarts: groupCount > 0 ? groupStarts : Int32Array.of(0, count),
  };
}

/** The same without the baskets that are too large. */
function without(all: Baskets, largest: number): Baskets {
  const place = new Int32Array(all.count).fill(-1);
  const groupStarts = new Int32Array(all.groupStarts.length);
  let count = 0;
  let group = 0;
  for (let basket = 0; basket < all.count; basket++) {
    while (basket >= (all.groupStarts[group + 1] ?? Infinity)) groupStarts[++group] = count;
    if ((all.sizes[basket] ?? 0) <= largest) place[basket] = count++;
  }
  groupStarts.fill(count, group + 1);
  const starts = new Int32Array(all.items + 1);
  const holders = new Int32Array(all.holders.length);
  let kept = 0;
  for (let item = 0; item < all.items; item++) {
    starts[item] = kept;
    for (let i = all.starts[item] ?? 0; i < (all.starts[item + 1] ?? 0); i++) {
      const to = place[all.holders[i] ?? 0] ?? -1;
      if (to !== -1) holders[kept++] = to;
    }
  }
  starts[all.items] = kept;
  const sizes = all.sizes.filter((size) => size <= largest);
  return { count, items: all.items, starts, holders: holders.subarray(0, kept), sizes, groupStarts };
}
