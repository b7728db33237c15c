import type { FieldType } from '../../model/fields';

/** How the text of one column becomes values. */
export type Reading =
  /**
   * `id` also loses the quotes, `=` and apostrophes that spreadsheets pad numbers with to keep them text. `trim` is set where
   * padding was seen: it costs time, so without it values are only looked at, and what is padded is noted.
   */
  | { readonly kind: 'text'; readonly id: boolean; readonly trim: boolean }
  /**
   * `decimal`: exact to four places; `double`: whole numbers, or where digits do not fit. `comma`: 1.234,50.
   * `plain`: what a plain cast does not read is not cleaned (in very wide files the statement would grow too long).
   */
  | { readonly kind: 'decimal' | 'double'; readonly comma: boolean; readonly plain?: boolean }
  /** `format`: the strptime format that most values have, null for year-month-day as DuckDB casts it. */
  | {
      readonly kind: 'timestamp' | 'date';
      readonly format: string | null;
      readonly dayFirst: boolean;
      /** 24-03-01 is the first of March: the year, in two digits, comes first. */
      readonly yearFirst?: boolean;
    }
  | { readonly kind: 'boolean' }
  /** Values of a file with types of its own, kept as they are. */
  | { readonly kind: 'native'; readonly type: string; readonly field: FieldType };

export const TEXT: Reading = { kind: 'text', id: false, trim: false };
export const ID: Reading = { kind: 'text', id: true, trim: false };

/** DuckDB's type of the values. */
export function readingType(reading: Reading): string {
  switch (reading.kind) {
    case 'text':
      return 'VARCHAR';
    case 'decimal':
      return 'DECIMAL(18,4)';
    case 'double':
      return 'DOUBLE';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'date':
      return 'DATE';
    case 'boolean':
      return 'BOOLEAN';
    case 'native':
      return reading.type;
  }
}

/** The type by the product's own name. */
export function readingFieldType(reading: Reading): FieldType {
  if (reading.kind === 'native') return reading.field;
  return reading.kind === 'decimal' || reading.kind === 'double' ? 'number' : reading.kind;
}
