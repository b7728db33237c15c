import type { Value } from './table';

/**
 * Evidence (数据依据): texts of the author's that cite values of other cells, and what became of those values since.
 * Citations are written `{cell.path}` (CONTRACTS 6); a path here is what stands between the braces.
 */

/** What a cited value was when the author last said that the text holds, and on which day (ISO date). */
export interface Confirmed {
  readonly value: Value;
  readonly on: string;
}

/**
 * A text that may cite values. Stored as the text alone while nothing is confirmed, else as `{ text, confirmed }`, so
 * that a claim that is moved takes its confirmations along.
 */
export interface Claim {
  readonly text: string;
  /** By path. */
  readonly confirmed: Readonly<Record<string, Confirmed>>;
}

/** A claim and the place of the option that holds it. */
export interface ClaimAt {
  readonly path: readonly (string | number)[];
  readonly claim: Claim;
}

/**
 * same: as confirmed, but for a small difference. changed: to be reviewed. unconfirmed: live, never confirmed.
 * waiting: the cited cell has no result yet, or only that of an earlier question. gone: there is no such cell, or nothing of that name in its result.
 */
export const CITED_STATES = ['same', 'unconfirmed', 'waiting', 'changed', 'gone'] as const;
export type CitedState = (typeof CITED_STATES)[number];

/** One citation of a text as it stands now, in the reader's language. */
export interface CitedValue {
  readonly path: string;
  readonly state: CitedState;
  /** The live value; null where there is none. */
  readonly text: string | null;
  /** The confirmed value, where there is one. */
  readonly before: string | null;
  /** Which cell of which kind it comes from, as of when. */
  readonly source: string | null;
}

/** How a claim stands: the worst of its citations (the last in `CITED_STATES`); `same` where it cites nothing. */
export interface ClaimReview {
  readonly state: CitedState;
  readonly cited: readonly CitedValue[];
}

/** A value that can be cited. */
export interface CitableValue {
  readonly path: string;
  /** What it is, in the reader's language as far as it is known. */
  readonly label: string;
  /** The value now. */
  readonly text: string;
}

export interface CitableCell {
  readonly cell: string;
  readonly values: readonly CitableValue[];
}

/** What views and forms can ask about citations. Reactive. */
export interface Evidence {
  /** One citation by its path; never null, whatever the path. */
  cite(path: string): CitedValue;
  review(claim: Claim): ClaimReview;
  /** The claim with every value it cites confirmed as it is today; the caller stores it. */
  confirm(claim: Claim): Claim;
  /** What can be cited, cell by cell in the order of the document. Costly: ask when a menu opens. */
  citable(): readonly CitableCell[];
}
