/** The end of a union: does not compile while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`unknown case: ${String(value)}`);
}
