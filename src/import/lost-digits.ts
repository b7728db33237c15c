const SCIENTIFIC = /^\d(\.\d+)?E\+\d{2}$/i;
const LONG = /^[1-9]\d{15,}$/;
/** A spreadsheet keeps fifteen digits of a number; the rest become zeros. */
const KEPT = 15;

/**
 * Whether ids went through a spreadsheet as numbers: some are in scientific notation, or of those with more digits than it keeps all
 * end in zeros.
 */
export function hasLostDigits(values: readonly string[]): boolean {
  const present = [...new Set(values.map((value) => value.trim()))];
  if (present.some((value) => SCIENTIFIC.test(value))) return true;
  const long = present.filter((value) => LONG.test(value));
  return long.length > 1 && long.every((value) => /^0+$/.test(value.slice(KEPT)));
}
