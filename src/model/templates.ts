import type { FieldMap } from './fields';
import type { TableKind } from './table-kind';

/** The notebooks that can be built from one file, the most useful first. */
export const TEMPLATE_IDS = ['overview', 'methods', 'retention', 'basket', 'survey'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** The templates that a table with these fields can fill. */
export function fittingTemplates(table: TableKind, map: FieldMap): readonly TemplateId[] {
  return TEMPLATE_IDS.filter((id) => fits(id, table, map));
}

function fits(id: TemplateId, table: TableKind, map: FieldMap): boolean {
  if (id === 'survey') return table === 'survey';
  const orders = (table === 'orders' || table === 'items') && 'customer' in map;
  if (id === 'basket') return orders && ('product' in map || 'category' in map);
  return orders && (id === 'overview' || 'time' in map);
}
