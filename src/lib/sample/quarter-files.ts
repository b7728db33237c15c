import { retailRows } from './retail-file';

/** The first months of the two quarters that the sample review compares, as the orders' times are written. */
const QUARTERS = [
  { name: '2024-Q1', from: '2024-01', to: '2024-04' },
  { name: '2024-Q2', from: '2024-04', to: '2024-07' },
] as const;

/**
 * The sample shop's orders as a shop exports them over time: what came before 2024 in one file, then a file a quarter. The
 * same columns in each, so that they are read as one table.
 */
export async function quarterFiles(language: 'zh' | 'en'): Promise<File[]> {
  const { heading, rows, fileName, timeAt } = await retailRows(language);
  const within = (from: string, to: string) =>
    rows.filter((cells) => (cells[timeAt] ?? '') >= from && (cells[timeAt] ?? '') < to);
  const parts = [{ name: '2023', from: '0000', to: '2024-01' }, ...QUARTERS];
  return parts.map(({ name, from, to }) => {
    const text = [heading, ...within(from, to)].map((cells) => `${cells.join(',')}\r\n`).join('');
    return new File(['\uFEFF', text], fileName.replace(/(\.csv)$/, `-${name}$1`), { type: 'text/csv' });
  });
}
