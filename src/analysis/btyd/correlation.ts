import type { ValueGroups } from './gamma-gamma';

/** Pearson's correlation of x and z over customers; null where one of them does not vary. */
export function correlation({ x, z, weight }: ValueGroups): number | null {
  const n = weight.reduce((sum, w) => sum + w, 0);
  const meanX = mean(x, weight, n);
  const meanZ = mean(z, weight, n);
  let xx = 0;
  let zz = 0;
  let xz = 0;
  for (let i = 0; i < x.length; i++) {
    const w = weight[i] as number;
    const dx = (x[i] as number) - meanX;
    const dz = (z[i] as number) - meanZ;
    xx += w * dx * dx;
    zz += w * dz * dz;
    xz += w * dx * dz;
  }
  return xx > 0 && zz > 0 ? xz / Math.sqrt(xx * zz) : null;
}

function mean(values: Float64Array, weight: Float64Array, n: number): number {
  return values.reduce((sum, value, i) => sum + value * (weight[i] as number), 0) / n;
}
