import { describe, expect, it } from 'vitest';
import { fitScale } from '../../../src/analysis/scale/scale';

const values = Float64Array.of(4, 1, 3, 2, 10);

describe('fitScale', () => {
  it('takes mean and standard deviation of all n values for z', () => {
    const { centre, spread } = fitScale(values, 'z');
    expect(centre).toBe(4);
    expect(spread).toBeCloseTo(Math.sqrt(50 / 5), 12);
  });

  it('takes median and type-7 quartile distance for robust', () => {
    expect(fitScale(values, 'robust')).toEqual({ centre: 3, spread: 2, scale: 'robust' });
    expect(fitScale(Float64Array.of(1, 2, 3, 4), 'robust')).toEqual({
      centre: 2.5,
      spread: 1.5,
      scale: 'robust',
    });
  });

  it('falls back to z where the middle half is one value', () => {
    expect(fitScale(Float64Array.of(1, 1, 1, 1, 6), 'robust')).toEqual({ centre: 2, spread: 2, scale: 'z' });
  });

  it('takes minimum and range for minmax, and leaves values for none', () => {
    expect(fitScale(values, 'minmax')).toEqual({ centre: 1, spread: 9, scale: 'minmax' });
    expect(fitScale(values, 'none')).toEqual({ centre: 0, spread: 1, scale: 'none' });
  });

  it.each(['z', 'robust', 'minmax', 'none'] as const)('has no spread for a constant column (%s)', (scale) => {
    expect(fitScale(Float64Array.of(0.1, 0.1, 0.1), scale).spread).toBe(0);
  });
});
