/** A brand with what can be counted of it. */
export interface BrandFigures {
  readonly name: string;
  readonly own: boolean;
  /** 0–1. */
  readonly share: number | null;
  /** In the order of the criteria. */
  readonly scores: readonly (number | null)[];
}

/** A place on the map, on the scale of the scores. */
export interface Placed {
  readonly name: string;
  readonly own: boolean;
  readonly share: number | null;
  readonly x: number;
  readonly y: number;
}

/** Where a group of customers would want a brand to stand. */
export interface PlacedIdeal {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  /** 1–8. */
  readonly colour: number;
  readonly customers: number;
  readonly amount: number | null;
  readonly x: number;
  readonly y: number;
}

/** Room on the map: a circle that holds no brand, on the scale of the scores. */
export interface WhiteSpace {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Segments whose ideal lies in it. */
  readonly wanted: readonly string[];
}

export interface PositionMap {
  /** Keys of the criteria. */
  readonly x: string;
  readonly y: string;
  readonly brands: readonly Placed[];
  /** Brands without a score on one of the axes. */
  readonly unplaced: readonly string[];
  readonly ideals: readonly PlacedIdeal[];
  /** Largest first; null where fewer than two brands are on the map. */
  readonly white: readonly WhiteSpace[] | null;
}

/** How we stand on a criterion. */
export interface CriterionGap {
  readonly key: string;
  readonly own: number | null;
  /** The best competitors and their score. */
  readonly best: number | null;
  readonly leaders: readonly string[];
  /** By how much we are ahead of the best competitor; below 0 behind. */
  readonly lead: number | null;
}

/** holds, fails: measured and true or not. untested: can be tested, not measured yet. vague: cannot be tested. */
export const DIFFERENCE_STATES = ['holds', 'fails', 'untested', 'vague'] as const;
export type DifferenceState = (typeof DIFFERENCE_STATES)[number];

/** What a sentence needs in order to be tested. */
export const TESTABLE_PARTS = ['measure', 'at_least', 'test'] as const;
export type TestablePart = (typeof TESTABLE_PARTS)[number];

export interface DifferenceCheck {
  readonly state: DifferenceState;
  readonly missing: readonly TestablePart[];
  /** How much better we are, relative to them; null where it is not measured. */
  readonly difference: number | null;
}

export interface CompetitorsResult {
  readonly competitors: number;
  /** Sum of the shares that are known, ours included. */
  readonly shares: number | null;
  /** Ourselves first. */
  readonly brands: readonly BrandFigures[];
  readonly gaps: readonly CriterionGap[];
  readonly map: PositionMap | null;
  readonly differences: readonly DifferenceCheck[];
  readonly segments: readonly {
    readonly segment: string;
    readonly label_zh: string;
    readonly label_en: string;
    readonly colour: number;
  }[];
  /** Segments, criteria and competitors that are named but are not there (any more). */
  readonly gone: readonly string[];
}
