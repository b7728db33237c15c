import type { Level } from '../../analysis/scoring/points';
import type { Basis } from '../../model/segmentation';
import type { Axis, Measure } from './criteria';

/** Days of a period, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** What data say of one segment. */
export interface OwnFigures {
  readonly customers: number;
  readonly customers_share: number;
  /** Of the period; null without orders or amounts. */
  readonly amount: number | null;
  readonly amount_share: number | null;
  readonly amount_before: number | null;
  /** Amount over that of the period before, less one; null where that was not observed or not positive. */
  readonly growth: number | null;
  /** Customers with an order in the period, and in the one before. */
  readonly active: number | null;
  readonly active_before: number | null;
  /** Of the amounts whose cost is known. */
  readonly margin_share: number | null;
  /** Share of the largest customer in the amount of the period, which tells whose figures it would show. */
  readonly largest_share: number | null;
}

/** An ability that a segment asks for. */
export interface Need {
  readonly ability: string;
  readonly need: number;
  readonly have: number | null;
  /** Null where our own level is not judged. */
  readonly supported: boolean | null;
}

/** How firm a place is when the weights are moved. */
export interface Firmness {
  /** 5 % and 95 % quantiles over the draws. */
  readonly attractiveness: readonly [low: number, high: number];
  readonly ability: readonly [low: number, high: number];
  /** Share of the draws in which it stays in its field, and in which it is among the leaders. */
  readonly same_field_share: number;
  readonly leads_share: number;
}

export const ADVICE = ['invest', 'select', 'harvest'] as const;
/** What a field of the picture says: invest and grow, choose with care, hold back or withdraw. */
export type Advice = (typeof ADVICE)[number];

export interface MarketSegment {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly colour: number;
  readonly own: OwnFigures;
  /** As entered, and what own amount over the market's size comes to (a year). */
  readonly market_size: number | null;
  readonly market_growth: number | null;
  readonly market_share: number | null;
  readonly implied_share: number | null;
  readonly margin_share: number | null;
  readonly margin_from: 'entered' | 'data' | null;
  /** 1 (weak) to 5 (strong), from five forces. */
  readonly competition: number | null;
  /** 1–5: own abilities beside what the segment asks for. */
  readonly fit: number | null;
  /** Points in the order of the criteria. */
  readonly points: readonly (number | null)[];
  readonly attractiveness: number | null;
  readonly ability: number | null;
  readonly overall: number | null;
  /** Share of the weights whose points are known, by axis. */
  readonly known_share: Readonly<Record<Axis, number>>;
  readonly field: Readonly<Record<Axis, Level>> | null;
  readonly advice: Advice | null;
  /** 1 = first; null where there is nothing to rank by. */
  readonly place: number | null;
  readonly chosen: boolean;
  readonly needs: readonly Need[];
  readonly firmness: Firmness | null;
}

export interface CriterionResult {
  readonly id: string;
  readonly axis: Axis;
  readonly by: Measure | null;
  readonly name: string;
  readonly weight: number;
  /** Of the weights of its axis; null where they sum to nothing. */
  readonly weight_share: number | null;
  /** The figures that are worth 1 and 5 points; null where points are given by hand or by a scale of their own. */
  readonly worst: number | null;
  readonly best: number | null;
  /** Whether these are the lowest and highest of the segments at hand. */
  readonly relative: boolean;
  /** Segments whose points are known. */
  readonly known: number;
  /** Between which shares of its axis' weights the same segments lead; null where it cannot be moved. */
  readonly holds: readonly [low: number, high: number] | null;
}

export interface MarketResult {
  readonly segmentation: string;
  readonly basis: Basis;
  readonly orders: string | null;
  readonly as_of: string | null;
  readonly months: number | null;
  readonly period: Days | null;
  readonly before: Days | null;
  /** Whether the data reach back over the period before. */
  readonly covered: boolean;
  readonly customers: number;
  readonly amount: number | null;
  /** In the order of the segmentation. */
  readonly segments: readonly MarketSegment[];
  readonly criteria: readonly CriterionResult[];
  readonly ranked_by: 'overall' | 'attractiveness' | null;
  /** The first by the ranking: as many as are chosen, at least one. */
  readonly leaders: readonly string[];
  /** Draws of weights that were made; none where there was nothing to move. */
  readonly draws: number;
  /** Entries whose segment is not there (any more). */
  readonly gone: readonly string[];
}
