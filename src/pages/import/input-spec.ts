import { fieldSpec, isKnownField, type FieldMap, type FieldType } from '../../model/fields';

/** Fields that an analysis of this file cannot do without. */
const NEEDED = new Set(['customer', 'time', 'amount', 'line_amount']);

/**
 * The front matter's entry for an input, from what was mapped: `{ customer: text, 'city?': text }`. Fields that
 * the author named take the type of their column.
 */
export function inputSpec(map: FieldMap, typeOf: (column: string) => FieldType): Record<string, FieldType> {
  const entries = Object.entries(map).map(([field, mapping]): [string, FieldType] => {
    const own = !isKnownField(field) && typeof mapping === 'string' ? typeOf(mapping) : undefined;
    return [NEEDED.has(field) ? field : `${field}?`, fieldSpec(field, own).type];
  });
  return Object.fromEntries(entries);
}
