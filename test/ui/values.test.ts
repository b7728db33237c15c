import { describe, expect, it } from 'vitest';
import { alignsRight, columnKind } from '../../src/ui/column-kind';
import { groupChoices } from '../../src/ui/choice';
import { listKey } from '../../src/ui/list-key';
import { mask } from '../../src/ui/mask';
import { safeLink } from '../../src/ui/safe-link';
import { segmentColour } from '../../src/ui/segment-colour';
import { splitCitations } from '../../src/ui/split-citations';
import { valueText } from '../../src/ui/value-text';

describe('valueText', () => {
  it('keeps every digit of decimals and big integers', () => {
    expect(valueText('123456789012345678901234', 'integer', 'en')).toBe('123,456,789,012,345,678,901,234');
    expect(valueText('99999999999999.9900', 'decimal', 'en')).toBe('99,999,999,999,999.99');
    expect(valueText('1234.5678', 'decimal', 'zh-CN')).toBe('1234.5678');
  });
  it('does not group years and shows text as it is', () => {
    expect(valueText(2024, 'integer', 'en')).toBe('2024');
    expect(valueText('0012345', 'text', 'en')).toBe('0012345');
  });
  it('shows dates in the reader’s way, whole days without a time', () => {
    expect(valueText('2024-07-01', 'date', 'zh-CN')).toBe('2024/07/01');
    expect(valueText('2024-07-01 08:05:00', 'time', 'zh-CN')).toBe('2024/07/01 08:05');
    expect(valueText('2024-07-01 00:00:00', 'time', 'en')).toBe('01 Jul 2024');
    expect(valueText('not a date', 'date', 'en')).toBe('not a date');
  });
  it('shows booleans, null and infinities', () => {
    expect(valueText(true, 'boolean', 'zh-CN')).toBe('是');
    expect(valueText(null, 'double', 'en')).toBe('');
    expect(valueText('Infinity', 'double', 'en')).toBe('Infinity');
  });
});

describe('columnKind', () => {
  it.each([
    ['BIGINT', 'integer'],
    ['UINTEGER', 'integer'],
    ['HUGEINT', 'integer'],
    ['DECIMAL(18,4)', 'decimal'],
    ['DOUBLE', 'double'],
    ['TIMESTAMP', 'time'],
    ['DATE', 'date'],
    ['VARCHAR', 'text'],
    ['INTEGER[]', 'text'],
  ] as const)('knows %s', (type, kind) => {
    expect(columnKind({ type })).toBe(kind);
    expect(alignsRight(kind)).toBe(kind !== 'text');
  });
});

describe('mask', () => {
  it.each([
    ['13812345641', '138****5641'],
    ['张三', '张*'],
    ['张小明', '张**'],
    ['zhang@example.com', 'z***@example.com'],
    ['王', '王*'],
    ['', ''],
  ])('masks %s', (text, masked) => expect(mask(text)).toBe(masked));
});

describe('safeLink', () => {
  it('lets web pages, mail and places of the page through and nothing that runs', () => {
    expect(safeLink('https://example.com/a')).toBe('https://example.com/a');
    expect(safeLink('mailto:a@b.cn')).toBe('mailto:a@b.cn');
    expect(safeLink('#/segments')).toBe('#/segments');
    for (const bad of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      'file:///etc',
      '/x',
      'java\nscript:1',
    ]) {
      expect(safeLink(bad), bad).toBeNull();
    }
  });
});

describe('splitCitations', () => {
  it('takes prose apart at citations and leaves other braces alone', () => {
    expect(splitCitations('占 {rfm.share[important_value]} 的 {x} 和 {a.b}')).toEqual([
      { text: '占 ' },
      { cited: 'rfm.share[important_value]' },
      { text: ' 的 {x} 和 ' },
      { cited: 'a.b' },
    ]);
    expect(splitCitations('')).toEqual([]);
  });
});

describe('small helpers', () => {
  it('goes round a list by keys', () => {
    expect(listKey('ArrowRight', 2, 3)).toBe(0);
    expect(listKey('ArrowLeft', 0, 3)).toBe(2);
    expect(listKey('End', 0, 3)).toBe(2);
    expect(listKey('a', 0, 3)).toBeNull();
    expect(listKey('Home', 0, 0)).toBeNull();
  });
  it('goes round the eight colours', () => {
    expect([0, 1, 8, 9].map(segmentColour)).toEqual([8, 1, 8, 1].map((n) => `var(--segment-${n})`));
  });
  it('groups choices, those without a group first', () => {
    const groups = groupChoices([
      { value: 'a', label: 'A', group: 'g' },
      { value: 'b', label: 'B' },
      { value: 'c', label: 'C', group: 'g' },
    ]);
    expect(groups.map(({ group, choices }) => [group, choices.map((one) => one.value)])).toEqual([
      ['', ['b']],
      ['g', ['a', 'c']],
    ]);
  });
});
