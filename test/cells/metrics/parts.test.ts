import { describe, expect, it } from 'vitest';
import { wilson } from '../../../src/analysis/stats/wilson';
import { DICTIONARY, metricNames } from '../../../src/cells/metrics/dictionary';
import { quantileOfCounts } from '../../../src/analysis/quantile/quantile-of-counts';
import { CUSTOMER_METRICS, GROUP_METRICS, SECTIONS } from '../../../src/cells/metrics/keys';
import { normaliseMetrics } from '../../../src/cells/metrics/options';
import { periodBefore, periodSpan } from '../../../src/sql/metrics/periods';
import { numbersFromText, spendFromText, spendToText } from '../../../src/cells/metrics/typed-values';
import { addMonths, monthsBack, spansOf } from '../../../src/sql/metrics/spans';

describe('the dictionary', () => {
  const texts = Object.entries(DICTIONARY).flatMap(([key, { zh, en }]) => [
    ...Object.values(zh).map((text) => [`${key} zh`, 'zh', text] as const),
    ...Object.values(en).map((text) => [`${key} en`, 'en', text] as const),
  ]);

  it('defines every metric once, and the view shows every group metric', () => {
    expect(Object.keys(DICTIONARY).sort()).toEqual(
      [...new Set([...CUSTOMER_METRICS, ...GROUP_METRICS])].sort(),
    );
    expect(Object.values(SECTIONS).flat().sort()).toEqual([...GROUP_METRICS].sort());
  });

  it.each(Object.keys(DICTIONARY))(
    '%s has a denominator and a watch-out in both languages or in none',
    (key) => {
      const { zh, en } = DICTIONARY[key as keyof typeof DICTIONARY];
      expect([zh.denominator === null, zh.watch === null]).toEqual([
        en.denominator === null,
        en.watch === null,
      ]);
    },
  );

  it('is written: nothing blank, full-width punctuation in Chinese, no Chinese in English but for the terms it explains', () => {
    const written = texts.flatMap(([key, language, text]) =>
      typeof text === 'string' ? [[key, language, text] as const] : [],
    );
    expect(written.filter(([, , text]) => text.trim() === '')).toEqual([]);
    const half = written.filter(
      ([, language, text]) => language === 'zh' && /[\u4e00-\u9fff][,;:?!]/.test(text),
    );
    expect(half).toEqual([]);
    const chinese = written.filter(([, language, text]) => language === 'en' && /[\u4e00-\u9fff]/.test(text));
    expect(chinese.map(([key]) => key)).toEqual(['amount_per_order en']);
  });

  it('names N-day repurchase by its days', () => {
    expect(metricNames('n_day_repurchase', 90)).toEqual({ zh: '90 天复购率', en: '90-day repurchase rate' });
    expect(metricNames('new_customers_first', null).en).toBe('New customers (first order)');
  });
});

describe('spans of time', () => {
  it('are whole months up to the analysis date, that day included', () => {
    const spans = spansOf('2011-11-30', 12);
    expect(spans.w0).toEqual({ from: '2010-12-01', to: '2011-11-30' });
    expect(spans.q0).toEqual({ from: '2011-09-01', to: '2011-11-30' });
    expect(spans.q1).toEqual({ from: '2011-06-01', to: '2011-08-31' });
    expect(spans.w1).toEqual(spans.wy);
    expect(spansOf('2024-02-29', 1)).toMatchObject({
      w0: { from: '2024-02-01', to: '2024-02-29' },
      w1: { from: '2024-01-01', to: '2024-01-31' },
      wy: { from: '2023-02-01', to: '2023-02-28' },
    });
  });

  it('meet without a gap, in short months too', () => {
    for (const day of ['2024-01-30', '2024-03-30', '2024-02-29', '2023-12-31']) {
      for (const back of [0, 1, 2, 11, 12]) {
        expect(addDay(monthsBack(day, 1, back + 1).to)).toBe(monthsBack(day, 1, back).from);
      }
    }
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
  });
});

const addDay = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

describe('periods of spend', () => {
  it('are years, quarters and months', () => {
    expect(periodSpan('2024')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(periodSpan('2024-Q1')).toEqual({ from: '2024-01-01', to: '2024-03-31' });
    expect(periodSpan('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    for (const wrong of ['2024-13', '2024-Q5', '24', '2024-2', '']) expect(periodSpan(wrong)).toBeNull();
    expect(periodBefore('2024-Q1')).toEqual({ last: '2023-Q4', year: '2023-Q1' });
    expect(periodBefore('2024-01')).toEqual({ last: '2023-12', year: '2023-01' });
    expect(periodBefore('2024')).toEqual({ last: '2023', year: '2023' });
  });

  it('are read as they are typed', () => {
    expect(spendFromText('2024-05 = 12,000\n\n2024-Q2：¥ 30000')).toEqual({
      '2024-05': 12_000,
      '2024-Q2': 30_000,
    });
    expect(spendFromText('2024-05 = ')).toBeNull();
    expect(spendFromText('May = 5')).toBeNull();
    expect(spendToText({ '2024-05': 12_000 })).toBe('2024-05 = 12000');
    expect(numbersFromText('30，60、90; 180')).toEqual([30, 60, 90, 180]);
    expect(numbersFromText('30, x')).toBeNull();
  });
});

describe('figures', () => {
  it('quantiles of counted values are type 7', () => {
    const counts = [
      { gap: 1, n: 2 },
      { gap: 5, n: 1 },
      { gap: 9, n: 1 },
    ];
    // 1 1 5 9
    expect(quantileOfCounts(counts, 0.5)).toBe(3);
    expect(quantileOfCounts(counts, 0.9)).toBeCloseTo(7.8, 10);
    expect(quantileOfCounts([], 0.5)).toBeNull();
  });

  it('Wilson’s interval holds at the ends', () => {
    // Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
    expect(wilson(0, 20)).toMatchObject({ low: 0 });
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(wilson(20, 20).high).toBe(1);
    expect(() => wilson(1, 0)).toThrow('invalid share');
  });
});

describe('options', () => {
  it('have defaults, and say what is wrong', () => {
    const found = normaliseMetrics({ from: 'orders' });
    expect(found.ok && found.options).toMatchObject({
      window: 12,
      n_days: [30, 60, 90, 180],
      refunds: 'net',
      by: null,
    });
    for (const wrong of [
      {},
      { from: 'orders', window: 0 },
      { from: 'orders', spend: { may: 1 } },
      { from: 'orders', grades: [10, 20, 30, 40] },
      { from: 'orders', tickets: { from: 't', where: '1); DROP TABLE t' } },
      { from: 'orders', nothing: 1 },
    ]) {
      expect(normaliseMetrics(wrong).ok).toBe(false);
    }
  });
});
