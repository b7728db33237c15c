/** Digits that print back as they were typed: `0012` and 18-digit ids stay text. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/** The value of a parameter as a reader types it: a number, yes or no where it is written so, else the text itself. */
export function typedParameter(text: string): string | number | boolean {
  const typed = text.trim();
  if (typed === 'true' || typed === 'false') return typed === 'true';
  return NUMBER.test(typed) && String(Number(typed)) === typed ? Number(typed) : typed;
}
