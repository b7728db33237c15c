import type { Ask, AskControl } from '../../model/cell';
import type { SegmentLabel } from './result';

/** What a form can ask: which segments a segmentation has. */
export interface KpiQuestion {
  readonly ask: 'segments';
  readonly segmentation: string;
}

/** The segments of a segmentation that the options name. */
export async function askSegments(
  ask: Ask,
  segmentation: string,
  control?: AskControl,
): Promise<readonly SegmentLabel[]> {
  const question: KpiQuestion = { ask: 'segments', segmentation };
  return (await ask(question, control)) as readonly SegmentLabel[];
}
