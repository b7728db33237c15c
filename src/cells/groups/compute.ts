import type { ComputeContext, Outcome } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { SegmentationInfo } from '../../model/segmentation';
import { type CustomerColumn, customerColumns } from '../../sql/customers/columns';
import { customerTable } from '../../sql/customers/customer-table';
import { dropTable, replaceRelation } from '../../sql/table/relation';
import { publishSegments } from '../../sql/table/segments';
import { basisOf } from './basis';
import { readDimension, type ReadDimension } from './dimensions';
import { makeGroups } from './make-groups';
import type { GroupsOptions } from './options';
import { publishedNames } from './published-names';
import { combinationsSql, customersTable, keyedSql, keyedTable, mapTable, publishSql } from './query';
import type { GroupsResult } from './result';
import { ownWarnings } from './warnings';

/** Groups customers by what they are: one to three dimensions, small groups merged by a stated rule. */
export async function compute(context: ComputeContext<GroupsOptions>): Promise<Outcome<GroupsResult>> {
  const { database, options, name } = context;
  const tables = [options.from, ...options.with].map((table) => context.table(table));
  const known = customerColumns(tables);
  const chosen = options.dimensions.map(({ column }) => find(known, column, options.from));
  const amount = amountColumn(options, known);
  context.progress({ stage: 'query', done: 0 });
  const people = await customerTable(database, {
    tables,
    columns: [...chosen.map((column) => column.name), ...(amount === null ? [] : [amount])],
    refunds: options.refunds,
    asOf: { cell: options.as_of, frontMatter: context.asOf },
    into: customersTable(name),
  });
  const asOf = people.asOf?.date ?? options.as_of ?? context.asOf;
  const dimensions: ReadDimension[] = [];
  for (const [at, dimension] of options.dimensions.entries()) {
    const column = chosen[at];
    if (column) dimensions.push(await readDimension(context, dimension, at, column, amount, asOf));
  }
  const keyed = keyedSql(
    customersTable(name),
    dimensions.map(({ sql }) => sql),
    amount,
  );
  await replaceRelation(database, keyedTable(name), 'TABLE', keyed);
  const rows = await database.rows(combinationsSql(name, dimensions.length));
  const names = publishedNames(dimensions);
  const made = makeGroups(options, dimensions, names, rows, { asOf, amount });
  const customers = publishSql(name, names, amount, made.places);
  await replaceRelation(database, name, 'TABLE', customers);
  const segmentation: SegmentationInfo = {
    name,
    basis: options.basis ?? basisOf(dimensions),
    segments: made.segments,
  };
  const published = await publishSegments(database, segmentation);
  await dropScratch(context, dimensions);
  return {
    tables: published,
    segmentation,
    ...(people.asOf ? { asOf: people.asOf } : {}),
    result: made.result,
    warnings: [...people.warnings, ...ownWarnings(people, dimensions, made.result)],
    statements: [
      ...people.statements,
      { title: 'group of each dimension', sql: keyed },
      { title: name, sql: customers },
    ],
  };
}

const AMOUNTS = ['monetary', 'amount', 'amount_12m', 'yearly_purchase'];

function amountColumn({ amount, from }: GroupsOptions, known: readonly CustomerColumn[]): string | null {
  if (amount !== null) return find(known, amount, from).name;
  return AMOUNTS.find((one) => known.some(({ name }) => name === one)) ?? null;
}

function find(known: readonly CustomerColumn[], name: string, table: string): CustomerColumn {
  const column =
    known.find((one) => one.name === name) ??
    known.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (column) return column;
  throw new KequnError('analysis.missing_column', `missing column: ${table}.${name}`, {
    values: { column: name, table },
  });
}

async function dropScratch(
  { database, name }: ComputeContext<GroupsOptions>,
  dimensions: readonly ReadDimension[],
): Promise<void> {
  const maps = dimensions.flatMap(({ sql }, at) => (sql.join === '' ? [] : [dropTable(mapTable(name, at))]));
  await database.run([dropTable(keyedTable(name)), dropTable(customersTable(name)), ...maps].join('; '));
}
