import type { Better } from '../../analysis/scoring/better';

/** A criterion that brands are scored in, 1–5 or on the scale of a survey. */
export interface Criterion {
  readonly key: string;
  /** '' where the product has a word for the key. */
  readonly label: string;
  /** Whether a high or a low score is better. */
  readonly better: Better;
}

export interface BrandScores {
  readonly name: string;
  readonly own: boolean;
  /** In the order of the criteria. */
  readonly scores: readonly (number | null)[];
  /** Answers that the scores are means of; null where somebody entered them. */
  readonly answers: number | null;
}

/** How brands lie to each other by all their scores. */
export interface PerceptualMap {
  /** direct: the two criteria are the axes. components: the two directions in which brands differ most. */
  readonly method: 'direct' | 'components';
  /** Shares of the whole variance that the axes show; null where they are the criteria themselves. */
  readonly shown: readonly [number, number] | null;
  readonly brands: readonly {
    readonly name: string;
    readonly own: boolean;
    readonly x: number;
    readonly y: number;
  }[];
  /** In which direction each criterion grows; none where the axes are criteria. */
  readonly arrows: readonly { readonly key: string; readonly x: number; readonly y: number }[];
  /** Brands without a score on every criterion. */
  readonly leftOut: readonly string[];
}

/** How we stand against those we compare with, on one criterion. */
export interface Lead {
  readonly key: string;
  readonly own: number | null;
  readonly best: number | null;
  readonly leaders: readonly string[];
  readonly lead: number | null;
}

/** different: ahead of everybody compared on a criterion that is emphasised. same: ahead on none. unknown: not scored. */
export type Distinct = 'different' | 'same' | 'unknown';

/** A promise that own ability does not support. */
export interface Unsupported {
  readonly ability: string;
  readonly needed: number;
  /** Null: nobody said how able we are. */
  readonly level: number | null;
}

export interface StatementCheck {
  readonly leads: readonly Lead[];
  readonly distinct: Distinct;
  /** Rivals who stand on the same criteria. */
  readonly sameEmphasis: readonly string[];
  readonly unsupported: readonly Unsupported[];
}

export interface PositionResult {
  readonly source: 'scores' | 'ratings' | null;
  readonly own: string | null;
  readonly criteria: readonly Criterion[];
  readonly brands: readonly BrandScores[];
  readonly map: PerceptualMap | null;
  /** The rival that we are most like by all scores, and the mean difference to it. */
  readonly closest: { readonly name: string; readonly difference: number } | null;
  readonly checks: readonly StatementCheck[];
  readonly segments: readonly {
    readonly segment: string;
    readonly label_zh: string;
    readonly label_en: string;
    readonly colour: number;
    readonly customers: number;
  }[];
  readonly gone: readonly string[];
}
