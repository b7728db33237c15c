import { describe, expect, it } from 'vitest';
import { conditionFrom, operatorsOf, valueText } from '../../../src/cells/scope/condition-text';

describe('conditions as text', () => {
  it.each([
    ['in', '上海, 杭州、苏州', false, { in: ['上海', '杭州', '苏州'] }],
    ['not_in', '1, x', true, { not_in: [1, 'x'] }],
    ['equals', '0012', false, { equals: '0012' }],
    ['min', ' 500 ', true, { min: 500 }],
    ['max', '2024-01-01', false, { max: '2024-01-01' }],
    ['contains', 'a, b', false, { contains: 'a, b' }],
  ] as const)('%s %j', (operator, typed, numeric, wanted) => {
    const condition = conditionFrom('field', operator, typed, numeric);
    expect(condition).toEqual({ field: 'field', ...wanted });
    expect(operatorsOf(condition)).toEqual([operator]);
    expect(conditionFrom('field', operator, valueText(condition, operator), numeric)).toEqual(condition);
  });
});
