/** Why a row kind was guessed, in the reader's words; null where nothing was said. */
export function reasonText(because: string): string | null {
  return because === '' ? null : because;
}
