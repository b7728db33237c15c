import { spanColumn, WINDOWS } from '../../../sql/metrics/customers';
import { targetSql } from '../../../sql/metrics/other-tables';
import { KequnError } from '../../../model/failure';
import type { SegmentationInfo } from '../../../model/segmentation';
import { hasReach } from '../../../sql/metrics/reach';
import { compared } from '../compare';
import { metricValue, unavailableMetric } from '../group-values';
import type { Valued, ValueSource } from '../other-values';

interface Shares {
  readonly target: number;
  readonly whole: number;
  readonly unknown: number;
}

/**
 * Amount of the target segments ÷ amount of everyone. A segmentation by value that is cut anew each time makes it
 * circular, so such a one must be frozen at a baseline.
 */
export async function targetShare({ context, tables }: ValueSource): Promise<Valued> {
  const { targets } = context.options;
  const { joined, data } = tables;
  if (!targets || targets.segments.length === 0) {
    return {
      metric: unavailableMetric('target_share', { reason: 'missing_input', what: 'targets' }),
      sql: null,
    };
  }
  const segmentation = context.segmentation(targets.segmentation);
  assertSegments(segmentation, targets.segments);
  if (!joined.columns.has('amount')) {
    return {
      metric: unavailableMetric('target_share', { reason: 'missing_field', what: 'amount' }),
      sql: null,
    };
  }
  if (!isFrozen(segmentation)) {
    const unavailable = { reason: 'not_frozen', what: segmentation.name } as const;
    return { metric: unavailableMetric('target_share', unavailable), sql: null };
  }
  const queryOf = (name: (typeof WINDOWS)[number]) => {
    const column = (measure: string) => spanColumn(joined.spans, measure, name);
    const columns = { orders: column('orders'), amount: column('amount') };
    return targetSql(joined.names.work, segmentation.name, targets.segments, columns);
  };
  const read = async (name: (typeof WINDOWS)[number]) =>
    (await context.database.rows<Shares>(queryOf(name)))[0] ?? null;
  const now = await read('w0');
  const { from, to } = joined.spans.w0;
  const known = { from, to, note: targets.segments.join(', '), excluded: now?.unknown ?? null };
  const sql = queryOf('w0');
  if (!now || now.whole <= 0) {
    return { metric: unavailableMetric('target_share', { reason: 'empty', what: null }, known), sql };
  }
  const value = now.target / now.whole;
  const beside = async (name: 'w1' | 'wy') => {
    const span = joined.spans[name];
    const then = hasReach(data, span) ? await read(name) : null;
    return compared('target_share', value, then && then.whole > 0 ? then.target / then.whole : null, span);
  };
  const values = { value, numerator: now.target, denominator: now.whole };
  const compare = { before: await beside('w1'), year: await beside('wy') };
  return { metric: metricValue('target_share', { ...known, ...values, ...compare }), sql };
}

/** Attributes and needs do not follow the amounts they are weighed by. */
function isFrozen({ basis, baseline }: SegmentationInfo): boolean {
  return baseline !== undefined || basis === 'attribute' || basis === 'need';
}

function assertSegments(segmentation: SegmentationInfo, wanted: readonly string[]): void {
  const unknown = wanted.find((key) => !segmentation.segments.some(({ segment }) => segment === key));
  if (unknown === undefined) return;
  throw new KequnError('analysis.unknown_segment', `unknown segment: ${unknown}`, {
    values: { segment: unknown, segmentation: segmentation.name },
  });
}
