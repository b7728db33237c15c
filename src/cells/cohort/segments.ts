import { quantileOfCounts } from '../../analysis/quantile/quantile-of-counts';
import type { ComputeContext } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';
import type { OrderDays } from '../../sql/intervals/order-days';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import type { CohortOptions } from './options';
import { bySegmentSql, membersSql, segmentCurvesSql, segmentGapsSql } from './query';
import type { SegmentCurve } from './result';

interface Curves {
  readonly segments: readonly SegmentCurve[];
  readonly tables: readonly TableInfo[];
  readonly warnings: readonly Warning[];
}

/** Retention and the median interval of each segment of a segmentation, all cohorts together. */
export async function curvesBySegment(
  context: ComputeContext<CohortOptions>,
  { names, lastDay }: OrderDays,
  activity: string,
  orderDayCount: number,
): Promise<Curves> {
  const { database, name, options } = context;
  const { segmentation, period } = options;
  if (segmentation === null) return { segments: [], tables: [], warnings: [] };
  const { segments: infos } = context.segmentation(segmentation);
  const table = `${name}_by_segment`;
  await replaceRelation(database, table, 'TABLE', bySegmentSql(activity, names, name, segmentation, period));
  const points = await database.rows<{ segment: string; k: number; of: number; retention: number }>(
    segmentCurvesSql(table),
  );
  const members = await database.rows<{ segment: string | null; customers: number }>(
    membersSql(names, segmentation),
  );
  const gaps = await database.rows<{ segment: string; gap: number; n: number }>(
    segmentGapsSql(names, lastDay, orderDayCount, segmentation),
  );
  const unknown = members.find(({ segment }) => segment === null)?.customers ?? 0;
  const of = <Row extends { segment: string | null }>(rows: readonly Row[], segment: string) =>
    rows.filter((row) => row.segment === segment);
  return {
    segments: infos
      .map(({ segment, label_zh, label_en, colour }) => ({
        ...{ segment, label_zh, label_en, colour },
        customers: of(members, segment)[0]?.customers ?? 0,
        p50: quantileOfCounts(of(gaps, segment), 0.5),
        points: of(points, segment).map(({ k, of: observed, retention }) => ({ k, of: observed, retention })),
      }))
      .filter(({ customers }) => customers > 0),
    tables: [await describeTable(database, table, {})],
    warnings: unknown > 0 ? [{ code: 'cohort.unknown_segment', values: { customers: unknown } }] : [],
  };
}
