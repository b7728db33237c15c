import type { FieldMap, RowKind } from '../model/fields';
import type { TableKind, TableReason } from '../model/table-kind';
import type { Preset } from './presets/preset';

export interface TableGuess {
  readonly kind: TableKind;
  readonly because: TableReason;
}

/** What a table holds: as the known system writes it, else by the fields found in it. */
export function guessTable(map: FieldMap, row: RowKind, preset: Preset | null): TableGuess {
  if (preset) return { kind: preset.table, because: 'preset' };
  return { kind: byFields(new Set(Object.keys(map)), row), because: 'fields' };
}

function byFields(fields: ReadonlySet<string>, row: RowKind): TableKind {
  const some = (...names: readonly string[]) => names.some((name) => fields.has(name));
  const answers = [...fields].filter((field) => field.startsWith('answer_')).length;
  if (answers > 1) return 'survey';
  const money = some('amount', 'line_amount', 'refund_amount');
  if (!money && some('ticket', 'ticket_kind', 'ticket_state')) return 'tickets';
  if (!money && fields.has('content') && fields.has('time')) return 'interactions';
  if (!money && fields.has('event')) return 'events';
  if (fields.has('time') && money) return row === 'order' ? 'orders' : 'items';
  if (fields.has('order')) return some('product', 'line_amount') ? 'items' : 'orders';
  return 'customers';
}
