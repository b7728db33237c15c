import type { ComputeContext } from '../../model/cell';
import { isRecord } from '../../lib/is-record';
import { found } from './customers';
import type { KpiOptions } from './options';
import type { SegmentLabel } from './result';

/** Answers which segments a segmentation has; none where it is gone. */
export function answer(
  { segmentation }: ComputeContext<KpiOptions>,
  question: unknown,
): Promise<readonly SegmentLabel[]> {
  const name =
    isRecord(question) && typeof question['segmentation'] === 'string' ? question['segmentation'] : '';
  const info = found(() => segmentation(name));
  return Promise.resolve(
    (info?.segments ?? []).map(({ segment, label_zh, label_en, colour }) => ({
      ...{ segment, label_zh, label_en, colour },
    })),
  );
}
