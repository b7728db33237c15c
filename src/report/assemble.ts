import { translate, type Locale } from '../i18n/dictionary';
import { report as strings } from '../i18n/shell/report';
import { protection } from '../i18n/shell/protection';
import { isRecord } from '../lib/is-record';
import type { Evidence } from '../model/evidence';
import { knownInProse } from '../notebook/document/front-evidence';
import type { CellView, NotebookSnapshot } from '../notebook/state';
import { contents, type PlacedEntry, type PlacedPart } from './contents';
import { reportEntries, type ReportEntry } from './entries';
import { hiddenIn, protectParts, protectWords } from './protect';
import { hiddenSegments, protectEvidence, segmentPartitions } from './protect-evidence';
import type { Partition } from './protect-groups';
import type { ProtectRules } from './protection';
import { reportNote } from './protection-words';
import type { Report, ReportChapter, ReportSection } from './report';
import { cellSection, proseSection, warningsSection, type LoadedReports, type Writing } from './sections';
import type { ReportSettings } from './settings';
import { areCompanies } from './companies';
import { standingOf, type Standing } from './standing';

export interface ReportSource {
  readonly snapshot: Pick<NotebookSnapshot, 'notebook' | 'blocks' | 'cells'>;
  readonly settings: ReportSettings;
  readonly reports: LoadedReports;
  readonly locale: Locale;
  readonly evidence: Evidence;
  /** Names of persons that are known from the data: masked wherever they stand. */
  readonly known?: readonly string[];
}

/** A report and what its author should know of it before it leaves. */
export interface Assembled extends Standing {
  readonly report: Report;
  /** Everything that can be in it, in the parts where it stands. */
  readonly parts: readonly PlacedPart<ReportEntry>[];
  readonly rules: ProtectRules;
}

/** Lays a document out as a report: every part in its order, after the privacy check. Pure but for `evidence`. */
export function assembleReport({
  snapshot,
  settings,
  reports,
  locale,
  evidence,
  known = [],
}: ReportSource): Assembled {
  const { notebook, cells } = snapshot;
  const currency = settings.currency ?? currencyOf(cells);
  const rules = { ...rulesOf(settings, cells, locale), known };
  const segmentations = cells.flatMap(({ state }) => state.outcome?.segmentation ?? []);
  const groups = segmentPartitions(segmentations);
  const title = settings.title ?? notebook.title ?? translate(strings, locale, 'untitled');
  const writing: Writing = {
    ...{ title, locale, currency },
    evidence,
    confirmed: (key) => knownInProse(notebook.evidence, key),
  };
  const parts = contents(reportEntries(snapshot.blocks, reports, locale), settings);
  const shown = parts.flatMap(({ entries }) => entries.filter((one) => one.shown).map(({ entry }) => entry));
  const written = (by: Evidence) =>
    parts.map((part) => chapterOf(part, shown, reports, { ...writing, evidence: by }));
  // Whom the blocks are of does not hang on what texts cite: the first writing tells what the second may cite.
  const all = written(evidence).flatMap(({ sections }) => sections.map(({ blocks }) => blocks));
  const hidden = hiddenSegments(segmentations, hiddenIn(all, rules, groups));
  const chapters = written(protectEvidence(evidence, hidden));
  const { chapters: kept, suppressed } = protectChapters(withCheck(chapters, rules), rules, groups);
  const report: Report = {
    title: protectWords(title, rules),
    subtitle: settings.subtitle && protectWords(settings.subtitle, rules),
    author: settings.author,
    asOf: notebook.asOf ?? cells.find((cell) => cell.state.outcome?.asOf)?.state.outcome?.asOf?.date ?? null,
    locale,
    currency,
    chapters: kept.filter(({ sections }) => sections.length > 0),
    suppressed,
  };
  return { report, parts, rules, ...standingOf(shown, chapters, evidence, writing.confirmed, locale) };
}

/** What the privacy check goes by for a document: its author's settings, and whether customers are companies. */
export function rulesOf(settings: ReportSettings, cells: readonly CellView[], locale: Locale): ProtectRules {
  const { minGroup, dominance, rows, mask } = settings;
  return { locale, persons: !areCompanies(cells), minGroup, dominance, rows, mask };
}

/** The currency that the author states for amounts in some cell. */
function currencyOf(cells: readonly CellView[]): string | null {
  const stated = cells.map(({ options }) => (isRecord(options) ? options['currency'] : null));
  const found = stated.find((one) => typeof one === 'string' && /^[A-Z]{3}$/.test(one));
  return typeof found === 'string' ? found : null;
}

function chapterOf(
  { part, entries }: PlacedPart<ReportEntry>,
  shown: readonly ReportEntry[],
  reports: LoadedReports,
  writing: Writing,
): ReportChapter {
  const sections = entries
    .filter((one) => one.shown)
    .map(({ entry }, index, all) => sectionOf(entry, all[index - 1], shown, reports, writing))
    .filter(({ title, blocks }) => blocks.length > 0 || title !== '')
    .filter((section, index, all) => section.blocks.length > 0 || introduces(section, all[index + 1]));
  return { part, title: translate(strings, writing.locale, `part_${part}`), sections };
}

/** A heading alone stands only where something follows that has none of its own. */
function introduces(section: ReportSection, next: ReportSection | undefined): boolean {
  return section.key.startsWith('text:') && next?.title === '';
}

function sectionOf(
  entry: ReportEntry,
  before: PlacedEntry<ReportEntry> | undefined,
  shown: readonly ReportEntry[],
  reports: LoadedReports,
  writing: Writing,
): ReportSection {
  const { block, says, title } = entry;
  if (says === 'warnings' || block === null) {
    const cells = shown.flatMap((one) =>
      one.says === 'blocks' && one.block?.type === 'cell' ? [{ cell: one.block, title: one.title }] : [],
    );
    return warningsSection(cells, title, writing.locale);
  }
  if (block.type === 'prose') return proseSection(entry.key, block.text, writing);
  const report = kindReport(block, reports);
  if (!report) return { key: entry.key, title: '', blocks: [] };
  const section = cellSection(block, report, says === 'method' ? 'method' : 'blocks', title, writing);
  return isIntroduced(entry, before) || hasOwnTitle(section) ? { ...section, title: '' } : section;
}

function kindReport(cell: CellView, reports: LoadedReports) {
  return [...reports].find(([kind]) => kind === cell.kind)?.[1];
}

/** The appendix ends with what the privacy check did; where nothing is said, there is none. */
function withCheck(chapters: readonly ReportChapter[], rules: ProtectRules): ReportChapter[] {
  if (chapters.every(({ sections }) => sections.length === 0)) return [...chapters];
  const title = translate(protection, rules.locale, 'title');
  const check: ReportSection = { key: 'check:', title, blocks: [{ type: 'text', text: reportNote(rules) }] };
  return chapters.map((chapter) =>
    chapter.part === 'appendix' ? { ...chapter, sections: [...chapter.sections, check] } : chapter,
  );
}

/** Whether the prose right before a cell has named it already. */
function isIntroduced(entry: ReportEntry, before: PlacedEntry<ReportEntry> | undefined): boolean {
  const other = before?.entry;
  return other?.says === 'prose' && other.key === entry.after && /^\s*#/.test(proseText(other));
}

function proseText({ block }: ReportEntry): string {
  return block?.type === 'prose' ? block.text : '';
}

/** A single picture or table carries its title itself. */
function hasOwnTitle({ title, blocks }: ReportSection): boolean {
  const [first] = blocks;
  return (first?.type === 'chart' || first?.type === 'table') && first.title === title;
}

function protectChapters(
  chapters: readonly ReportChapter[],
  rules: ProtectRules,
  groups: readonly Partition[],
) {
  const all = chapters.flatMap(({ part, sections }) => sections.map((section) => ({ ...section, part })));
  const { parts, suppressed } = protectParts(all, rules, groups);
  const kept = chapters.map((chapter) => ({
    ...chapter,
    sections: parts
      .filter(({ part }) => part === chapter.part)
      .map(({ key, title, blocks }): ReportSection => ({ key, title, blocks }))
      .filter(({ title, blocks }) => blocks.length > 0 || title !== ''),
  }));
  return { chapters: kept, suppressed };
}
