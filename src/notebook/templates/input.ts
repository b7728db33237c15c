import type { FieldMap, FieldType, RowKind } from '../../model/fields';
import type { ImportOptions } from '../../model/import';

/** What a notebook is built from: one group of files and what the reader says of it. */
export interface TemplateInput {
  /** Name of the input and of the cell that reads it. */
  readonly name: string;
  readonly import: ImportOptions;
  readonly row: RowKind;
  readonly map: FieldMap;
  /** The front matter's entry for the input, as stored: `{ customer: 'text', 'order?': 'text' }`. */
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly title?: string;
}

/** The column that holds amounts to add up; null where there is none, or where adding would count orders repeatedly. */
export function amountColumn({ map, row }: TemplateInput): string | null {
  if (row === 'line_with_order_total') return null;
  return ['amount', 'line_amount'].find((field) => field in map) ?? null;
}
