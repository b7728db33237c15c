import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatChange,
  formatCompact,
  formatDate,
  formatDuration,
  formatFixed,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
  formatTime,
} from '../../src/i18n/format';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('figures', () => {
  it('writes numbers, shares and changes', () => {
    expect(formatNumber(1234567.891, 'en')).toBe('1,234,567.89');
    expect(formatFixed(2, 'zh-CN', 2)).toBe('2.00');
    expect(formatPercent(0.14, 'en')).toBe('14.0%');
    expect(formatPercent(1, 'en')).toBe('100%');
    expect(formatPercent(0, 'zh-CN')).toBe('0%');
    expect(formatPercent(-0.0001, 'en')).toBe('0.0%');
    expect(formatNumber(-0.001, 'zh-CN')).toBe('0');
    expect(formatFixed(-0.001, 'en', 2)).toBe('0.00');
    expect(formatNumber(-0.5, 'en')).toBe('-0.5');
    expect(formatCompact(9696.17, 'zh-CN')).toBe('9,696.2');
    expect(formatChange(0.123, 'en')).toBe('+12.3%');
    expect(formatChange(-0.05, 'en')).toBe('-5%');
    expect(formatCompact(123_456, 'zh-CN')).toBe('12.3万');
    expect(formatCompact(123_456, 'en')).toBe('123.5K');
  });

  it('writes a dash for what is not there', () => {
    for (const nothing of [null, undefined, NaN, Infinity]) expect(formatNumber(nothing, 'en')).toBe('–');
    expect(formatDate(null, 'en')).toBe('–');
    expect(formatMoney(null, 'zh-CN')).toBe('–');
  });

  it('writes money: 元, 万元 and 亿元 for yuan in Chinese, no currency where none is known', () => {
    expect(formatMoney(1234.5, 'zh-CN', { currency: 'CNY' })).toBe('1,234.50 元');
    expect(formatMoney(12_345, 'zh-CN', { currency: 'CNY', compact: true })).toBe('1.23万元');
    expect(formatMoney(123_456_789, 'zh-CN', { currency: 'CNY', compact: true })).toBe('1.23亿元');
    expect(formatMoney(1234.5, 'en', { currency: 'CNY' })).toBe('¥1,234.50');
    expect(formatMoney(1234.5, 'en', { currency: 'GBP' })).toBe('£1,234.50');
    expect(formatMoney(1234.5, 'en')).toBe('1,234.50');
    expect(formatMoney(1_234_500, 'en', { compact: true })).toBe('1.23M');
  });
});

describe('dates', () => {
  it('writes the day that the text names, in any time zone of the reader', () => {
    expect(formatDate('2024-07-01', 'zh-CN')).toBe('2024年7月1日');
    expect(formatDate('2024-07-01', 'en')).toBe('Jul 1, 2024');
    expect(formatDate('2024-12-31 23:59:59', 'en')).toBe('Dec 31, 2024');
    expect(formatDate('0099-03-01', 'en')).toContain('Mar 1');
    expect(formatMonth('2024-07', 'zh-CN')).toBe('2024年7月');
    expect(formatMonth('2024-07', 'en')).toBe('Jul 2024');
    expect(plain(formatTime('2024-07-01 08:05:00', 'zh-CN'))).toBe('2024年7月1日 08:05');
    expect(plain(formatTime('2024-07-01T08:05:00', 'en'))).toBe('Jul 1, 2024, 08:05');
    expect(formatDate('yesterday', 'en')).toBe('yesterday');
  });
});

describe('durations and sizes', () => {
  it.each([
    [0.42, 'en', '0.4 sec'],
    [12.4, 'en', '12 sec'],
    [125, 'en', '2 min 5 sec'],
    [120, 'en', '2 min'],
    [3780, 'en', '1 hr 3 min'],
    [12, 'zh-CN', '12秒'],
  ] as const)('writes %s seconds', (seconds, locale, text) => {
    expect(plain(formatDuration(seconds, locale))).toBe(text);
  });

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1500, '1.5 kB'],
    [491_000_000, '491 MB'],
    [2_500_000_000, '2.5 GB'],
  ])('writes %s bytes', (bytes, text) => {
    expect(plain(formatBytes(bytes, 'en'))).toBe(text);
  });
});
