/** Checks that tell an id or card number from just any digits. */

/** A mainland id number: 18 places (or the old 15) with a date of birth in it. */
export function isIdNumber(text: string): boolean {
  const date = text.length === 18 ? text.slice(6, 14) : `19${text.slice(6, 12)}`;
  return text.charAt(0) !== '0' && isDate(date);
}

/** Digits that are a date (20240301, with or without a time) or a round figure (100000000). */
export function isPlainNumber(text: string): boolean {
  return /0{4}$/.test(text) || ([8, 12, 14].includes(text.length) && isDate(text.slice(0, 8)));
}

function isDate(text: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text);
}
