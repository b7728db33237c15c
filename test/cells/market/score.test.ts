import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedCriteria, readCriterion } from '../../../src/cells/market/criteria';
import { fitOf, type MarketFigures } from '../../../src/cells/market/figures';
import { fieldOf, lineOf, pointsSheet, ranking } from '../../../src/cells/market/score';
import { scoreMarkets } from '../../../src/cells/market/score-markets';
import {
  allScores,
  firmnessOf,
  holdsOf,
  leadersOf,
  type Scored,
} from '../../../src/cells/market/sensitivity';
import expected from '../../expected/market.json';

const numRuns = Number(process.env.FUZZ_RUNS ?? 50);

/** The matrix of test/expected/market.py. */
const MATRIX: Scored = {
  sheet: [
    [5, 2, 3.5, 4, 2],
    [1, 5, 4, 3, 5],
    [3, 3, null, 2, 2.5],
    [2, 1, 1.5, 5, 4],
    [4, 4, 2, 1, 1.5],
  ],
  axes: ['attractiveness', 'attractiveness', 'attractiveness', 'ability', 'ability'],
  weights: [2, 1, 1, 3, 1],
  balance: 0.6,
  keys: ['a', 'b', 'c', 'd', 'e'],
};

describe('a matrix beside numpy', () => {
  const { matrix } = expected;

  it('has the same scores and leaders', () => {
    const scores = allScores(MATRIX);
    scores.forEach((one, at) => {
      const [attractiveness, ability, overall] = matrix.scores[at] ?? [];
      expect(one.attractiveness).toBeCloseTo(attractiveness ?? NaN, 9);
      expect(one.ability).toBeCloseTo(ability ?? NaN, 9);
      expect(one.overall).toBeCloseTo(overall ?? NaN, 9);
    });
    expect(leadersOf(MATRIX, scores, 'overall', 2)).toEqual(matrix.leaders);
  });

  it('keeps its leaders within the same weights', () => {
    MATRIX.weights.forEach((_, criterion) => {
      const [low = NaN, high = NaN] = matrix.holds[criterion] ?? [];
      const found = holdsOf(MATRIX, criterion, 2);
      expect(found?.[0]).toBeCloseTo(low, 9);
      expect(found?.[1]).toBeCloseTo(high, 9);
    });
  });

  it('is as firm, within the chance of the draws', () => {
    const found = firmnessOf(MATRIX, { draws: 10_000, swing: 0.5, seed: 1, leaders: 2 });
    matrix.firmness.forEach((one, at) => {
      const own = found[at];
      expect(Math.abs((own?.same_field_share ?? NaN) - one.same_field)).toBeLessThan(0.02);
      expect(Math.abs((own?.leads_share ?? NaN) - one.leads)).toBeLessThan(0.02);
      for (const axis of ['attractiveness', 'ability'] as const)
        one[axis].forEach((value, end) =>
          expect(Math.abs((own?.[axis][end] ?? NaN) - value)).toBeLessThan(0.03),
        );
    });
  });

  it('draws the same weights for the same seed, and none where they do not move', () => {
    const settings = { draws: 200, swing: 0.5, seed: 4, leaders: 1 };
    expect(firmnessOf(MATRIX, settings)).toEqual(firmnessOf(MATRIX, settings));
    const still = firmnessOf(MATRIX, { ...settings, swing: 0 });
    expect(still.map((one) => one?.same_field_share)).toEqual([1, 1, 1, 1, 1]);
    expect(still[0]?.attractiveness).toEqual([3.875, 3.875]);
  });
});

describe('points', () => {
  const markets = [figures('a', { market_size: 100 }), figures('b', { market_size: 300 }), figures('c', {})];

  it('run from the lowest to the highest figure unless the author says otherwise', () => {
    const [relative, stated] = [
      readCriterion('market_size'),
      readCriterion({ by: 'market_size', worst: 0, best: 400 }),
    ].map((one) => countedCriteria([one])[0]);
    if (!relative || !stated) throw new Error('missing criteria');
    expect(pointsSheet([relative, stated], markets)).toEqual([
      [1, 2],
      [5, 4],
      [null, null],
    ]);
    expect(lineOf(relative, markets)?.relative).toBe(true);
    expect(lineOf(stated, markets)?.relative).toBe(false);
  });

  it('turn competition round, and take fit as it is', () => {
    const criteria = countedCriteria(['competition', 'fit'].map(readCriterion));
    expect(pointsSheet(criteria, [figures('a', { competition: 4.5, fit: 2 })])).toEqual([[1.5, 2]]);
  });

  it('of one market alone, or of equal ones, are in the middle', () => {
    const criteria = countedCriteria([readCriterion('market_size')]);
    expect(pointsSheet(criteria, [figures('a', { market_size: 7 })])).toEqual([[3]]);
  });

  it('by hand are those that were given', () => {
    const criteria = countedCriteria([readCriterion({ id: 'brand', axis: 'ability' })]);
    expect(pointsSheet(criteria, [figures('a', { scores: { brand: 4 } }), figures('b', {})])).toEqual([
      [4],
      [null],
    ]);
  });

  it('of fit lose one for every level that is missing', () => {
    const need = (ability: string, level: number, have: number | null) => ({
      ...{ ability, need: level, have, supported: null },
    });
    const ability = (id: string, weight: number) => ({
      ...{ id, name: '', have: null, weight, unread: [] },
      text: { text: '', confirmed: {} },
    });
    const abilities = [ability('x', 3), ability('y', 1)];
    expect(fitOf([need('x', 5, 3), need('y', 2, 4)], abilities)).toBe(3.5);
    expect(fitOf([need('x', 5, null)], abilities)).toBeNull();
    expect(fitOf([], abilities)).toBeNull();
  });
});

describe('places', () => {
  it('go by score, of equals by key', () => {
    const score = (overall: number | null) => ({ attractiveness: null, ability: null, overall });
    expect(ranking([score(2), score(4), score(4), score(null)], ['d', 'c', 'b', 'a'], 'overall')).toEqual([
      2, 1, 0,
    ]);
  });

  it('stand in nine fields', () => {
    const at = (attractiveness: number, ability: number) =>
      fieldOf({ attractiveness, ability, overall: null })?.advice;
    expect([at(5, 5), at(4, 3), at(3, 3), at(5, 1), at(1, 3), at(1, 1)]).toEqual([
      ...['invest', 'invest', 'select', 'select', 'harvest', 'harvest'],
    ]);
  });
});

const JUDGED = { balance: 0.5, swing: 0.5, draws: 100, seed: 1 };

describe('scoreMarkets', () => {
  it('ranks by attractiveness while ability is not known, and says so', () => {
    const criteria = ['market_size', 'fit'].map(readCriterion);
    const markets = [figures('a', { market_size: 100 }), figures('b', { market_size: 300 })];
    const { ranked_by, segments, draws } = scoreMarkets({ ...JUDGED, criteria }, markets);
    expect([ranked_by, draws]).toEqual(['attractiveness', 0]);
    expect(segments.map(({ place, overall, advice }) => [place, overall, advice])).toEqual([
      [2, null, null],
      [1, null, null],
    ]);
  });

  it('has no score where weights sum to nothing', () => {
    const criteria = [
      readCriterion({ by: 'market_size', weight: 0 }),
      readCriterion({ id: 'x', axis: 'ability' }),
    ];
    const markets = [figures('a', { market_size: 100, scores: { x: 2 } })];
    const found = scoreMarkets({ ...JUDGED, criteria }, markets);
    expect(found.segments[0]).toMatchObject({ attractiveness: null, ability: 2, overall: null, place: null });
    expect(found.criteria.map(({ weight_share }) => weight_share)).toEqual([null, 1]);
  });

  it('of nothing is nothing', () => {
    expect(scoreMarkets({ ...JUDGED, criteria: [] }, [])).toEqual({
      ...{ segments: [], criteria: [], ranked_by: null, leaders: [], draws: 0 },
    });
  });

  it('stays within the scale and does not depend on the order of markets', () => {
    const number = fc.option(fc.double({ min: -1e6, max: 1e9, noNaN: true }));
    const market = fc.record({
      market_size: number,
      market_growth: number,
      competition: fc.option(fc.constantFrom(1, 3, 5)),
    });
    const criteria = ['market_size', 'market_growth', 'competition', 'fit'].map(readCriterion);
    fc.assert(
      fc.property(fc.array(market, { maxLength: 6 }), (given) => {
        const markets = given.map((one, at) => figures(`m${at}`, { ...one, fit: (at % 5) + 1 }));
        const found = scoreMarkets({ ...JUDGED, criteria }, markets).segments;
        const turned = scoreMarkets({ ...JUDGED, criteria }, [...markets].reverse()).segments;
        for (const one of found) {
          for (const value of [one.attractiveness, one.ability, one.overall])
            expect(value === null || (value >= 1 - 1e-9 && value <= 5 + 1e-9)).toBe(true);
          const other = turned.find(({ segment }) => segment === one.segment);
          expect([other?.place, other?.attractiveness, other?.firmness]).toEqual([
            ...[one.place, one.attractiveness, one.firmness],
          ]);
        }
      }),
      { seed: 17, numRuns },
    );
  });
});

function figures(segment: string, known: Partial<MarketFigures>): MarketFigures {
  return {
    ...{ segment, label_zh: segment, label_en: segment, colour: 1, market_size: null, market_growth: null },
    ...{
      market_share: null,
      implied_share: null,
      margin_share: null,
      margin_from: null,
      competition: null,
      fit: null,
    },
    ...{ needs: [], chosen: false, scores: {} },
    own: {
      ...{ customers: 10, customers_share: 1, amount: null, amount_share: null, amount_before: null },
      ...{ growth: null, active: null, active_before: null, margin_share: null, largest_share: null },
    },
    ...known,
  };
}
