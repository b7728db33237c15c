import { isRecord } from '../../lib/is-record';
import type { Outcome } from '../../model/cell';
import type { SegmentationInfo, SegmentInfo } from '../../model/segmentation';
import type { Value } from '../../model/table';
import type { Citation } from '../document/citations';
import { itemKey } from './item-key';

/** One step into a result; of a list, the item with that key (a segment, a metric, …), else the one at that place. */
function step(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const list = value as readonly unknown[];
    return list.find((item) => itemKey(item) === key) ?? (/^\d+$/.test(key) ? list[Number(key)] : undefined);
  }
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isValue(value: unknown): value is Value {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function total(segments: readonly SegmentInfo[], of: (segment: SegmentInfo) => number | null): number {
  return segments.reduce((sum, segment) => sum + (of(segment) ?? 0), 0);
}

function ratio(part: number | null, whole: number): number | null {
  return part === null || whole <= 0 ? null : part / whole;
}

/** What every segmentation can be asked of a segment: `customers`, `amount`, `share`, `amount_share`. */
function ofSegment(
  { segments }: SegmentationInfo,
  [measure, key, ...rest]: readonly string[],
): Value | undefined {
  const segment = segments.find((one) => one.segment === key);
  if (!segment || rest.length > 0) return undefined;
  if (measure === 'customers') return segment.customers;
  if (measure === 'amount') return segment.amount;
  if (measure === 'share')
    return ratio(
      segment.customers,
      total(segments, (one) => one.customers),
    );
  if (measure === 'amount_share')
    return ratio(
      segment.amount,
      total(segments, (one) => one.amount),
    );
  return undefined;
}

/**
 * The value that a citation's path stands for in what a run left behind: a property of the result, else a measure of a
 * segment, else `rows` of the cell's table. Undefined where there is none; never throws.
 */
export function lookup(outcome: Outcome, path: Citation['path']): Value | undefined {
  const found = path.reduce<unknown>(step, outcome.result);
  if (found !== undefined && isValue(found)) return found;
  const segment = outcome.segmentation && ofSegment(outcome.segmentation, path);
  if (segment !== undefined) return segment;
  return path.length === 1 && path[0] === 'rows' ? outcome.tables[0]?.rows : undefined;
}
