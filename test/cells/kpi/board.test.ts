import { describe, expect, it } from 'vitest';
import { board, byEnd, currentPeriod, standingIn, type Standing } from '../../../src/cells/kpi/board';
import type { KpiResult, LiveValue } from '../../../src/cells/kpi/result';
import { kpiOptions } from './support';

const live = (period: string, value: number | null, more: Partial<LiveValue> = {}): LiveValue => ({
  ...{ period, value, numerator: null, denominator: null, from: '2024-01-01', to: '2024-03-31' },
  ...{ running: false, low: null, high: null, excluded: null, unavailable: null },
  ...more,
});

const resultOf = (key: string, periods: readonly LiveValue[], lastDay = '2024-06-30'): KpiResult => ({
  ...{ as_of: '2024-07-01', data: { from: '2023-01-01', to: lastDay }, last_day: lastDay },
  ...{ new_customer: 'first', value: {}, share: {}, uplift: [], moves: null, segments: [] },
  kpis: [{ key, unit: 'share', periods, breakdown: [], sql: null }],
});

const QUARTERS = [live('2023-Q2', 0.3), live('2023-Q3', 0.32), live('2024-Q1', 0.4), live('2024-Q2', 0.42)];

function standings(
  kpi: Record<string, unknown>,
  periods: readonly LiveValue[] = QUARTERS,
  more = {},
): Standing[] {
  const options = kpiOptions({ kpis: [{ key: 'k', metric: 'repurchase_rate', ...kpi }], ...more });
  return [...(board(options, resultOf('k', periods))[0]?.standings ?? [])];
}

const last = (kpi: Record<string, unknown>, more = {}) => standings(kpi, QUARTERS, more).at(-1);

describe('how a KPI stands', () => {
  it('absolute targets: on track, at risk within the tolerance, off beyond', () => {
    expect(last({ target: { value: 0.42 } })?.state).toBe('on_track');
    expect(last({ target: { value: 0.46 } })).toMatchObject({
      state: 'at_risk',
      gap: expect.closeTo(-0.04, 12),
    });
    expect(last({ target: { value: 0.6 } })?.state).toBe('off');
    expect(last({ target: { value: 0.46 } }, { tolerance: 0.05 })?.state).toBe('off');
    expect(last({ target: { value: 0.4 }, direction: 'down' })?.state).toBe('at_risk');
    expect(last({ target: { value: 0.42 }, direction: 'down' })?.state).toBe('on_track');
    expect(last({})?.state).toBe('no_target');
    // Exactly on the line is at risk, whatever the last digit does.
    expect(last({ target: { value: 0.42 / 0.9 } })?.state).toBe('at_risk');
  });

  it('relative targets stand on the baseline, else on a year ago, else on the period before', () => {
    const period = last({ target: { change: 0.25 }, baseline: { period: '2024-Q1' } });
    expect(period?.goal).toMatchObject({
      value: 0.5,
      base: { from: 'baseline', value: 0.4, period: '2024-Q1' },
    });
    expect(last({ target: { change: 0.25 }, baseline: { value: '20%' } })?.goal?.value).toBeCloseTo(0.25, 12);
    expect(last({ target: { change: 0.1 } })?.goal).toMatchObject({
      base: { from: 'year', period: '2023-Q2' },
    });
    const first = standings({ target: { change: 0.1 } })[1];
    expect(first?.goal).toMatchObject({ base: { from: 'before', period: '2023-Q2' } });
    expect(standings({ target: { change: 0.1 } })[0]?.goal).toBeNull();
    expect(last({ target: { change: -0.5 }, baseline: { value: -10 } })?.goal?.value).toBe(-15);
  });

  it('a revised target holds from its period on, and earlier periods keep theirs', () => {
    const kpi = {
      target: { value: 0.3 },
      revised: [
        { from: '2024-Q2', value: 0.5 },
        { from: '2024-Q1', value: 0.35 },
      ],
    };
    expect(standings(kpi).map(({ goal }) => goal?.value)).toEqual([0.3, 0.3, 0.35, 0.5]);
  });

  it('what was closed goes before what the data say, and a difference is told', () => {
    const kpi = {
      actuals: [
        { period: '2024-Q1', value: 0.39, as_of: '2024-04-01' },
        { period: '2022-Q4', value: 0.2 },
      ],
    };
    const found = standings(kpi);
    expect(found.map(({ period }) => period)).toEqual([
      '2022-Q4',
      '2023-Q2',
      '2023-Q3',
      '2024-Q1',
      '2024-Q2',
    ]);
    const closed = found[3];
    expect(closed).toMatchObject({ value: 0.39, differs: 0.4, running: false });
    // Of points of a percentage; the quarter before is not known in 2024-Q1.
    expect(found[4]?.before).toMatchObject({
      period: '2024-Q1',
      value: 0.39,
      change: expect.closeTo(0.03, 12),
    });
    expect(found[4]?.year).toMatchObject({ period: '2023-Q2', change: expect.closeTo(0.12, 12) });
    expect(closed?.before).toBeNull();
    const same = standings({ actuals: [{ period: '2024-Q1', value: 0.4 + 1e-12 }] })[2];
    expect(same?.differs).toBeNull();
  });

  it('a sum that still runs is compared with what is due by now', () => {
    const options = kpiOptions({ kpis: [{ key: 'k', metric: 'amount', target: { value: 9100 } }] });
    const running = live('2024-Q2', 5000, { running: true });
    // 45 of the 91 days of the quarter.
    const [row] = board(options, resultOf('k', [running], '2024-05-15'));
    expect(row?.standings[0]).toMatchObject({ running: true, due: 4500, state: 'on_track', gap: 500 });
    const customers = kpiOptions({ kpis: [{ key: 'k', metric: 'customers', target: { value: 9100 } }] });
    const [buyers] = board(customers, resultOf('k', [running], '2024-05-15'));
    // Who bought in the first half buys again in the second: half of the days are not half of the buyers.
    expect(buyers?.standings[0]).toMatchObject({ running: true, due: null, gap: -4100 });
    const closed = kpiOptions({
      kpis: [
        {
          key: 'k',
          metric: 'amount',
          target: { value: 9100 },
          actuals: [{ period: '2024-Q2', value: 5000 }],
        },
      ],
    });
    expect(board(closed, resultOf('k', [running], '2024-05-15'))[0]?.standings[0]).toMatchObject({
      due: null,
      state: 'off',
    });
  });

  it('actuals of another length of period are kept apart', () => {
    const options = kpiOptions({
      kpis: [
        { key: 'k', metric: 'repurchase_rate', period: 'month', actuals: [{ period: '2024-Q1', value: 1 }] },
      ],
    });
    const [row] = board(options, resultOf('k', []));
    expect(row?.standings).toEqual([]);
    expect(row?.foreign.map(({ period }) => period)).toEqual(['2024-Q1']);
  });

  it('begins with the last whole period, and finds the period of another length that ends by then', () => {
    const options = kpiOptions({
      kpis: [
        { key: 'k', metric: 'repurchase_rate' },
        { key: 'm', metric: 'entered', period: 'month', actuals: [{ period: '2024-05', value: 1 }] },
      ],
    });
    const rows = board(options, resultOf('k', [...QUARTERS, live('2024-Q3', 0.1, { running: true })]));
    expect(currentPeriod(rows)).toBe('2024-Q2');
    expect(rows.map((row) => standingIn(row, '2024-Q2')?.period)).toEqual(['2024-Q2', '2024-05']);
    expect(rows.map((row) => standingIn(row, '2023-Q2')?.period)).toEqual(['2023-Q2', undefined]);
    expect(['2024-06', '2024-Q2', '2024', '2023-Q4'].sort(byEnd)).toEqual([
      '2023-Q4',
      '2024-Q2',
      '2024-06',
      '2024',
    ]);
    expect(currentPeriod([])).toBeNull();
  });
});
