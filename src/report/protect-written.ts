import type { Locale } from '../i18n/dictionary';
import type { Evidence } from '../model/evidence';
import type { ReportBlock } from '../model/report';
import type { CellView } from '../notebook/state';
import { rulesOf } from './assemble';
import { hiddenIn, protectParts } from './protect';
import { hiddenSegments, protectEvidence, segmentPartitions } from './protect-evidence';
import type { ReportSettings } from './settings';

/** By what a document is checked before something of it leaves. */
export interface Leaving {
  readonly cells: readonly CellView[];
  readonly settings: ReportSettings;
  readonly locale: Locale;
  readonly evidence: Evidence;
  /** Names of persons that are known from the data. */
  readonly known: readonly string[];
}

/**
 * What a view hands out by itself (a table, a picture) as it may leave: checked as the report is, by the same rules.
 * It is written twice, since whom it is of tells which figures its texts may cite.
 */
export function protectWritten(
  written: (evidence: Evidence) => readonly ReportBlock[],
  { cells, settings, locale, evidence, known }: Leaving,
): readonly ReportBlock[] {
  const rules = { ...rulesOf(settings, cells, locale), known };
  const segmentations = cells.flatMap(({ state }) => state.outcome?.segmentation ?? []);
  const groups = segmentPartitions(segmentations);
  const hidden = hiddenSegments(segmentations, hiddenIn([written(evidence)], rules, groups));
  const blocks = written(protectEvidence(evidence, hidden));
  return protectParts([{ blocks }], rules, groups).parts[0]?.blocks ?? [];
}
