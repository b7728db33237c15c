/** The check digit of bank cards (ISO/IEC 7812, Luhn). Blanks and hyphens are passed over. */
export function passesLuhn(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => total + (place % 2 === 1 ? doubled(digit) : digit), 0);
  return digits.length >= 15 && sum % 10 === 0 && digits.some((digit) => digit !== 0);
}

function doubled(digit: number): number {
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
