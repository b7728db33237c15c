import { addDays, addMonths, type Span } from '../../sql/metrics/spans';

const PERIOD = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** The days of a period as it is written (`2024`, `2024-Q2`, `2024-05`); null for what is none. */
export function periodSpan(text: string): Span | null {
  const [, year, quarter, month] = PERIOD.exec(text) ?? [];
  if (year === undefined) return null;
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1);
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  const months = quarter ? 3 : month ? 1 : 12;
  return { from, to: addDays(addMonths(from, months), -1) };
}

/** The same period a year before, and the one right before it, as they are written. */
export function periodBefore(text: string): { readonly last: string; readonly year: string } {
  const [, year = '', quarter, month] = PERIOD.exec(text) ?? [];
  const back = String(Number(year) - 1).padStart(4, '0');
  const two = (n: number) => String(n).padStart(2, '0');
  if (quarter) {
    const last = quarter === '1' ? `${back}-Q4` : `${year}-Q${Number(quarter) - 1}`;
    return { last, year: `${back}-Q${quarter}` };
  }
  if (month) {
    const last = month === '01' ? `${back}-12` : `${year}-${two(Number(month) - 1)}`;
    return { last, year: `${back}-${month}` };
  }
  return { last: back, year: back };
}
