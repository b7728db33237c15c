import { describe, expect, it } from 'vitest';
import { numbersFromText, numbersToText } from '../../src/lib/ascending-numbers';

describe('ascending numbers as text', () => {
  it.each([
    ['30, 60,90', [30, 60, 90]],
    ['30,60、90;120', [30, 60, 90, 120]],
    ['1.5 2', [1.5, 2]],
    ['', []],
    ['60, 30', null],
    ['thirty', null],
  ])('%j', (text, cuts) => {
    expect(numbersFromText(text)).toEqual(cuts);
  });

  it('reads what it writes', () => {
    expect(numbersFromText(numbersToText([1, 2.5, 3]))).toEqual([1, 2.5, 3]);
    expect(numbersToText(undefined)).toBe('');
  });
});
