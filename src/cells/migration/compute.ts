import type { Compute, Outcome } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import { describeTable } from '../../sql/table/describe';
import { createRelation, replaceRelation } from '../../sql/table/relation';
import { groupingSides } from './groupings';
import type { MigrationOptions } from './options';
import { dropScratchSql, flowsSql, joinedSql, publishedSql, rulerAloneSql } from './query';
import type { MigrationResult, RulerAlone } from './result';
import { makeTemp, scratch, type Context, type Sides } from './sides';
import { summarise, type FlowRow } from './summarise';
import { windowSides } from './windows';

/** Fewer customers than these on both sides, and shares say little. */
const FEW = 100;
/** From this share of customers on, a ruler cut anew would tell another story. */
const MUCH = 0.05;

/** Follows every customer from the first side to the second. Publishes `name` (a row a customer) and `name_flows`. */
export const compute: Compute<MigrationOptions, MigrationResult> = async (context) => {
  const { database, options, name } = context;
  context.progress({ stage: 'query', done: 0 });
  const sides =
    options.from === null ? await groupingSides(context) : await windowSides(context, options.from);
  const joined = scratch(name)('joined');
  await makeTemp(database, joined, joinedSql(sides.before, sides.after));
  const alone = await rulerAlone(context, sides);
  const published = await publish(context, joined);
  const rows = await database.rows<FlowRow>(flowsSql(joined));
  if (rows.length === 0)
    throw new KequnError('analysis.no_customers', 'missing customers: both sides are empty');
  const result = summarise(sides, rows, alone);
  await database.run(dropScratchSql(name));
  return {
    ...published,
    ...(sides.asOf ? { asOf: sides.asOf } : {}),
    result,
    warnings: [...sides.warnings, ...doubts(result)],
    statements: [...sides.statements, ...published.statements],
  };
};

async function rulerAlone({ database }: Context, { before, after, own }: Sides): Promise<RulerAlone | null> {
  if (!own) return null;
  const [row] = await database.rows<
    Record<'customers' | 'changed' | 'codes_changed' | 'coded' | 'moved' | 'moved_own', number>
  >(rulerAloneSql(before, after, own.after, own.before));
  if (!row || row.customers === 0) return null;
  const { customers, changed, moved, moved_own } = row;
  const codes = row.coded > 0 ? row.codes_changed : null;
  return {
    ...{ customers, changed, share: changed / customers, moved, moved_own },
    codes_changed: codes,
    codes_share: codes === null ? null : codes / customers,
  };
}

async function publish(
  { database, name }: Context,
  joined: string,
): Promise<Pick<Outcome, 'tables' | 'statements'>> {
  const queries = [
    [name, publishedSql(joined)],
    [`${name}_flows`, flowsSql(joined)],
  ] as const;
  for (const [table, query] of queries) await replaceRelation(database, table, 'TABLE', query);
  return {
    tables: [
      await describeTable(database, name, { key: 'customer', unique: ['customer'] }),
      await describeTable(database, `${name}_flows`),
    ],
    statements: queries.map(([table, query]) => ({
      title: table,
      sql: createRelation(table, 'TABLE', query),
    })),
  };
}

function doubts(result: MigrationResult): Warning[] {
  const found: Warning[] = [];
  const { both, ruler, ruler_alone: alone } = result;
  if (both < FEW) found.push({ code: 'migration.few_in_both', values: { customers: both } });
  if (ruler.kind !== 'baseline' && alone && alone.share >= MUCH) {
    found.push({ code: 'migration.ruler_alone', values: { customers: alone.changed, share: alone.share } });
  }
  return found;
}
