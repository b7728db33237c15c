/**
 * Text that no spreadsheet takes for a formula: what begins with `=`, `+`, `-`, `@`, a tab or a line end gets an
 * apostrophe before it, as the common advice against CSV injection has it.
 */
export function harmless(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
