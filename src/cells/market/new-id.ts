/** An id that no entry has yet: `criterion_1`, `criterion_2`, … */
export function newId(base: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}
