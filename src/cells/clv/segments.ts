import type { ComputeContext } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import type { ClvOptions } from './options';
import { allRowsSql, bySegmentSql } from './query';
import type { SegmentValue } from './result';

type Row = Pick<SegmentValue, 'segment' | 'customers' | 'p_alive' | 'expected_purchases' | 'clv' | 'total'>;

/** The value of each segment, in the segmentation's order; whom it does not know comes last. */
export async function valueBySegment(
  context: ComputeContext<ClvOptions>,
): Promise<{ segments: SegmentValue[]; tables: TableInfo[] }> {
  const { database, name, options } = context;
  if (options.segmentation === null) return { segments: [], tables: [] };
  const { segments: infos } = context.segmentation(options.segmentation);
  const table = `${name}_by_segment`;
  await replaceRelation(database, table, 'TABLE', bySegmentSql(name, options.segmentation));
  const rows = await database.rows<Row>(allRowsSql(table));
  const all = rows.reduce((sum, { total }) => sum + (total ?? 0), 0);
  const found = new Map(infos.map((info) => [info.segment, info]));
  const rank = (segment: string | null) => found.get(segment ?? '')?.rank ?? Infinity;
  const segments = rows
    .map((row) => {
      const info = found.get(row.segment ?? '');
      return {
        ...row,
        label_zh: info?.label_zh ?? row.segment,
        label_en: info?.label_en ?? row.segment,
        colour: info?.colour ?? null,
        share: row.total !== null && all > 0 ? row.total / all : null,
      };
    })
    .sort((a, b) => (rank(a.segment) === rank(b.segment) ? 0 : rank(a.segment) - rank(b.segment)));
  return { segments, tables: [await describeTable(database, table, { key: 'segment' })] };
}
