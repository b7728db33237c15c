import { describe, expect, it } from 'vitest';
import { decimalsOf, numberText } from '../../src/import/number-text';

describe('numberText', () => {
  it.each([
    ['12', '12', 'plain'],
    ['-3.50', '-3.50', 'plain'],
    ['¥1,234.50', '1234.50', 'grouped'],
    ['1,234.50元', '1234.50', 'grouped'],
    ['１２３．５', '123.5', 'plain'],
    ['(12.00)', '-12.00', 'plain'],
    ['$ 5', '5', 'plain'],
    ['1.234,50', '1234.50', 'comma'],
    ['12,5', '12.5', 'comma'],
    ['1.2万', '1.2', 'plain'],
    ['35%', '35', 'plain'],
  ])('%s', (text, digits, style) => {
    expect(numberText(text)).toMatchObject({ digits, style });
  });

  it.each(['', 'abc', 'NaN', 'Infinity', '-inf', '1.2.3', '1-2', '2024-03-01', '１２a'])(
    '%j is none',
    (text) => {
      expect(numberText(text)).toBeNull();
    },
  );

  it('counts decimals that matter', () => {
    const decimals = ['1', '1.50', '0.12345', '12%', '7.0000'].map((text) =>
      decimalsOf(numberText(text) ?? { digits: '', style: 'plain', unit: '' }),
    );
    expect(decimals).toEqual([0, 1, 5, 2, 0]);
  });
});
