/** A number literal that the engine reads as the very same DOUBLE (a plain `13.8` would be a decimal first). */
export function number(value: number): string {
  const digits = String(value);
  return Number.isInteger(value) || digits.includes('e') ? digits : `${digits}e0`;
}
