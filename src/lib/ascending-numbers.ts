/** Numbers in ascending order as a reader types them, or null where the text is none: `30, 60,90、120`. */
export function numbersFromText(text: string): number[] | null {
  const parts = text.split(/[,\uFF0C、;\uFF1B\s]+/u).filter((part) => part !== '');
  const numbers = parts.map(Number);
  const ascending = numbers.every(
    (number, i) => Number.isFinite(number) && (i === 0 || number >= (numbers[i - 1] ?? number)),
  );
  return ascending ? numbers : null;
}

/** Numbers as a reader types them. */
export function numbersToText(numbers: readonly number[] | undefined): string {
  return (numbers ?? []).join(', ');
}
