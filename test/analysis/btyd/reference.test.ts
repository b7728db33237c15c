import { describe, expect, it } from 'vitest';
import { purchaseCounts } from '../../../src/analysis/btyd/counts';
import { fitBtyd } from '../../../src/analysis/btyd/fit';
import { expectedValue, fitGammaGamma } from '../../../src/analysis/btyd/gamma-gamma';
import { expectedOfNew, expectedPurchases, probabilityAlive } from '../../../src/analysis/btyd/predict';
import { sharedData, whereData } from '../../support/shared-data';
import { cdnowCustomers, purchaseGroups, valueGroups } from './cdnow';

const SAMPLE = 'cdnow/CDNOW_sample.txt';
const MASTER = 'cdnow/CDNOW_master.txt';
const END = '1997-09-30';

/** Four significant digits. */
function near(value: number, wanted: number): void {
  expect(Math.abs(value / wanted - 1)).toBeLessThan(5e-5);
}

describe.skipIf(!sharedData(SAMPLE))(`the CDNOW sample${whereData(SAMPLE)}`, () => {
  const customers = sharedData(SAMPLE) ? cdnowCustomers('sample', END) : [];
  const weeks = purchaseGroups(customers, 7);

  it('fits BG/NBD as CLVTools and lifetimes do', () => {
    const { parameters, logLikelihood, converged, errors } = fitBtyd(weeks, 'bg_nbd');
    expect(customers).toHaveLength(2357);
    near(parameters.r, 0.24259453);
    near(parameters.alpha, 4.41360229);
    near(parameters.a, 0.79292208);
    near(parameters.b, 2.42590682);
    expect(Math.abs(logLikelihood - -9582.429207)).toBeLessThan(1e-3);
    expect(converged).toBe(true);
    expect(errors?.r).toBeGreaterThan(0);
  });

  it('fits MBG/NBD as lifetimes does', () => {
    const { parameters } = fitBtyd(weeks, 'mbg_nbd');
    expect(parameters.r).toBeCloseTo(0.525, 3);
    expect(parameters.alpha).toBeCloseTo(6.183, 2);
    expect(parameters.a).toBeCloseTo(0.891, 2);
    expect(parameters.b).toBeCloseTo(1.614, 2);
  });

  it('fits Gamma–Gamma and expects the values of lifetimes', () => {
    const { parameters, logLikelihood, customers: n } = fitGammaGamma(valueGroups(customers));
    expect(n).toBe(946);
    near(parameters.p, 6.24957336);
    near(parameters.q, 3.74422439);
    near(parameters.v, 15.44351692);
    expect(Math.abs(logLikelihood - -4055.917695)).toBeLessThan(1e-3);
    const published = { p: 6.25, q: 3.74, v: 15.44 };
    const wanted = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
    const found = customers.slice(0, 10).map(({ x, z }) => expectedValue(published, x, z));
    found.forEach((value, i) => expect(Math.abs(value - (wanted[i] ?? NaN))).toBeLessThan(0.1));
    expect(found[0]).toBeCloseTo(24.659, 2);
  });

  it('expects what is published of single customers', () => {
    const { parameters } = fitBtyd(weeks, 'bg_nbd');
    const history = { x: 2, recency: 30.43, age: 38.86 };
    expect(expectedPurchases('bg_nbd', parameters, history, 39)).toBeCloseTo(1.2259105, 4);
    expect(probabilityAlive('bg_nbd', parameters, history)).toBeCloseTo(0.7266092, 5);
    const times = [0.1429, 1, 3, 31.8571, 32, 78];
    const wanted = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437, 1.858];
    times.forEach((time, i) =>
      expect(Math.abs(expectedOfNew('bg_nbd', parameters, time) - (wanted[i] ?? NaN))).toBeLessThan(6e-5),
    );
  });
});

describe('probabilities of counts', () => {
  const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

  it('are those of lifetimes', () => {
    expect(purchaseCounts('bg_nbd', published, 2, 10)[10]).toBeCloseTo(1.07869e-7, 11);
    expect(purchaseCounts('bg_nbd', published, 39, 0)[0]).toBeCloseTo(0.5737864, 6);
  });

  it.each(['bg_nbd', 'mbg_nbd'] as const)('add up, to the expected number of purchases (%s)', (model) => {
    const counts = purchaseCounts(model, published, 39, 400);
    const sum = counts.reduce((total, p) => total + p, 0);
    const mean = counts.reduce((total, p, x) => total + p * x, 0);
    expect(sum).toBeCloseTo(1, 8);
    expect(mean).toBeCloseTo(expectedOfNew(model, published, 39), 6);
  });
});

describe.skipIf(!sharedData(MASTER))(`all of CDNOW${whereData(MASTER)}`, () => {
  it.each([
    [
      END,
      0.25162396,
      33.5225995,
      0.72343378,
      2.16108908,
      -142726.059231,
      9450,
      6.27535934,
      3.62445014,
      14.98368692,
      -40763.476261,
    ],
    [
      '1998-06-30',
      0.26712777,
      41.905444,
      0.48351696,
      2.11160822,
      -259086.826965,
      11515,
      5.08604387,
      3.99512102,
      21.25224057,
      -49496.524203,
    ],
  ])('fits to %s in days', (end, r, alpha, a, b, logLikelihood, repeat, p, q, v, valueLikelihood) => {
    const customers = cdnowCustomers('master', end);
    const fit = fitBtyd(purchaseGroups(customers), 'bg_nbd');
    near(fit.parameters.r, r);
    near(fit.parameters.alpha, alpha);
    near(fit.parameters.a, a);
    near(fit.parameters.b, b);
    expect(Math.abs(fit.logLikelihood - logLikelihood)).toBeLessThan(1e-3);
    const values = fitGammaGamma(valueGroups(customers));
    expect(values.customers).toBe(repeat);
    near(values.parameters.p, p);
    near(values.parameters.q, q);
    near(values.parameters.v, v);
    expect(Math.abs(values.logLikelihood - valueLikelihood)).toBeLessThan(1e-3);
  });
});
