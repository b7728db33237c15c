import { describe, expect, it } from 'vitest';
import { colourDistance, seenWith } from './colour-vision';

describe('colourDistance', () => {
  // Pairs 1, 7, 9 and 17 of the test data of Sharma, Wu and Dalal 2005.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
  ] as const)('agrees with published values', (a, b, distance) => {
    expect(colourDistance(a, b)).toBeCloseTo(distance, 3);
  });

  it('sees red and green close together with deutan vision', () => {
    const apart = (deficiency: 'normal' | 'deutan') =>
      colourDistance(seenWith(deficiency, '#b04030'), seenWith(deficiency, '#6e6a2c'));
    expect(apart('deutan')).toBeLessThan(apart('normal') / 2);
  });
});
