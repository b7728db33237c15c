import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import { customerColumns } from '../../sql/customers/columns';
import { customerTable } from '../../sql/customers/customer-table';
import { dropTable, replaceRelation } from '../../sql/table/relation';
import { readClasses, targetOf } from './classes';
import { chosenColumns, readFeatures } from './features';
import type { TreeOptions } from './options';
import * as query from './query';

/** Numbers in memory at once: beyond that a sample of the customers is taken. */
const MOST_VALUES = 40_000_000;

export type Prepared = Awaited<ReturnType<typeof prepare>>;

/** The customers with their class and features, numbered, and what was read of them. */
export async function prepare(context: ComputeContext<TreeOptions>) {
  const { database, name, options } = context;
  const tables = [options.from, ...options.with].map((table) => context.table(table));
  const known = customerColumns(tables);
  const target = targetOf(options);
  const chosen = chosenColumns(options, known);
  const names = known.map((column) => column.name);
  const amount =
    ['monetary', 'amount', 'amount_12m', 'yearly_purchase'].find((one) => names.includes(one)) ?? null;
  const columns = [...chosen.map(({ column }) => column.name), ...targetColumns(options, names)];
  const people = await customerTable(database, {
    tables,
    columns: [...new Set([...columns, ...(amount === null ? [] : [amount])])],
    refunds: options.refunds,
    asOf: { cell: options.as_of, frontMatter: context.asOf },
    into: query.peopleTable(name),
  });
  const classedSql = query.classedSql(
    query.peopleTable(name),
    target,
    chosen.map(({ column }) => column.name),
    amount,
  );
  await replaceRelation(database, query.classedTable(name), 'TABLE', classedSql);
  const { classes, warnings: ofClasses } = await readClasses(context, query.classedTable(name));
  const read = await readFeatures(database, query.classedTable(name), chosen, options.features.length === 0);
  if (read.features.length === 0) {
    const columnsText = chosen.map(({ column }) => column.name).join(', ');
    throw new KequnError('analysis.no_variation', 'missing features', { values: { columns: columnsText } });
  }
  const customers = classes.reduce((sum, one) => sum + one.customers, 0);
  const most = Math.floor(MOST_VALUES / read.features.length);
  const sample = customers > most ? { most, seed: options.seed } : null;
  const keys = classes.map(({ key }) => key);
  const rowsSql = query.rowsSql(query.classedTable(name), keys, read.features, amount, sample);
  await replaceRelation(database, query.rowsTable(name), 'TABLE', rowsSql);
  await database.run(dropTable(query.peopleTable(name)));
  const warnings: Warning[] = [
    ...people.warnings,
    ...people.others.map((other): Warning => ({ code: 'customers.not_in_first', values: { ...other } })),
    ...ofClasses,
    ...read.warnings,
    ...(people.customers > customers
      ? [
          {
            code: 'tree.customers_without_class',
            values: { customers: people.customers - customers, of: people.customers },
          } as const,
        ]
      : []),
    ...(sample ? [{ code: 'tree.sampled', values: { customers: sample.most, of: customers } } as const] : []),
  ];
  const statements = [
    ...people.statements,
    { title: 'classes', sql: classedSql },
    { title: 'features', sql: rowsSql },
  ];
  const rows = Math.min(customers, most);
  return { classes, features: read.features, rows, amount, asOf: people.asOf, warnings, statements };
}

/** The columns that the target is read from. */
function targetColumns(
  { segmentation, target, condition, from }: TreeOptions,
  names: readonly string[],
): string[] {
  if (segmentation !== null) return [];
  if (condition !== null) {
    const text = condition.toLowerCase();
    return names.filter((name) => text.includes(name.toLowerCase()));
  }
  if (target !== null && !names.includes(target)) {
    const values = { column: target, table: from };
    throw new KequnError('analysis.missing_column', `missing column: ${target} in ${from}`, { values });
  }
  return target === null ? [] : [target];
}
