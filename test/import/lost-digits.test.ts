import { expect, it } from 'vitest';
import { hasLostDigits } from '../../src/import/lost-digits';

it.each([
  [['202403010000000000', '202403020000000000', 'A1'], true],
  [['2.02403E+17', '202403010000000001'], true],
  [['1e+12'], true],
  [['202403010000000001', '202403020000000000'], false],
  [['202403010000000000'], false],
  [['1930679858170647', '1930679858170648'], false],
  [['1000000', '2000000', '', '1.5E', 'E+10'], false],
])('digits lost in %j: %s', (values, lost) => {
  expect(hasLostDigits(values)).toBe(lost);
});
