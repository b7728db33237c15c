import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskValue } from '../../src/lib/mask-value';

describe('masking', () => {
  it.each([
    ['张三', '张*'],
    ['欧阳娜娜', '欧***'],
    ['13812345641', '138****5641'],
    ['+8613812345641', '+861****5641'],
    ['zhang@example.com', 'z***@example.com'],
    ['某科技有限公司', '某***'],
    ['王', '王*'],
    ['', ''],
  ])('shows %s as %s', (value, shown) => {
    expect(maskValue(value)).toBe(shown);
  });

  it('never shows a whole value', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        fc.pre(value.trim() !== '' && !value.includes('*'));
        expect(maskValue(value)).not.toBe(value);
        expect(maskValue(value)).toContain('*');
      }),
      { seed: 7, numRuns: Number(process.env['FUZZ_RUNS'] ?? 50) },
    );
  });
});
