import type { ComputeContext } from '../../model/cell';
import type { FieldMap, RowKind } from '../../model/fields';
import { judgeRows, type RepeatedOrders, type RowReason } from '../../import/rows';
import type { Preset } from '../../import/presets/preset';
import type { SourceOptions } from './options';
import { orderIsUnique, repeatedOrdersQuery, repeatsEarly } from './query';

export interface JudgedRows {
  readonly kind: RowKind;
  readonly because: RowReason | null;
  /** Every row has its own order id. */
  readonly unique: boolean;
}

/** What a row is: as the document says, else found out from the whole table; and whether order ids are unique. */
export async function judgeTable(
  context: ComputeContext<SourceOptions>,
  map: FieldMap,
  rows: number,
  preset: Preset | null,
): Promise<JudgedRows> {
  const said = context.options.row;
  if (map['order'] === undefined)
    return { kind: said ?? 'order', because: said ? null : 'no_order', unique: false };
  if (said === 'line' || said === 'line_with_order_total')
    return { kind: said, because: null, unique: false };
  context.progress({ stage: 'count', done: 0 });
  const unique = await isUnique(context);
  if (said) return { kind: said, because: null, unique };
  if (preset?.row && (preset.row !== 'order' || unique))
    return { kind: preset.row, because: 'preset', unique };
  const guess = judgeRows(
    map,
    unique ? NONE : await countRepeated(context, rows, map['amount'] !== undefined),
  );
  return { ...guess, unique };
}

const NONE: RepeatedOrders = { several: 0, constant: 0, measured: 0 };

async function isUnique({ database, name }: ComputeContext<SourceOptions>): Promise<boolean> {
  const [early] = await database.rows<{ repeats: boolean }>(repeatsEarly(name));
  if (early?.repeats) return false;
  const [whole] = await database.rows<{ is_unique: boolean }>(orderIsUnique(name));
  return whole?.is_unique ?? false;
}

async function countRepeated(
  { database, name }: ComputeContext<SourceOptions>,
  rows: number,
  amount: boolean,
): Promise<RepeatedOrders> {
  const [counts] = await database.rows<{ several: number; constant: number; measured: number }>(
    repeatedOrdersQuery(name, rows, amount),
  );
  return counts ?? NONE;
}
