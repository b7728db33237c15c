import { numberText } from './number-text';
import { isSummaryRow } from './summary-rows';

/**
 * Whether the last row sums up those above it without saying so: its first column is blank, and everything in it is the sum of its
 * column.
 */
export function endsInSum(rows: readonly (readonly string[])[]): boolean {
  const last = rows.at(-1) ?? [];
  const above = rows.slice(0, -1).filter((row) => !isSummaryRow(row));
  const filled = last.flatMap((cell, column) => (cell.trim() === '' ? [] : [column]));
  const named = above.filter((row) => (row[0] ?? '').trim() !== '').length;
  if (above.length < 2 || filled.length === 0 || filled[0] === 0 || named < above.length) return false;
  return filled.every((column) => {
    const numbers = above.map((row) => valueOf(row[column] ?? ''));
    const sum = numbers.reduce((total, value) => total + value, 0);
    const said = valueOf(last[column] ?? '');
    return said !== 0 && Math.abs(sum - said) < 0.005;
  });
}

/** NaN for what is no plain number: nothing is a sum of it. */
function valueOf(cell: string): number {
  if (cell.trim() === '') return 0;
  const number = numberText(cell);
  return number === null || number.unit !== '' ? Number.NaN : Number(number.digits);
}
