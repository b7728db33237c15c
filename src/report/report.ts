import type { ReportBlock, ReportPart } from '../model/report';
import type { Locale } from '../i18n/dictionary';
import type { Suppressed } from './protection';

/** What one cell, or one stretch of prose, says in a report. */
export interface ReportSection {
  /** Of the block of the document: a cell's name, `text:rfm` for prose. */
  readonly key: string;
  /** Empty where the blocks begin with a heading of their own, or go on from the section before. */
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

export interface ReportChapter {
  readonly part: ReportPart;
  readonly title: string;
  readonly sections: readonly ReportSection[];
}

/** A whole report in one language, after the privacy check: every way out writes this and nothing else. */
export interface Report {
  readonly title: string;
  readonly subtitle: string | null;
  readonly author: string | null;
  /** ISO date up to which data was looked at; null where no cell says so. */
  readonly asOf: string | null;
  readonly locale: Locale;
  /** ISO code of the amounts, where it is known. */
  readonly currency: string | null;
  readonly chapters: readonly ReportChapter[];
  /** What the privacy check kept back: for the author to see before the export, never part of one. */
  readonly suppressed: readonly Suppressed[];
}
