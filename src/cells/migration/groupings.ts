import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { SegmentationInfo } from '../../model/segmentation';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { exactColumn } from '../../sql/orders/fields';
import { chosen } from '../normalise';
import { groupingSql, groupSizesSql, mergeSql, repeatedSql, ruledSql } from './query';
import type { RulerUsed } from './result';
import { makeTemp, scratch, type Context, type Group, type Sides } from './sides';

/** More groups than these cannot be followed; the smallest are put under one name, which is said. */
const MOST_GROUPS = 20;
const REST = '__rest';

interface Grouping {
  readonly name: string;
  readonly table: TableInfo;
  /** Null for a table that is no segmentation. */
  readonly info: SegmentationInfo | null;
}

/** Compares two groupings as they are given, the later one measured with the ruler of the earlier where there is one. */
export async function groupingSides(context: Context): Promise<Sides> {
  const { database, options, name } = context;
  const table = scratch(name);
  const before = grouping(context, chosen(options.before, 'before'));
  const after = grouping(context, chosen(options.after, 'after'));
  const used = rulerOf(before, after);
  const ruler = used.kind === 'own' ? usableRuler(before, after) : null;
  const sides = [
    ['before', before, []],
    [ruler ? 'after_own' : 'after', after, ruler?.columns ?? []],
  ] as const;
  for (const [part, one, columns] of sides) await makeSide(context, table(part), one, columns);
  if (ruler) await makeTemp(database, table('after'), ruledSql(table('after_own'), ruler, false));
  const { groups, warnings } = await groupsOf(database, table('before'), table('after'), [before, after]);
  const unknown = used.kind === 'own' && !ruler;
  return {
    before: table('before'),
    after: table('after'),
    own: ruler ? { before: table('before'), after: table('after_own') } : null,
    groups,
    ruler: ruler ? { kind: 'first', name: before.name, date: null } : used,
    facts: {
      ...{ mode: 'groupings', days: null, names: [before.name, after.name], days_of: null },
      ...{ entered_new: null, cuts: null, baseline_candidate: null },
    },
    asOf: null,
    warnings: [
      ...warnings,
      ...(unknown
        ? [{ code: 'migration.ruler_unknown' as const, values: { before: before.name, after: after.name } }]
        : []),
    ],
    statements: [],
  };
}

function grouping(context: Context, name: string): Grouping {
  const table = context.table(name);
  try {
    return { name, table, info: context.segmentation(name) };
  } catch (error) {
    if (error instanceof KequnError && error.code === 'graph.missing_segmentation')
      return { name, table, info: null };
    throw error;
  }
}

/** One ruler for both: the same frozen baseline, or the very same query. */
function rulerOf(before: Grouping, after: Grouping): RulerUsed {
  const [one, other] = [before.info?.baseline, after.info?.baseline];
  if (one && other && one.name === other.name && one.date === other.date) return { kind: 'baseline', ...one };
  const same = before.info?.ruler !== undefined && before.info.ruler.sql === after.info?.ruler?.sql;
  return { kind: same ? 'same' : 'own', name: null, date: null };
}

/** The earlier grouping's ruler, where the later one's table has what it measures. */
function usableRuler({ info }: Grouping, { table }: Grouping) {
  const has = (name: string) => name !== 'score' && table.columns.some((column) => column.name === name);
  return info?.ruler?.columns.every(has) ? info.ruler : null;
}

async function makeSide(
  context: Context,
  into: string,
  { table, info }: Grouping,
  columns: readonly string[],
) {
  const { database, options } = context;
  const group = info ? 'segment' : options.column;
  for (const column of ['customer', group]) {
    if (table.columns.some((one) => one.name === column)) continue;
    throw new KequnError('analysis.missing_column', `missing column: ${table.name}.${column}`, {
      values: { column, table: table.name },
    });
  }
  const amount = exactColumn(table, 'monetary') ?? exactColumn(table, 'amount');
  await makeTemp(database, into, groupingSql(table.name, { group, amount, columns }));
  const [row] = await database.rows<{ repeated: number }>(repeatedSql(into));
  if (!row || row.repeated === 0) return;
  const values = { table: table.name, repeated: row.repeated, column: 'customer' };
  throw new KequnError('analysis.duplicate_customers', `invalid customers: ${table.name} repeats some`, {
    values,
  });
}

/** The groups of both sides in the order of the segmentations; those of plain tables by name. */
async function groupsOf(
  database: Database,
  before: string,
  after: string,
  sides: readonly Grouping[],
): Promise<{ groups: Group[]; warnings: Warning[] }> {
  const sizes = await database.rows<{ segment: string; customers: number }>(groupSizesSql(before, after));
  const known = new Map(sides.flatMap(({ info }) => info?.segments ?? []).map((one) => [one.segment, one]));
  const merged = sizes.slice(MOST_GROUPS - 1);
  const keeps = sizes.length <= MOST_GROUPS ? sizes : sizes.slice(0, MOST_GROUPS - 1);
  const present = new Set(keeps.map(({ segment }) => segment));
  const named = [...known.values()].filter(({ segment }) => present.has(segment));
  const others = [...present].filter((segment) => !known.has(segment)).sort();
  const groups: Group[] = [...named, ...others.map((segment, i) => plainGroup(segment, named.length + i))];
  if (sizes.length <= MOST_GROUPS) return { groups, warnings: [] };
  for (const side of [before, after]) await database.run(mergeSql(side, [...present], REST));
  const rest = { segment: REST, label_zh: '其余各组', label_en: 'All other groups', colour: 8 };
  const values = {
    groups: merged.length,
    customers: merged.reduce((sum, { customers }) => sum + customers, 0),
  };
  return { groups: [...groups, rest], warnings: [{ code: 'migration.groups_merged', values }] };
}

function plainGroup(segment: string, place: number): Group {
  const none = segment === '';
  return {
    segment,
    label_zh: none ? '（未分组）' : segment,
    label_en: none ? '(no group)' : segment,
    colour: (place % 8) + 1,
  };
}
