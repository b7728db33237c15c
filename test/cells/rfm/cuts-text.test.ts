import { describe, expect, it } from 'vitest';
import { cutsFromText, cutsToText } from '../../../src/cells/rfm/cuts-text';

describe('cuts as text', () => {
  it.each([
    ['30, 60,90', [30, 60, 90]],
    ['30,60、90;120', [30, 60, 90, 120]],
    ['1.5 2', [1.5, 2]],
    ['', []],
    ['60, 30', null],
    ['thirty', null],
  ])('%j', (text, cuts) => {
    expect(cutsFromText(text)).toEqual(cuts);
  });

  it('reads what it writes', () => {
    expect(cutsFromText(cutsToText([1, 2.5, 3]))).toEqual([1, 2.5, 3]);
    expect(cutsToText(undefined)).toBe('');
  });
});
