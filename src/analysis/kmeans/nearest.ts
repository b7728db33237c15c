/**
 * The inner loop of k-means: the nearest and the second nearest centre of some rows. Written out for the small
 * numbers of dimensions that customer features have, because a loop over five numbers costs more than the numbers.
 */
export interface Found {
  /** For each queued row: its nearest centre (the lowest number wins a tie). */
  readonly label: Int32Array;
  /** Squared distance to it. */
  readonly first: Float64Array;
  /** Squared distance to the second nearest; infinite where there is one centre. */
  readonly second: Float64Array;
}

/** Looks at the first `count` rows of `queue`; `values` and `centres` are row-major. */
export type Nearest = (
  values: Float64Array,
  queue: Int32Array,
  count: number,
  centres: Float64Array,
  found: Found,
) => void;

/** The loop for a number of dimensions. */
export function nearestFor(dimensions: number): Nearest {
  return BY_DIMENSIONS[dimensions] ?? ((...all) => nearestAny(dimensions, ...all));
}

const nearest2: Nearest = (values, queue, count, centres, found) => {
  const { label, first, second } = found;
  for (let at = 0; at < count; at++) {
    const row = (queue[at] as number) * 2;
    const x0 = values[row] as number;
    const x1 = values[row + 1] as number;
    let best = Infinity;
    let next = Infinity;
    let chosen = 0;
    for (let c = 0, centre = 0; c < centres.length; c += 2, centre++) {
      const e0 = x0 - (centres[c] as number);
      const e1 = x1 - (centres[c + 1] as number);
      const distance = e0 * e0 + e1 * e1;
      if (distance < best) {
        next = best;
        best = distance;
        chosen = centre;
      } else if (distance < next) next = distance;
    }
    label[at] = chosen;
    first[at] = best;
    second[at] = next;
  }
};

const nearest3: Nearest = (values, queue, count, centres, found) => {
  const { label, first, second } = found;
  for (let at = 0; at < count; at++) {
    const row = (queue[at] as number) * 3;
    const x0 = values[row] as number;
    const x1 = values[row + 1] as number;
    const x2 = values[row + 2] as number;
    let best = Infinity;
    let next = Infinity;
    let chosen = 0;
    for (let c = 0, centre = 0; c < centres.length; c += 3, centre++) {
      const e0 = x0 - (centres[c] as number);
      const e1 = x1 - (centres[c + 1] as number);
      const e2 = x2 - (centres[c + 2] as number);
      const distance = e0 * e0 + e1 * e1 + e2 * e2;
      if (distance < best) {
        next = best;
        best = distance;
        chosen = centre;
      } else if (distance < next) next = distance;
    }
    label[at] = chosen;
    first[at] = best;
    second[at] = next;
  }
};

const nearest4: Nearest = (values, queue, count, centres, found) => {
  const { label, first, second } = found;
  for (let at = 0; at < count; at++) {
    const row = (queue[at] as number) * 4;
    const x0 = values[row] as number;
    const x1 = values[row + 1] as number;
    const x2 = values[row + 2] as number;
    const x3 = values[row + 3] as number;
    let best = Infinity;
    let next = Infinity;
    let chosen = 0;
    for (let c = 0, centre = 0; c < centres.length; c += 4, centre++) {
      const e0 = x0 - (centres[c] as number);
      const e1 = x1 - (centres[c + 1] as number);
      const e2 = x2 - (centres[c + 2] as number);
      const e3 = x3 - (centres[c + 3] as number);
      const distance = e0 * e0 + e1 * e1 + (e2 * e2 + e3 * e3);
      if (distance < best) {
        next = best;
        best = distance;
        chosen = centre;
      } else if (distance < next) next = distance;
    }
    label[at] = chosen;
    first[at] = best;
    second[at] = next;
  }
};

const nearest5: Nearest = (values, queue, count, centres, found) => {
  const { label, first, second } = found;
  for (let at = 0; at < count; at++) {
    const row = (queue[at] as number) * 5;
    const x0 = values[row] as number;
    const x1 = values[row + 1] as number;
    const x2 = values[row + 2] as number;
    const x3 = values[row + 3] as number;
    const x4 = values[row + 4] as number;
    let best = Infinity;
    let next = Infinity;
    let chosen = 0;
    for (let c = 0, centre = 0; c < centres.length; c += 5, centre++) {
      const e0 = x0 - (centres[c] as number);
      const e1 = x1 - (centres[c + 1] as number);
      const e2 = x2 - (centres[c + 2] as number);
      const e3 = x3 - (centres[c + 3] as number);
      const e4 = x4 - (centres[c + 4] as number);
      const distance = e0 * e0 + e1 * e1 + (e2 * e2 + e3 * e3) + e4 * e4;
      if (distance < best) {
        next = best;
        best = distance;
        chosen = centre;
      } else if (distance < next) next = distance;
    }
    label[at] = chosen;
    first[at] = best;
    second[at] = next;
  }
};

const nearest6: Nearest = (values, queue, count, centres, found) => {
  const { label, first, second } = found;
  for (let at = 0; at < count; at++) {
    const row = (queue[at] as number) * 6;
    const x0 = values[row] as number;
    const x1 = values[row + 1] as number;
    const x2 = values[row + 2] as number;
    const x3 = values[row + 3] as number;
    const x4 = values[row + 4] as number;
    const x5 = values[row + 5] as number;
    let best = Infinity;
    let next = Infinity;
    let chosen = 0;
    for (let c = 0, centre = 0; c < centres.length; c += 6, centre++) {
      const e0 = x0 - (centres[c] as number);
      const e1 = x1 - (centres[c + 1] as number);
      const e2 = x2 - (centres[c + 2] as number);
      const e3 = x3 - (centres[c + 3] as number);
      const e4 = x4 - (centres[c + 4] as number);
      const e5 = x5 - (centres[c + 5] as number);
      const distance = e0 * e0 + e1 * e1 + (e2 * e2 + e3 * e3) + (e4 * e4 + e5 * e5);
      if (distance < best) {
        next = best;
        best = distance;
        chosen = centre;
      } else if (distance < next) next = distance;
    }
    label[at] = chosen;
    first[at] = best;
    second[at] = next;
  }
};

const BY_DIMENSIONS: Readonly<Record<number, Nearest>> = {
  2: nearest2,
  3: nearest3,
  4: nearest4,
  5: nearest5,
  6: nearest6,
};

function nearestAny(
  dimensions: number,
  values: Float64Array,
  queue: Int32Array,
  count: number,
  centres: Float64Array,
  { label, first, second }: Found,
): void {
  for (let at = 0; at < count; at++) {
    const row = (queue[at] as number) * dimensions;
    let best = Infinity;
    let next = Infinity;
    let chosen = 0;
    for (let c = 0, centre = 0; c < centres.length; centre++) {
      let distance = 0;
      for (let x = row; x < row + dimensions; x++, c++) {
        const e = (values[x] as number) - (centres[c] as number);
        distance += e * e;
      }
      if (distance < best) {
        next = best;
        best = distance;
        chosen = centre;
      } else if (distance < next) next = distance;
    }
    label[at] = chosen;
    first[at] = best;
    second[at] = next;
  }
}
