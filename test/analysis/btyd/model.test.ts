import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hessian, inverse } from '../../../src/analysis/btyd/curvature';
import { fitBtyd } from '../../../src/analysis/btyd/fit';
import { fitClv } from '../../../src/analysis/btyd/fit-clv';
import { expectedValue, fitGammaGamma, gammaGammaLoss } from '../../../src/analysis/btyd/gamma-gamma';
import { btydLoss } from '../../../src/analysis/btyd/likelihood';
import { minimise, type Smooth } from '../../../src/analysis/btyd/minimise';
import {
  expectedIfAlive,
  expectedOfNew,
  expectedPurchases,
  probabilityAlive,
} from '../../../src/analysis/btyd/predict';
import { predictClv } from '../../../src/analysis/btyd/predict-clv';
import expected from '../../expected/life.json';
import { sharedData, whereData } from '../../support/shared-data';
import { cdnowCustomers, purchaseGroups, valueGroups } from './cdnow';

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 50), seed: 11 };
const positive = fc.double({ min: 0.05, max: 8, noNaN: true });
const parameters = fc.record({ r: positive, alpha: positive, a: positive, b: positive });
const models = fc.constantFrom('bg_nbd' as const, 'mbg_nbd' as const);
const GROUPS = {
  x: Float64Array.of(0, 0, 1, 1, 2, 5),
  recency: Float64Array.of(0, 0, 0.4, 0.9, 0.5, 0.95),
  age: Float64Array.of(0.5, 1, 0.8, 1, 1, 1),
  weight: Float64Array.of(10, 7, 3, 2, 4, 1),
};

/** Largest difference of a gradient from central differences of its function. */
function gradientError(f: Smooth, point: Float64Array): number {
  const gradient = new Float64Array(point.length);
  f(point, gradient);
  const scratch = new Float64Array(point.length);
  const differences = Array.from(point, (value, i) => {
    const at = (by: number) =>
      f(
        Float64Array.from(point, (p, j) => (i === j ? value + by : p)),
        scratch,
      );
    return Math.abs((at(1e-5) - at(-1e-5)) / 2e-5 - (gradient[i] ?? NaN));
  });
  return Math.max(...differences);
}

describe('the likelihoods', () => {
  it('have the gradients that they say', () => {
    fc.assert(
      fc.property(parameters, models, ({ r, alpha, a, b }, model) => {
        const point = Float64Array.from([r, alpha, a, b], Math.log);
        expect(gradientError(btydLoss(GROUPS, model), point)).toBeLessThan(1e-6);
        const values = {
          x: GROUPS.x.subarray(2),
          z: Float64Array.of(3, 8, 2, 9),
          weight: GROUPS.weight.subarray(2),
        };
        expect(gradientError(gammaGammaLoss(values), point.subarray(0, 3))).toBeLessThan(1e-5);
      }),
      runs,
    );
  });

  it('do not change when equal histories stand apart', () => {
    const doubled = (values: Float64Array) =>
      Float64Array.from([...values].flatMap((value) => [value, value]));
    const apart = {
      x: doubled(GROUPS.x),
      recency: doubled(GROUPS.recency),
      age: doubled(GROUPS.age),
      weight: doubled(GROUPS.weight).map((n) => n / 2),
    };
    const point = Float64Array.of(0.1, -0.3, 0.2, 0.5);
    const gradient = new Float64Array(4);
    expect(btydLoss(apart, 'bg_nbd')(point, gradient)).toBeCloseTo(
      btydLoss(GROUPS, 'bg_nbd')(point, gradient),
      12,
    );
  });
});

describe.skipIf(!sharedData('cdnow/CDNOW_sample.txt'))(
  `standard errors${whereData('cdnow/CDNOW_sample.txt')}`,
  () => {
    const customers = sharedData('cdnow/CDNOW_sample.txt') ? cdnowCustomers('sample', '1997-09-30') : [];

    it('are those of an independent Hessian', () => {
      const { errors } = fitBtyd(purchaseGroups(customers, 7), 'bg_nbd');
      [errors?.r, errors?.alpha, errors?.a, errors?.b].forEach((error, i) =>
        expect(Math.abs((error ?? NaN) / (expected.bg_nbd.errors[i] ?? NaN) - 1)).toBeLessThan(2e-3),
      );
      const values = fitGammaGamma(valueGroups(customers)).errors;
      [values?.p, values?.q, values?.v].forEach((error, i) =>
        expect(Math.abs((error ?? NaN) / (expected.gamma_gamma.errors[i] ?? NaN) - 1)).toBeLessThan(2e-3),
      );
    });

    it('and likelihoods do not depend on the unit of time', () => {
      const days = fitBtyd(purchaseGroups(customers), 'mbg_nbd');
      const weeks = fitBtyd(purchaseGroups(customers, 7), 'mbg_nbd');
      expect(days.parameters.alpha / weeks.parameters.alpha).toBeCloseTo(7, 4);
      expect(days.parameters.b).toBeCloseTo(weeks.parameters.b, 4);
      const repeat = customers.reduce((sum, { x }) => sum + x, 0);
      expect(days.logLikelihood + repeat * Math.log(7)).toBeCloseTo(weeks.logLikelihood, 4);
    });
  },
);

describe('predictions', () => {
  const history = fc
    .record({
      x: fc.integer({ min: 0, max: 40 }),
      first: fc.double({ min: 0, max: 1, noNaN: true }),
      age: positive,
    })
    .map(({ x, first, age }) => ({ x, recency: x === 0 ? 0 : first * age, age }));

  it('are probabilities, grow with time, and never more than the rate allows', () => {
    fc.assert(
      fc.property(parameters, models, history, (p, model, one) => {
        const alive = probabilityAlive(model, p, one);
        const short = expectedPurchases(model, p, one, 1);
        const long = expectedPurchases(model, p, one, 5);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        expect(short).toBeGreaterThanOrEqual(-1e-12);
        expect(long).toBeGreaterThanOrEqual(short - 1e-9);
        expect(long).toBeLessThanOrEqual(((5 * (p.r + one.x)) / (p.alpha + one.age)) * (1 + 1e-9));
      }),
      runs,
    );
  });

  it('are nothing special where a is 1, or a + b is less than 1', () => {
    const at = (a: number, b: number) => expectedOfNew('bg_nbd', { r: 0.5, alpha: 3, a, b }, 10);
    expect(at(1, 2)).toBeCloseTo((at(1 - 1e-5, 2) + at(1 + 1e-5, 2)) / 2, 8);
    expect(Number.isFinite(at(0.2, 0.3))).toBe(true);
    expect(at(0.5, 0.5)).toBeCloseTo((at(0.5, 0.5 - 1e-5) + at(0.5, 0.5 + 1e-5)) / 2, 8);
  });

  it('are the same by either series', () => {
    // Around a = 20 one series takes over from the other.
    const at = (a: number) => expectedIfAlive('bg_nbd', { r: 0.6, alpha: 3, a, b: 30 }, { x: 2, age: 5 }, 4);
    expect(at(20 + 1e-9)).toBeCloseTo(at(20 - 1e-9), 7);
    expect(Number.isFinite(expectedOfNew('bg_nbd', { r: 0.6, alpha: 0.01, a: 400, b: 1600 }, 500))).toBe(
      true,
    );
  });

  it('without a chance to stop are those of the rate', () => {
    const p = { r: 2, alpha: 4, a: 1e-9, b: 1 };
    expect(expectedIfAlive('bg_nbd', p, { x: 3, age: 6 }, 2)).toBeCloseTo((5 / 10) * 2, 6);
  });

  it('of months add up, and a discount makes them less', () => {
    const p = { r: 0.25, alpha: 30, a: 0.7, b: 2.1 };
    const purchases = {
      x: Float64Array.of(0, 2),
      recency: Float64Array.of(0, 100),
      age: Float64Array.of(200, 150),
      weight: Float64Array.of(3, 1),
    };
    const ask = (discount: number) =>
      predictClv({
        ...{ model: 'bg_nbd', parameters: p, purchases, months: 12, month: 30, discount, most: 7 },
        births: Float64Array.of(2, 1, 1),
        trackDays: Float64Array.of(1, 2, 30),
      });
    const plain = ask(0);
    const history2 = { x: 2, recency: 100, age: 150 };
    expect(plain.expected[1]).toBeCloseTo(expectedPurchases('bg_nbd', p, history2, 360), 10);
    expect(plain.discounted[1]).toBeCloseTo(plain.expected[1] ?? NaN, 10);
    expect(ask(0.01).discounted[1]).toBeLessThan(plain.expected[1] ?? NaN);
    expect(plain.counts.reduce((sum, n) => sum + n, 0)).toBeCloseTo(4, 8);
    expect(plain.tracked[2]).toBeCloseTo(
      2 * expectedOfNew('bg_nbd', p, 30) + expectedOfNew('bg_nbd', p, 29) + expectedOfNew('bg_nbd', p, 28),
      10,
    );
  });

  it('of values lie between the own mean and that of all', () => {
    const p = { p: 6, q: 4, v: 15 };
    expect(expectedValue(p, 0, 0)).toBeCloseTo(30, 10);
    expect(expectedValue(p, 1000, 80)).toBeGreaterThan(79.5);
    expect(expectedValue(p, 2, 80)).toBeGreaterThan(30);
  });
});

describe('degenerate input', () => {
  const one = (x: number) => ({
    x: Float64Array.of(x),
    recency: Float64Array.of(x > 0 ? 5 : 0),
    age: Float64Array.of(10),
    weight: Float64Array.of(1),
  });

  it.each([0, 1, 4])('of one customer with %i repeat purchases says that it does not tell', (x) => {
    const { purchases, correlation } = fitClv({ model: 'bg_nbd', purchases: one(x), values: null });
    expect(purchases.atEdge || purchases.errors === null).toBe(true);
    expect(Object.values(purchases.parameters).every((value) => value > 0)).toBe(true);
    expect(correlation).toBeNull();
  });

  it('of equal values has no correlation', () => {
    const values = { x: Float64Array.of(1, 2), z: Float64Array.of(5, 5), weight: Float64Array.of(20, 20) };
    const { correlation, values: fit } = fitClv({ model: 'bg_nbd', purchases: GROUPS, values });
    expect(correlation).toBeNull();
    expect(fit?.atEdge || fit?.errors === null || fit?.converged === false).toBe(true);
  });
});

describe('the search and its curvature', () => {
  it('find the minimum of Rosenbrock’s valley', () => {
    const valley: Smooth = (point, gradient) => {
      const [x = 0, y = 0] = point;
      gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
      gradient[1] = 200 * (y - x * x);
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    };
    const { point, converged } = minimise(valley, [-1.2, 1]);
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 6);
    expect(hessian(valley, point)[0]?.[0]).toBeCloseTo(802, 2);
  });

  it('invert a positive definite matrix and no other', () => {
    expect(
      inverse([
        [4, 1],
        [1, 3],
      ])
        ?.flat()
        .map((value) => value * 11),
    ).toEqual([expect.closeTo(3, 10), expect.closeTo(-1, 10), expect.closeTo(-1, 10), expect.closeTo(4, 10)]);
    expect(
      inverse([
        [1, 2],
        [2, 1],
      ]),
    ).toBeNull();
  });
});
