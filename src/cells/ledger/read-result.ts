import type { ComputeContext } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import { KEY_KINDS, type KeyKind } from '../../sql/ledger/identity';
import { identifiedSql, matchCountsSql } from '../../sql/ledger/matching';
import { reviewCountsSql } from '../../sql/ledger/tables';
import type { Built, Shown } from './build';
import type { LedgerPart } from './definition';
import type { LedgerOptions } from './options';
import {
  changeCountsSql,
  changedCustomersSql,
  conflictCountsSql,
  figuresSql,
  memoryFactsSql,
  outlierCountsSql,
  sourceCustomersSql,
} from './query';
import type { ChangeCounts, FieldFigures, LedgerResult, LedgerSource } from './result';

type Context = ComputeContext<LedgerOptions>;

/** Reads the figures of the published tables. */
export async function readResult(
  context: Context,
  built: Built,
  shown: Shown,
  tables: readonly TableInfo[],
): Promise<LedgerResult> {
  const { name, database } = context;
  const part = (one: LedgerPart) => `${name}_${one}`;
  const rowsOf = (one: LedgerPart) => tables.find((table) => table.name === part(one))?.rows ?? 0;
  const one = async <Row extends object>(sql: string) => (await database.rows<Row>(sql))[0];
  const fields = built.resolved.fields.map((field) => field.name);
  const figures = await one<Record<string, number>>(figuresSql(name, fields, built.required));
  const number = (key: string) => figures?.[key] ?? 0;
  const customers = number('customers');
  const filled = built.required.reduce((sum, _, i) => sum + number(`r${i}`), 0);
  const matches = await one<LedgerResult['matches']>(
    matchCountsSql(built.matched.roots, built.matched.customers),
  );
  const review = await one<LedgerResult['review']>(reviewCountsSql(part('review')));
  const outliers = await one<LedgerResult['outliers']>(outlierCountsSql(part('outliers')));
  return {
    customers,
    customer_type: built.type,
    as_of: shown.asOf?.date ?? null,
    sources: await readSources(context, built),
    fields: await readFields(context, built, number, part('conflicts')),
    completeness: customers > 0 ? filled / (customers * built.required.length) : null,
    complete_customers: number('complete'),
    required: built.required,
    matches: matches ?? { customer: 0, phone: 0, email: 0, name: 0, joined: 0 },
    conflicts: rowsOf('conflicts'),
    missing: rowsOf('missing'),
    never_bought: shown.orders === null ? null : number('never_bought'),
    review: review ?? { groups: 0, ids: 0, near: 0 },
    outliers: outliers ?? { open: 0, verified: 0 },
    groups: rowsOf('groups'),
    memory: built.memory ? await readMemoryFacts(context, built.memory.table, part('changes')) : null,
    year: shown.orders !== null && shown.hasAmount ? shown.year : null,
  };
}

interface IdentifiedRow extends Readonly<Record<`by_${KeyKind}`, number>> {
  readonly source: number;
  readonly rows: number;
}

async function readSources({ database }: Context, { tables, matched }: Built): Promise<LedgerSource[]> {
  const identified = await database.rows<IdentifiedRow>(identifiedSql(matched.tuples));
  const counted = await database.rows<{ source: number; customers: number }>(sourceCustomersSql(matched.who));
  return tables.map(({ index, table, as }) => {
    const row = identified.find(({ source }) => source === index);
    const by = Object.fromEntries(KEY_KINDS.map((kind) => [kind, row?.[`by_${kind}`] ?? 0])) as Record<
      KeyKind,
      number
    >;
    const known = KEY_KINDS.reduce((sum, kind) => sum + by[kind], 0);
    const customers = counted.find(({ source }) => source === index)?.customers ?? 0;
    return { table: table.name, as, rows: table.rows, by, unknown: table.rows - known, customers };
  });
}

async function readFields(
  { database }: Context,
  { resolved, required, compared }: Built,
  number: (key: string) => number,
  conflicts: string,
): Promise<FieldFigures[]> {
  const differing = await database.rows<{ field: string; customers: number }>(conflictCountsSql(conflicts));
  const sourcesOf = (field: string) => resolved.sourcesOf[field] ?? [];
  const figures = (field: string, filled: number, sources: readonly string[]): FieldFigures => ({
    field,
    filled,
    sources,
    conflicts: differing.find((row) => row.field === field)?.customers ?? 0,
    required: required.includes(field),
  });
  const together = (fields: readonly string[]) => [...new Set(fields.flatMap(sourcesOf))];
  const MADE: Readonly<Record<string, readonly string[]>> = {
    reach: ['phone', 'email'],
    region: ['province', 'city'],
  };
  const needed = required.map((field, i) =>
    figures(
      field,
      number(`r${i}`),
      together(MADE[field] ?? (field === 'age' ? ['age', 'birth_date'] : [field])),
    ),
  );
  const rest = compared.fields.flatMap((field, i) =>
    required.includes(field) || sourcesOf(field).length === 0
      ? []
      : [figures(field, number(`f${i}`), sourcesOf(field))],
  );
  return [...needed, ...rest];
}

async function readMemoryFacts(
  { database }: Context,
  memory: string,
  changes: string,
): Promise<NonNullable<LedgerResult['memory']>> {
  interface Facts {
    customers: number;
    last_seen: string | null;
    gone: number;
  }
  const [facts] = await database.rows<Facts>(memoryFactsSql(memory));
  const counts = await database.rows<{ change: string; field: string | null; n: number }>(
    changeCountsSql(changes),
  );
  const [changed] = await database.rows<{ n: number }>(changedCustomersSql(changes));
  const of = (change: string) => counts.find((row) => row.change === change)?.n ?? 0;
  const all: ChangeCounts = {
    added: of('added'),
    changed: changed?.n ?? 0,
    vanished: of('vanished'),
    returned: of('returned'),
    merged: of('merged'),
    fields: counts.flatMap(({ change, field, n }) =>
      change === 'changed' && field !== null ? [{ field, values: n }] : [],
    ),
  };
  return { ...(facts ?? { customers: 0, last_seen: null, gone: 0 }), changes: all };
}
