import type { Chance } from './chance';
import { chiSquareUpper, zTwoSided } from './distributions';
import { holm } from './adjust';

export interface TableCell {
  readonly observed: number;
  readonly expected: number;
  /** (O − E) ÷ its standard error where rows and columns are independent: beyond ±2 is unusual (Haberman 1973). */
  readonly residual: number;
  readonly chance: Chance;
  /** The p-value corrected by Holm's method for the number of cells. */
  readonly adjusted: number;
}

export interface ChiSquare {
  readonly statistic: number;
  readonly df: number;
  readonly chance: Chance;
  readonly n: number;
  /** Cramér's V: 0 = independent, 1 = one tells the other. */
  readonly v: number;
  /** The same with the part taken off that chance alone gives (Bergsma 2013). */
  readonly v_corrected: number;
  /** The smaller number of rows and columns, less one: V of 0.1 ÷ √this is small, 0.3 and 0.5 medium and large (Cohen). */
  readonly dimensions: number;
  /** Share of cells that expect fewer than 5, and the least expectation. */
  readonly few_share: number;
  readonly least_expected: number;
  readonly cells: readonly (readonly TableCell[])[];
}

/**
 * Pearson's chi-square test of independence of a table of counts, without Yates's correction, with Cramér's V and adjusted
 * residuals. Rows and columns without any count must be left out before. Null where there are not two of each.
 */
export function chiSquare(counts: readonly (readonly number[])[]): ChiSquare | null {
  const rows = counts.map(sum);
  const columns = (counts[0] ?? []).map((_, j) => sum(counts.map((row) => row[j] ?? 0)));
  const n = sum(rows);
  if (rows.filter(positive).length < 2 || columns.filter(positive).length < 2) return null;
  const bare = counts.map((row, i) =>
    row.map((observed, j) => bareCell(observed, rows[i] ?? 0, columns[j] ?? 0, n)),
  );
  const flat = bare.flat();
  const statistic = sum(flat.map(({ observed, expected }) => (observed - expected) ** 2 / expected));
  const df = (rows.length - 1) * (columns.length - 1);
  const dimensions = Math.min(rows.length, columns.length) - 1;
  const adjusted = holm(flat.map(({ chance }) => chance.ln_p)).map(Math.exp);
  return {
    ...{ statistic, df, n, dimensions },
    chance: chiSquareUpper(statistic, df),
    v: Math.sqrt(Math.min(1, statistic / n / dimensions)),
    v_corrected: bergsma(statistic / n, rows.length, columns.length, n),
    few_share: flat.filter(({ expected }) => expected < 5).length / flat.length,
    least_expected: Math.min(...flat.map(({ expected }) => expected)),
    cells: bare.map((row, i) =>
      row.map((cell, j) => ({ ...cell, adjusted: adjusted[i * columns.length + j] ?? 1 })),
    ),
  };
}

function bareCell(observed: number, row: number, column: number, n: number): Omit<TableCell, 'adjusted'> {
  const expected = (row * column) / n;
  const spread = Math.sqrt(expected * (1 - row / n) * (1 - column / n));
  const residual = spread > 0 ? (observed - expected) / spread : 0;
  return { observed, expected, residual, chance: zTwoSided(residual) };
}

function bergsma(phi: number, rows: number, columns: number, n: number): number {
  if (n < 2) return 0;
  const corrected = Math.max(0, phi - ((rows - 1) * (columns - 1)) / (n - 1));
  const r = rows - (rows - 1) ** 2 / (n - 1);
  const c = columns - (columns - 1) ** 2 / (n - 1);
  const least = Math.min(r, c) - 1;
  return least > 0 ? Math.sqrt(Math.min(1, corrected / least)) : 0;
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}

function positive(value: number): boolean {
  return value > 0;
}
