const ROUNDS = 500;

/**
 * Turns factors so that each item loads on few of them (Kaiser 1958), rows brought to length 1 first as R's `varimax`
 * does. Pairs of factors are turned by the angle that is best for them until none moves. Factors then stand by what they
 * explain, the most first, their largest loading positive.
 *
 * @param loadings row-major, item by factor; it is not changed
 */
export function varimax(loadings: Float64Array, factors: number): Float64Array {
  const items = loadings.length / factors;
  const lengths = Float64Array.from({ length: items }, (_, item) => lengthOf(loadings, item, factors));
  const turned = loadings.map((value, at) => value / (lengths[Math.floor(at / factors)] as number));
  for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
    moved = false;
    for (let a = 0; a < factors - 1; a++) {
      for (let b = a + 1; b < factors; b++) moved = turnPair(turned, items, factors, a, b) || moved;
    }
  }
  const back = turned.map((value, at) => value * (lengths[Math.floor(at / factors)] as number));
  return inOrder(back, factors);
}

function lengthOf(loadings: Float64Array, item: number, factors: number): number {
  let sum = 0;
  for (let factor = 0; factor < factors; factor++) sum += (loadings[item * factors + factor] as number) ** 2;
  return Math.sqrt(sum) || 1;
}

/** Whether the pair had to be turned. */
function turnPair(turned: Float64Array, items: number, factors: number, a: number, b: number): boolean {
  let [u, v, cross, squares] = [0, 0, 0, 0];
  for (let item = 0; item < items; item++) {
    const x = turned[item * factors + a] as number;
    const y = turned[item * factors + b] as number;
    const [difference, product] = [x * x - y * y, 2 * x * y];
    u += difference;
    v += product;
    cross += difference * product;
    squares += difference * difference - product * product;
  }
  const angle = Math.atan2(2 * (cross - (u * v) / items), squares - (u * u - v * v) / items) / 4;
  if (Math.abs(angle) < 1e-12) return false;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  for (let item = 0; item < items; item++) {
    const x = turned[item * factors + a] as number;
    const y = turned[item * factors + b] as number;
    turned[item * factors + a] = x * cosine + y * sine;
    turned[item * factors + b] = y * cosine - x * sine;
  }
  return true;
}

function inOrder(loadings: Float64Array, factors: number): Float64Array {
  const items = loadings.length / factors;
  const columns = Array.from({ length: factors }, (_, factor) =>
    Float64Array.from({ length: items }, (__, item) => loadings[item * factors + factor] as number),
  );
  const explained = (column: Float64Array) => column.reduce((sum, value) => sum + value * value, 0);
  columns.sort((a, b) => explained(b) - explained(a));
  const ordered = new Float64Array(loadings.length);
  columns.forEach((column, factor) => {
    const largest = column.reduce(
      (best, value) => (Math.abs(value) > Math.abs(best) + 1e-12 ? value : best),
      0,
    );
    column.forEach((value, item) => (ordered[item * factors + factor] = largest < 0 ? -value : value));
  });
  return ordered;
}
