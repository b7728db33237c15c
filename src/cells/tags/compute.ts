import type { ComputeContext, Outcome } from '../../model/cell';
import type { SegmentationInfo } from '../../model/segmentation';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { customerColumns } from '../../sql/customers/columns';
import { customerTable, type CustomerTable } from '../../sql/customers/customer-table';
import { describeTable } from '../../sql/table/describe';
import { dropTable, replaceRelation } from '../../sql/table/relation';
import { publishSegments } from '../../sql/table/segments';
import { columnsIn } from './columns-in';
import { checkRules } from './check-rules';
import { tagsHistory } from './history';
import type { TagsOptions } from './options';
import { customersTable, customerTagsSql, dictionarySql, publishSql, taggedSql, taggedTable } from './query';
import { readTags, type TagsFound } from './read-tags';
import type { TagsResult } from './result';
import { segmentInfos } from './segments';

/** Gives customers tags by rules, counts them, and makes segments of their combinations. */
export async function compute(context: ComputeContext<TagsOptions>): Promise<Outcome<TagsResult>> {
  const { database, options, name } = context;
  const tables = [options.from, ...options.with].map((table) => context.table(table));
  const known = customerColumns(tables);
  const amount = amountColumn(
    options,
    known.map((column) => column.name),
  );
  context.progress({ stage: 'query', done: 0 });
  const people = await customerTable(database, {
    tables,
    columns: columnsIn(options, known, amount),
    refunds: options.refunds,
    asOf: { cell: options.as_of, frontMatter: context.asOf },
    into: customersTable(name),
  });
  await checkRules(database, customersTable(name), options.rules);
  const tagged = taggedSql(customersTable(name), options, amount);
  await replaceRelation(database, taggedTable(name), 'TABLE', tagged);
  const customers = publishSql(name, options, amount);
  await replaceRelation(database, name, 'TABLE', customers);
  const history = await tagsHistory(context, tables, people);
  const found = await readTags(context, people, history, amount);
  const published = await publish(context, found);
  await database.run(`${dropTable(taggedTable(name))}; ${dropTable(customersTable(name))}`);
  return {
    ...published,
    ...(people.asOf ? { asOf: people.asOf } : {}),
    result: found.result,
    warnings: [...people.warnings, ...ownWarnings(people, found.result)],
    statements: [...people.statements, { title: 'tags', sql: tagged }, { title: name, sql: customers }],
  };
}

const AMOUNTS = ['monetary', 'amount', 'amount_12m', 'yearly_purchase'];

function amountColumn({ amount }: TagsOptions, names: readonly string[]): string | null {
  return amount ?? AMOUNTS.find((one) => names.includes(one)) ?? null;
}

async function publish(
  { database, name, options }: ComputeContext<TagsOptions>,
  { result, counts }: TagsFound,
): Promise<{ readonly tables: readonly TableInfo[]; readonly segmentation: SegmentationInfo }> {
  const parts = { tags: customerTagsSql(name), dictionary: dictionarySql(counts) };
  const more: TableInfo[] = [];
  for (const [part, sql] of Object.entries(parts)) {
    await replaceRelation(database, `${name}_${part}`, 'TABLE', sql);
    more.push(await describeTable(database, `${name}_${part}`));
  }
  const segments = segmentInfos(options, result.segments);
  const segmentation: SegmentationInfo = { name, basis: 'mixed', segments };
  const [main, ...described] = await publishSegments(database, segmentation);
  return { tables: [...(main ? [main] : []), ...more, ...described], segmentation };
}

function ownWarnings({ others }: CustomerTable, { tags, customers, tagged }: TagsResult): Warning[] {
  const rules = tags.filter(({ rule }) => rule !== null);
  const warnings: Warning[] = others.map((other) => ({
    code: 'customers.not_in_first',
    values: { ...other },
  }));
  for (const { tag, customers: having } of rules) {
    if (having === 0) warnings.push({ code: 'tags.rule_for_nobody', values: { tag } });
    else if (having === customers) warnings.push({ code: 'tags.rule_for_everyone', values: { tag } });
  }
  if (tagged < customers) {
    warnings.push({
      code: 'tags.untagged',
      values: { customers: customers - tagged, share: (customers - tagged) / customers },
    });
  }
  return warnings;
}
