/** Which share of all names two lists have in common; upper and lower case are the same. */
export function shareInCommon(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a, b].map((names) => new Set(names.map((name) => name.toLowerCase())));
  if (!left || !right) return 0;
  const common = [...left].filter((name) => right.has(name)).length;
  return common / Math.max(1, new Set([...left, ...right]).size);
}
