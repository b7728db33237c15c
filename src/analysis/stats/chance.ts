/** A p-value, with its logarithm for where the value itself is too small for a number (below about 1e-308 it is 0). */
export interface Chance {
  readonly p: number;
  readonly ln_p: number;
}

export function chance(lnP: number, p = Math.exp(lnP)): Chance {
  return { p, ln_p: lnP };
}
