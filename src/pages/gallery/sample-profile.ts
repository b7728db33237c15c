import type { ColumnProfile } from '../../model/profile';

const ROWS = 1_000_000;

const EMPTY: ColumnProfile = {
  name: '',
  type: 'VARCHAR',
  sort: 'text',
  rows: ROWS,
  filled: 0,
  distinct: 0,
  distinct_exact: true,
  min: null,
  max: null,
  mean: null,
  deviation: null,
  quantiles: null,
  bins: [],
  below: 0,
  above: 0,
  top: [],
  top_exact: true,
  shortest: null,
  longest: null,
  personal: false,
};

/** Profiles of the sample table's columns: texts with few and with very many values, figures, missing values. */
export const sampleProfile: readonly ColumnProfile[] = [
  { ...text('customer', ROWS, 1_000_000), distinct_exact: false },
  text('name', ROWS, 98_000, [5200, 4800, 3100]),
  text('phone', ROWS * 0.62, 610_000),
  text('segment', ROWS, 8, [230_000, 190_000, 160_000, 140_000, 110_000, 90_000, 50_000, 30_000]),
  figures('recency', [9, 14, 19, 17, 12, 8, 6, 5, 4, 3, 2, 1]),
  figures('frequency', [80, 30, 14, 8, 5, 3, 2, 1, 1, 1]),
  figures('monetary', [4, 18, 32, 27, 19, 12, 8, 5, 3, 2, 1, 1]),
  text('r100', 0, 0),
];

function text(name: string, filled: number, distinct: number, top: readonly number[] = []): ColumnProfile {
  return {
    ...EMPTY,
    name,
    filled,
    distinct,
    top: top.map((rows, i) => ({ value: `${name} ${i + 1}`, rows })),
  };
}

function figures(name: string, rows: readonly number[]): ColumnProfile {
  const bins = rows.map((share, i) => ({ from: i, to: i + 1, rows: share * 1000 }));
  return { ...EMPTY, name, type: 'DOUBLE', sort: 'number', filled: ROWS, distinct: 4321, bins, above: 900 };
}
