import type { Compute, ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import { customerColumns } from '../../sql/customers/columns';
import { customerTable } from '../../sql/customers/customer-table';
import { describeTable } from '../../sql/table/describe';
import { dropTable, replaceRelation } from '../../sql/table/relation';
import { chosen } from '../normalise';
import { agree, orderedKeys, segmentOf } from './agree';
import { comparedColumns } from './columns';
import { pairs } from './dimension';
import type { CompareOptions } from './options';
import { propose } from './propose';
import { figuresSql, joinedSql, joinedTable, peopleTable, segmentsSql, type FigureRow } from './query';
import { readColumns } from './read-columns';
import type { ColumnResult, CompareResult, Segment } from './result';

const FEW_CUSTOMERS = 100;
const TINY_SEGMENT = 30;

/** Sets segments against what is known of their customers: all from aggregates, so two million customers are no matter. */
export const compute: Compute<CompareOptions, CompareResult> = async (context) => {
  const { database, name, options } = context;
  const segmentation = chosen(options.segmentation, 'segmentation');
  const joined = await join(context, segmentation);
  const { segments, customers, columns, own, asOf } = joined;
  const keys = segments.map(({ key }) => key);
  const read = await readColumns(context, columns, keys, customers, own);
  const agreement = options.other === null ? null : await agree(context, segmentation, options.other);
  const result: CompareResult = {
    ...{ segmentation, segments, customers, columns: read.results, agreement },
    pairs: pairs(segments.length).map(([a, b]) => ({ a, b, clear: clearColumns(read.results, a, b) })),
    proposal: propose(
      segments.map((segment) => segment.customers),
      read.profiles,
      read.judge,
    ),
    alpha: options.alpha,
    correction: options.correction,
    large: options.large,
  };
  await database.run(dropTable(joinedTable(name)));
  await replaceRelation(
    database,
    name,
    'TABLE',
    figuresSql(result.columns.flatMap((one) => figureRows(one, segments))),
  );
  return {
    tables: [await describeTable(database, name)],
    ...(asOf ? { asOf } : {}),
    result,
    warnings: [...joined.warnings, ...read.warnings],
    statements: joined.statements,
  };
};

/** The customers with their segment and the columns to compare. */
async function join(context: ComputeContext<CompareOptions>, segmentation: string) {
  const { database, name, options } = context;
  const from = options.from ?? segmentation;
  const tables = [from, ...options.with].map((table) => context.table(table));
  const known = customerColumns(tables);
  const columns = comparedColumns(options, known, from);
  const people = await customerTable(database, {
    tables,
    columns: columns.map(({ column }) => column),
    refunds: options.refunds,
    asOf: { cell: options.as_of, frontMatter: context.asOf },
    into: peopleTable(name),
  });
  const sql = joinedSql(
    peopleTable(name),
    segmentation,
    columns.map(({ column }) => column),
  );
  await replaceRelation(database, joinedTable(name), 'TABLE', sql);
  await database.run(dropTable(peopleTable(name)));
  const counts = await database.rows<{ segment: string; customers: number }>(segmentsSql(joinedTable(name)));
  const customers = counts.reduce((sum, row) => sum + row.customers, 0);
  if (customers === 0) {
    const values = { table: from };
    throw new KequnError('analysis.no_customers', `missing customers: ${from} in ${segmentation}`, {
      values,
    });
  }
  const infos = context.segmentation(segmentation).segments;
  const segments = orderedKeys(
    infos,
    counts.map(({ segment }) => segment),
  ).map((key, at) =>
    segmentOf(infos, key, at, counts.find(({ segment }) => segment === key)?.customers ?? 0),
  );
  const warnings: Warning[] = [
    ...people.warnings,
    ...people.others.map((other): Warning => ({ code: 'customers.not_in_first', values: { ...other } })),
    ...doubts(segments, customers),
  ];
  if (people.customers > customers) {
    warnings.push({
      code: 'compare.customers_outside',
      values: { table: from, customers: people.customers - customers },
    });
  }
  const statements = [...people.statements, { title: 'segments', sql }];
  return {
    segments,
    customers,
    columns,
    own: ownColumns(context, segmentation),
    asOf: people.asOf,
    warnings,
    statements,
  };
}

/** What the segmentation's own table says of its customers. */
function ownColumns({ table }: ComputeContext<CompareOptions>, segmentation: string): ReadonlySet<string> {
  try {
    return new Set(table(segmentation).columns.map((column) => column.name));
  } catch {
    // The table itself need not be among those this cell was given.
    return new Set();
  }
}

function doubts(segments: readonly Segment[], customers: number): Warning[] {
  if (customers < FEW_CUSTOMERS) return [{ code: 'compare.few_customers', values: { customers } }];
  return segments
    .filter((segment) => segment.customers < TINY_SEGMENT)
    .map((segment) => ({
      code: 'compare.tiny_segment',
      values: { segment: segment.key, customers: segment.customers },
    }));
}

function clearColumns(columns: readonly ColumnResult[], a: number, b: number): string[] {
  return columns.flatMap(({ column, pairs: found }) =>
    found.some((pair) => pair.a === a && pair.b === b && pair.real && pair.large) ? [column] : [],
  );
}

function figureRows(one: ColumnResult, segments: readonly Segment[]): FigureRow[] {
  if (one.kind === 'metric') {
    return one.groups.map(({ n, mean, sd, median }, i) => {
      const key = segments[i]?.key ?? '';
      return [one.column, key, null, n, null, null, null, mean, sd, median];
    });
  }
  return one.cells.flatMap((row, i) =>
    row.map(({ customers, share, index, residual }, j): FigureRow => {
      const key = segments[i]?.key ?? '';
      return [one.column, key, one.values[j] ?? '', customers, share, index, residual, null, null, null];
    }),
  );
}
