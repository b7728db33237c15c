/**
 * p-values corrected for how many were tried (Benjamini and Hochberg 1995), in logarithms:
 * q(i) = min over j ≥ i of p(j) · m / j, with p in ascending order.
 */
export function lnBenjaminiHochberg(lnP: Float64Array): Float64Array {
  const count = lnP.length;
  const order = Int32Array.from(lnP.keys()).sort((a, b) => (lnP[a] ?? 0) - (lnP[b] ?? 0));
  const corrected = new Float64Array(count);
  let least = 0;
  for (let rank = count; rank >= 1; rank--) {
    const at = order[rank - 1] ?? 0;
    least = Math.min(least, (lnP[at] ?? 0) + Math.log(count / rank));
    corrected[at] = least;
  }
  return corrected;
}
