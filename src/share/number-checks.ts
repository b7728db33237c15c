/** Checks that tell an id or card number from just any digits. */

/** A mainland id number: 18 places (or the old 15) with a date of birth in it. */
export function isIdNumber(text: string): boolean {
  const date = text.length === 18 ? text.slice(6, 14) : `19${text.slice(6, 12)}`;
  return text.charAt(0) !== '0' && isDate(date);
}

/** The check digit of bank cards (ISO/IEC 7812, Luhn). Blanks and hyphens are passed over. */
export function passesLuhn(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => total + (place % 2 === 1 ? doubled(digit) : digit), 0);
  return digits.length >= 15 && sum % 10 === 0 && digits.some((digit) => digit !== 0);
}

/** Digits that are a date (20240301, with or without a time) or a round figure (100000000). */
export function isPlainNumber(text: string): boolean {
  return /0{4}$/.test(text) || ([8, 12, 14].includes(text.length) && isDate(text.slice(0, 8)));
}

function doubled(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}

function isDate(text: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text);
}
