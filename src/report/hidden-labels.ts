import type { Locale } from '../i18n/dictionary';
import type { Evidence } from '../model/evidence';
import { isCellKind } from '../notebook/document/notebook';
import type { CellView } from '../notebook/state';
import { rulesOf } from './assemble';
import { hiddenIn } from './protect';
import { segmentPartitions } from './protect-evidence';
import { labelsOf, labelsOfParts, partitionsIn } from './protect-partitions';
import { cellSection, type LoadedReports, type Writing } from './sections';
import type { ReportSettings } from './settings';

interface Held {
  readonly cells: readonly CellView[];
  readonly settings: ReportSettings;
  readonly reports: LoadedReports;
  readonly locale: Locale;
  readonly evidence: Evidence;
  /** The cell whose picture it is; null where it is none's. */
  readonly cell: string | null;
}

/**
 * The names of all groups that the privacy check hides in what the cells of a document say, in its report or not, and of
 * parts of groups that it hides in what one cell says: for pictures, which know groups by name. A name without a letter (a number of orders, say) can be anything's and is none.
 */
export function hiddenLabels(held: Held): ReadonlySet<string> {
  const { cells, settings, reports, locale, evidence } = held;
  const rules = rulesOf(settings, cells, locale);
  const segmentations = cells.flatMap(({ state }) => state.outcome?.segmentation ?? []);
  const groups = segmentPartitions(segmentations);
  const writing: Writing = { title: '', locale, currency: null, evidence, confirmed: () => ({}) };
  const written = cells.map((cell) => {
    const report = isCellKind(cell.kind) ? reports.get(cell.kind) : undefined;
    const blocks = report ? cellSection(cell, report, 'blocks', '', writing).blocks : [];
    return { name: cell.name, blocks, partitions: partitionsIn(blocks) };
  });
  const all = written.map(({ blocks }) => blocks);
  const hidden = hiddenIn(all, rules, groups);
  const own = written.filter(({ name }) => name === held.cell).flatMap(({ partitions }) => partitions);
  const labels = [
    ...labelsOf(hidden, [...written.flatMap(({ partitions }) => partitions), ...groups]),
    ...(rules.persons ? labelsOfParts(own, rules, hidden) : []),
  ];
  return new Set(labels.filter((label) => /\p{L}/u.test(label)));
}
