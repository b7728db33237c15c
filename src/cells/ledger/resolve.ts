import type { ComputeContext } from '../../model/cell';
import { ident } from '../../sql/sql';
import { canonical } from '../../sql/ledger/canonical';
import type { Scratch } from '../../sql/ledger/scratch';
import { type FieldColumn, keptSql, lostSql, tagsSql, valuesSql } from '../../sql/ledger/values';
import { FIELDS_OF, LEDGER_FIELDS, type LedgerField } from './fields';
import type { Matched } from './match';
import type { LedgerOptions } from './options';
import { saidSql } from './query';
import { type LedgerTable, writtenAt } from './sources';

/** What the sources say: temporary tables. */
export interface Resolved {
  /** `c` and a column a field, as canonical text. */
  readonly said: string;
  /** All fields in their order; what no source has is empty. */
  readonly fields: readonly LedgerField[];
  /** Tables of values that lost. */
  readonly lost: readonly string[];
  /** Which tables have a field. */
  readonly sourcesOf: Readonly<Record<string, readonly string[]>>;
}

/** Settles every field of every customer by its rule. `always`: fields to have even where nobody says anything. */
export async function resolveFields(
  context: ComputeContext<LedgerOptions>,
  scratch: Scratch,
  tables: readonly LedgerTable[],
  matched: Matched,
  always: readonly string[],
): Promise<Resolved> {
  const found = fieldsOf(tables);
  const fields = found.filter(
    (field) => field.core || always.includes(field.name) || columnsOf(field, tables).length > 0,
  );
  const kept: { field: LedgerField; table: string | null }[] = [];
  const lost: string[] = [];
  for (const [done, field] of fields.entries()) {
    context.progress({ stage: 'fields', done, total: fields.length });
    const settled = await settle(context, scratch, tables, matched, field);
    kept.push({ field, table: settled?.kept ?? null });
    if (settled?.lost) lost.push(settled.lost);
  }
  const columns = kept.map(({ field, table }) => ({ field: field.name, table }));
  const said = await scratch.table('said', saidSql(matched.customers, columns));
  await scratch.discard(...columns.flatMap(({ table }) => table ?? []));
  const names = (field: LedgerField) =>
    columnsOf(field, tables).map(({ source }) => tables[source]?.table.name ?? '');
  return {
    said,
    fields,
    lost,
    sourcesOf: Object.fromEntries(fields.map((field) => [field.name, names(field)])),
  };
}

/** The known fields, and the answers of surveys after them. */
function fieldsOf(tables: readonly LedgerTable[]): LedgerField[] {
  const answers = tables
    .filter(({ as }) => as === 'survey')
    .flatMap(({ table }) => table.columns.map((column) => column.name))
    .filter((name) => name.startsWith('answer_'));
  const extra = [...new Set(answers)].slice(0, 40);
  return [...LEDGER_FIELDS, ...extra.map((name): LedgerField => ({ name, type: 'text', core: false }))];
}

function columnsOf(field: LedgerField, tables: readonly LedgerTable[]): FieldColumn[] {
  return tables.flatMap((source) => {
    const allowed = FIELDS_OF[source.as];
    const column = source.table.columns.find(({ name }) => name === field.name);
    if (!column || (allowed !== null && !allowed.includes(field.name))) return [];
    const value = canonical(ident(field.name), field.type, field.name === 'name');
    const date = writtenAt(source);
    return [{ source: source.index, table: source.view, value, date }];
  });
}

async function settle(
  { options }: ComputeContext<LedgerOptions>,
  scratch: Scratch,
  tables: readonly LedgerTable[],
  { who }: Matched,
  field: LedgerField,
): Promise<{ kept: string; lost: string | null } | null> {
  const columns = columnsOf(field, tables);
  if (columns.length === 0) return null;
  const { name } = field;
  if (name === 'tags')
    return { kept: await scratch.table(`kept_${name}`, tagsSql(who, columns)), lost: null };
  const rule = options.fields[name] ?? {
    rule: name === 'registered_time' ? 'oldest' : 'priority',
    order: [],
  };
  const order = rule.order.flatMap((table) =>
    tables.filter((one) => one.table.name === table).map(({ index }) => index),
  );
  const values = await scratch.table(`values_${name}`, valuesSql(who, columns, rule.rule, order));
  const kept = await scratch.table(`kept_${name}`, keptSql(values));
  const names = tables.map(({ table }) => table.name);
  const lost = await scratch.table(`lost_${name}`, lostSql(values, name, names));
  await scratch.discard(values);
  return { kept, lost };
}
