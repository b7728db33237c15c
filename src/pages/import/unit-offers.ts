import type { FieldMap } from '../../model/fields';
import type { ColumnUnit, ImportPreview } from '../../model/import';

/** A column whose numbers can be brought to the base unit. */
export interface UnitOffer {
  readonly column: string;
  readonly unit: ColumnUnit;
  /** Whether the unit stands in the column's own name, or above the table for all money in it. */
  readonly from: 'name' | 'title';
}

/** Fields that are sums of money; a unit above the table is theirs. */
const MONEY = [
  'amount',
  'line_amount',
  'price',
  'refund_amount',
  'discount',
  'list_price',
  'cost',
  'yearly_purchase',
];

/** Where multiplying is worth offering: 万元 to 元. A unit that is the base unit already needs nothing. */
export function unitOffers({ columns, around }: ImportPreview, map: FieldMap): UnitOffer[] {
  const money = new Set(MONEY.map((field) => map[field]));
  return columns.flatMap(({ name, unit, type }): UnitOffer[] => {
    if (unit) return unit.times === 1 ? [] : [{ column: name, unit, from: 'name' }];
    const table = around.unit;
    if (!table || table.times === 1 || type !== 'number' || !money.has(name)) return [];
    return [{ column: name, unit: table, from: 'title' }];
  });
}
