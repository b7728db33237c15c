import type { FieldMap } from './fields';
import type { TableKind } from './table-kind';

/** The notebooks that can be built from one file, the most useful first. */
export const TEMPLATE_IDS = [
  'overview',
  'members',
  'winback',
  'review',
  'accounts',
  'entry',
  'methods',
  'retention',
  'basket',
  'survey',
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** The templates that a table with these fields can fill, the most useful first: of companies, that of accounts. */
export function fittingTemplates(table: TableKind, map: FieldMap): readonly TemplateId[] {
  const fitting = TEMPLATE_IDS.filter((id) => fits(id, table, map));
  const business = 'industry' in map || 'company_size' in map;
  const first = (id: TemplateId) => Number(business && id === 'accounts');
  return fitting.sort((a, b) => first(b) - first(a));
}

function fits(id: TemplateId, table: TableKind, map: FieldMap): boolean {
  if (id === 'survey' || id === 'entry') return table === 'survey';
  const orders = (table === 'orders' || table === 'items') && 'customer' in map;
  if (id === 'basket') return orders && ('product' in map || 'category' in map);
  return orders && (id === 'overview' || 'time' in map);
}
