import type { ComputeContext, Outcome } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import type { CompetitorsOptions } from './options';
import { brandsSql, criteriaSql } from './query';
import type { CompetitorsResult } from './result';
import { summarise } from './summarise';

/**
 * Places everybody on the map and publishes `name(name, own, share, a column a criterion)` and
 * `name_criteria(key, label, better)`.
 */
export async function compute(
  context: ComputeContext<CompetitorsOptions>,
): Promise<Outcome<CompetitorsResult>> {
  const { database, options, name } = context;
  const segments = options.segmentation === null ? [] : context.segmentation(options.segmentation).segments;
  const result = summarise(options, segments);
  const sql = brandsSql(result);
  await replaceRelation(database, name, 'TABLE', sql);
  const criteria = `${name}_criteria`;
  await replaceRelation(database, criteria, 'TABLE', criteriaSql(options.criteria));
  return {
    tables: [
      withLabels(await describeTable(database, name), options),
      await describeTable(database, criteria, { key: 'key', unique: ['key'] }),
    ],
    result,
    warnings: warningsOf(options, result),
    statements: [{ title: 'competitors', sql }],
  };
}

/** Columns of criteria carry the words for them. */
function withLabels(table: TableInfo, { criteria }: CompetitorsOptions): TableInfo {
  const titles = new Map(criteria.map(({ key, label }) => [key, label]));
  return {
    ...table,
    columns: table.columns.map((column) => {
      const title = titles.get(column.name);
      return title === undefined || title === '' ? column : { ...column, title };
    }),
  };
}

function warningsOf(options: CompetitorsOptions, result: CompetitorsResult): Warning[] {
  const { own, competitors, criteria, ideals, differences } = options;
  const unread = [own, ...competitors, ...criteria, ...ideals, ...differences].reduce(
    (sum, entry) => sum + entry.unread.length,
    0,
  );
  const nameless = competitors.filter(({ name }) => name.trim() === '').length;
  const unsourced = [own, ...competitors].filter(({ share, source }) => share !== null && source === '');
  const unplaced = result.map === null ? [] : result.map.unplaced.filter((name) => name !== '');
  const warnings: (Warning | null)[] = [
    unread > 0 ? { code: 'judgement.unread', values: { count: unread } } : null,
    nameless > 0 ? { code: 'competitors.nameless', values: { count: nameless } } : null,
    result.gone.length > 0
      ? {
          code: 'judgement.target_gone',
          values: { count: result.gone.length, names: result.gone.join(', ') },
        }
      : null,
    competitors.length > 0 && unplaced.length > 0
      ? { code: 'competitors.unplaced', values: { count: unplaced.length, names: unplaced.join(', ') } }
      : null,
    result.shares !== null && result.shares > 1 + 1e-9
      ? { code: 'competitors.shares_over', values: { share: result.shares } }
      : null,
    unsourced.length > 0
      ? { code: 'competitors.share_unsourced', values: { count: unsourced.length } }
      : null,
  ];
  return warnings.filter((warning) => warning !== null);
}
