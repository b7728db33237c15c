import type { Locale } from '../i18n/dictionary';
import type { Evidence } from '../model/evidence';
import { isCellKind } from '../notebook/document/notebook';
import type { CellView } from '../notebook/state';
import { rulesOf } from './assemble';
import { hiddenIn } from './protect';
import { segmentPartitions } from './protect-evidence';
import { labelsOf, partitionsIn } from './protect-partitions';
import { cellSection, type LoadedReports, type Writing } from './sections';
import type { ReportSettings } from './settings';

interface Held {
  readonly cells: readonly CellView[];
  readonly settings: ReportSettings;
  readonly reports: LoadedReports;
  readonly locale: Locale;
  readonly evidence: Evidence;
}

/**
 * The names of all groups that the privacy check hides in what the cells of a document say, in its report or not: for
 * pictures, which know groups by name. A name without a letter (a number of orders, say) can be anything's and is none.
 */
export function hiddenLabels({ cells, settings, reports, locale, evidence }: Held): ReadonlySet<string> {
  const rules = rulesOf(settings, cells, locale);
  const segmentations = cells.flatMap(({ state }) => state.outcome?.segmentation ?? []);
  const groups = segmentPartitions(segmentations);
  const writing: Writing = { title: '', locale, currency: null, evidence, confirmed: () => ({}) };
  const written = cells.map((cell) => {
    const report = isCellKind(cell.kind) ? reports.get(cell.kind) : undefined;
    return report ? cellSection(cell, report, 'blocks', '', writing).blocks : [];
  });
  const labels = labelsOf(hiddenIn(written, rules, groups), [...written.flatMap(partitionsIn), ...groups]);
  return new Set(labels.filter((label) => /\p{L}/u.test(label)));
}
