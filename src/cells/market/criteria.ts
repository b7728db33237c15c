import { EntryReader, type Unread } from '../entry';

/** The two axes of the picture: how attractive a market is, and how able we are to serve it. */
export const AXES = ['attractiveness', 'ability'] as const;
export type Axis = (typeof AXES)[number];

/**
 * Figures that a criterion can be scored by. Own ones come from data: customers, amount of the period, its growth over
 * the period before. Those of the market are entered: its size, growth, our share of it. `margin` is entered, or from data
 * where costs are known; `competition` comes from five forces; `fit` from own abilities beside what the segment needs.
 */
export const MEASURES = [
  'own_customers',
  'own_amount',
  'own_growth',
  'market_size',
  'market_growth',
  'market_share',
  'margin',
  'competition',
  'fit',
] as const;
export type Measure = (typeof MEASURES)[number];

/** What a market is scored by. */
export interface Criterion {
  readonly id: string;
  /** Null: not known, and counted nowhere. */
  readonly axis: Axis | null;
  /** Null: scored by hand, segment by segment. */
  readonly by: Measure | null;
  /** What the author calls it; empty: as the measure is called. */
  readonly name: string;
  readonly weight: number;
  /** The figures that are worth 1 and 5 points; null: the lowest and the highest there are. */
  readonly worst: number | null;
  readonly best: number | null;
  readonly unread: readonly Unread[];
}

const usual = (axis: Axis, by: Measure, weight: number): Criterion => ({
  ...{ id: by, axis, by, name: '', weight },
  ...{ worst: null, best: null, unread: [] },
});

/** What is scored where the author names no criteria. */
export const USUAL_CRITERIA: readonly Criterion[] = [
  usual('attractiveness', 'market_size', 2),
  usual('attractiveness', 'market_growth', 2),
  usual('attractiveness', 'margin', 2),
  usual('attractiveness', 'competition', 2),
  usual('attractiveness', 'own_amount', 1),
  usual('attractiveness', 'own_growth', 1),
  usual('ability', 'fit', 3),
  usual('ability', 'market_share', 1),
];

/** The axis that a measure belongs to by its nature. */
export function usualAxis(measure: Measure): Axis {
  return USUAL_CRITERIA.find(({ by }) => by === measure)?.axis ?? 'attractiveness';
}

/** An entry of the list; the name of a measure alone is that measure with its usual axis. */
export function readCriterion(stored: unknown): Criterion {
  const entry = new EntryReader(typeof stored === 'string' ? { by: stored } : stored);
  const by = entry.oneOf('by', MEASURES);
  const axis = entry.oneOf('axis', AXES);
  const read = {
    id: entry.text('id') || (by ?? ''),
    axis: axis ?? (by === null ? null : usualAxis(by)),
    by,
    name: entry.text('name'),
    weight: entry.number('weight', 0) ?? 1,
    worst: entry.number('worst'),
    best: entry.number('best'),
  };
  return { ...read, unread: entry.rest() };
}

/** Criteria that count: with an id, an axis, and no other of that id before. */
export function countedCriteria(criteria: readonly Criterion[]): (Criterion & { readonly axis: Axis })[] {
  return criteria.filter(
    (one, at): one is Criterion & { readonly axis: Axis } =>
      one.id !== '' && one.axis !== null && criteria.findIndex(({ id }) => id === one.id) === at,
  );
}
