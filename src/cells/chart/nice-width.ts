/** The next of 1, 2, 5 × a power of ten that is not smaller; 1 where there is no width. */
export function niceWidth(width: number): number {
  if (!(width > 0) || !Number.isFinite(width)) return 1;
  const exponent = Math.floor(Math.log10(width));
  for (const step of [1, 2, 5, 10]) {
    const nice = Number(`${step}e${exponent}`);
    if (nice >= width * (1 - 1e-9)) return nice;
  }
  return Number(`1e${exponent + 1}`);
}
