import type { Locale } from '../i18n/dictionary';
import type { ReportBlock } from '../model/report';

/** What the privacy check before every way out goes by. */
export interface ProtectRules {
  readonly locale: Locale;
  /**
   * Whether the customers are persons. Groups of companies are not suppressed (company tiers are no personal
   * information); single customers and contacts are treated alike in both.
   */
  readonly persons: boolean;
  /** Groups of fewer persons are suppressed; 0 and 1 suppress none. */
  readonly minGroup: number;
  /** A group is suppressed too where one person brings more than this share of its amount (0–1). */
  readonly dominance: number;
  /** Whether rows of single customers leave, because the author asked for them. */
  readonly rows: boolean;
  /** Whether phones, e-mail addresses, names and the like are masked in texts. */
  readonly mask: boolean;
  /** Names and contacts that are known from the data: masked wherever a text holds one. */
  readonly known?: readonly string[];
}

export const DEFAULT_PROTECTION = {
  persons: true,
  minGroup: 10,
  dominance: 0.5,
  rows: false,
  mask: true,
} as const;

/**
 * small: a group under the minimum. unknown: nobody knows how many they are. dominated: one person brings most of it. subtraction: large enough, but with it a
 * suppressed group could be told from the sum. customers: rows of single customers. personal: a name or contact.
 * mention: figures of a sentence about a suppressed group.
 */
export type SuppressedBecause =
  'small' | 'unknown' | 'dominated' | 'subtraction' | 'customers' | 'personal' | 'mention';

/** One thing that does not leave, to be said to the author before the export. */
export interface Suppressed {
  readonly what: 'row' | 'category' | 'card' | 'table' | 'text';
  readonly because: SuppressedBecause;
  /** Title of the table, chart or card; empty for texts that stand alone. */
  readonly where: string;
  /** Label of the row or category; null where the whole thing is meant. Never a personal value. */
  readonly label: string | null;
}

export interface Protected {
  readonly blocks: readonly ReportBlock[];
  readonly suppressed: readonly Suppressed[];
}
