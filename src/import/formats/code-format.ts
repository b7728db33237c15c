import { numberText } from './cell-text';

/** Writes a number as its cell shows it. */
export type CodeFormat = (value: number) => string;

/** Zeros only, perhaps after letters in quotes: 00000, "KH"0000. Other sections (negative, zero, text) do not matter. */
const CODE = /^(?:"([A-Za-z-]+)")?(0+)$/;

/**
 * The number format of codes: Excel stores 00123 as 123 and shows the zeros. Null for formats of quantities, whose numbers stay
 * numbers.
 */
export function codeFormat(format: string): CodeFormat | null {
  const [first = ''] = format.split(';');
  const found = CODE.exec(first.replace(/^\[\$[^\]]*\]/, '').trim());
  const [, prefix = '', zeros = ''] = found ?? [];
  if (zeros.length < (prefix === '' ? 2 : 3)) return null;
  return (value) =>
    Number.isInteger(value) && value >= 0
      ? prefix + numberText(value).padStart(zeros.length, '0')
      : numberText(value);
}
