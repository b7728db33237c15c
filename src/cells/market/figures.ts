import { LEAST_POINTS, MOST_POINTS } from '../../analysis/scoring/points';
import { weightedMean } from '../../analysis/scoring/weighted-mean';
import type { SegmentInfo } from '../../model/segmentation';
import type { Measure } from './criteria';
import type { Ability, MarketEntry } from './options';
import type { MarketSegment, Need, OwnFigures } from './result';

/** All that is known of a segment before anything is scored. */
export interface MarketFigures extends Pick<
  MarketSegment,
  | 'segment'
  | 'label_zh'
  | 'label_en'
  | 'colour'
  | 'own'
  | 'market_size'
  | 'market_growth'
  | 'market_share'
  | 'implied_share'
  | 'margin_share'
  | 'margin_from'
  | 'competition'
  | 'fit'
  | 'needs'
  | 'chosen'
> {
  /** Points given by hand, by criterion. */
  readonly scores: Readonly<Record<string, number>>;
}

/** What is to be known of a segment. */
export interface FiguresRequest {
  readonly info: SegmentInfo;
  readonly own: OwnFigures;
  readonly entry: MarketEntry | undefined;
  readonly competition: number | null;
  readonly abilities: readonly Ability[];
  /** Months of the period that `own.amount` is of. */
  readonly months: number | null;
}

/** Own figures beside what was entered. */
export function marketFigures(request: FiguresRequest): MarketFigures {
  const { info, own, entry, competition, abilities, months } = request;
  const { segment, label_zh, label_en, colour } = info;
  const size = entry?.size ?? null;
  const yearly = own.amount === null || months === null ? null : (own.amount * 12) / months;
  const needs = needsOf(entry, abilities);
  const margin = entry?.margin ?? own.margin_share;
  return {
    ...{ segment, label_zh, label_en, colour, own, competition, needs },
    market_size: size,
    market_growth: entry?.growth ?? null,
    market_share: entry?.share ?? null,
    implied_share: size !== null && size > 0 && yearly !== null && yearly >= 0 ? yearly / size : null,
    margin_share: margin,
    margin_from: margin === null ? null : entry?.margin === null || !entry ? 'data' : 'entered',
    fit: fitOf(needs, abilities),
    chosen: entry?.chosen ?? false,
    scores: entry?.scores ?? {},
  };
}

function needsOf(entry: MarketEntry | undefined, abilities: readonly Ability[]): Need[] {
  return Object.entries(entry?.needs ?? {}).map(([ability, need]) => {
    const have = abilities.find(({ id }) => id === ability)?.have ?? null;
    return { ability, need, have, supported: have === null ? null : have >= need };
  });
}

/** 5 points for an ability that reaches what is needed, one less for every level that is missing; the mean by weight. */
export function fitOf(needs: readonly Need[], abilities: readonly Ability[]): number | null {
  return weightedMean(
    needs.map(({ ability, need, have }) => ({
      value: have === null ? null : Math.max(LEAST_POINTS, MOST_POINTS - Math.max(0, need - have)),
      weight: abilities.find(({ id }) => id === ability)?.weight ?? 1,
    })),
  );
}

/** The figure that a measure stands for. */
export function measureOf(figures: MarketFigures, measure: Measure): number | null {
  const { own } = figures;
  return {
    own_customers: own.customers,
    own_amount: own.amount,
    own_growth: own.growth,
    market_size: figures.market_size,
    market_growth: figures.market_growth,
    // What was entered goes before what our own amount over the market's size comes to.
    market_share: figures.market_share ?? figures.implied_share,
    margin: figures.margin_share,
    competition: figures.competition,
    fit: figures.fit,
  }[measure];
}
