/** What a mainland id number says of a person. */
export interface IdCard {
  /** ISO date. */
  readonly birth: string;
  readonly sex: 'male' | 'female';
  /** The first two digits: the province. */
  readonly province: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** Reads an id number of 18 places (GB 11643, with its check digit) or of the older 15; null for anything else. */
export function readIdCard(text: string): IdCard | null {
  const number = text.trim().toUpperCase();
  if (!/^(\d{17}[\dX]|\d{15})$/.test(number) || !PROVINCES.test(number)) return null;
  const long = number.length === 18;
  if (long && checkDigit(number) !== number.charAt(17)) return null;
  const digits = long ? number.slice(6, 14) : `19${number.slice(6, 12)}`;
  const birth = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  if (!/^(19|20)/.test(birth) || !isDay(birth)) return null;
  const odd = Number(number.charAt(long ? 16 : 14)) % 2 === 1;
  return { birth, sex: odd ? 'male' : 'female', province: number.slice(0, 2) };
}

function checkDigit(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number.charAt(i)), 0);
  return CHECKS.charAt(sum % 11);
}

function isDay(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
