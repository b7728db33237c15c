import { describe, expect, it } from 'vitest';
import { type DayCount, plausibleDays } from '../../../src/sql/orders/plausible';

const day = (iso: string) => Date.parse(iso) / 86_400_000;
const year: DayCount[] = Array.from({ length: 365 }, (_, i) => ({ day: day('2023-01-01') + i, rows: 10 }));
const NONE = { from: null, to: null };

describe('plausibleDays', () => {
  it('keeps an ordinary year, and nothing at all', () => {
    expect(plausibleDays(year)).toEqual(NONE);
    expect(plausibleDays([])).toEqual(NONE);
  });

  it('drops a far tail of a few rows', () => {
    const days = [...year, { day: day('2025-06-01'), rows: 2 }, { day: day('2099-12-31'), rows: 1 }];
    expect(plausibleDays(days)).toEqual({ from: null, to: day('2023-12-31') });
  });

  it('keeps a tail that holds 0.1 % of the rows or lies within 366 days', () => {
    expect(plausibleDays([...year, { day: day('2025-06-01'), rows: 4 }])).toEqual(NONE);
    expect(plausibleDays([...year, { day: day('2024-12-31'), rows: 1 }])).toEqual(NONE);
  });

  it('drops dates before 1900 however many, and a lone date ten years before the rest', () => {
    const head = [{ day: day('1899-12-30'), rows: 5000 }];
    expect(plausibleDays([...head, ...year])).toEqual({ from: day('2023-01-01'), to: null });
    expect(plausibleDays([{ day: day('1970-01-01'), rows: 1 }, ...year]).from).toBe(day('2023-01-01'));
  });

  it('keeps an old first order: it changes nobody’s recency', () => {
    expect(plausibleDays([{ day: day('2019-01-01'), rows: 1 }, ...year])).toEqual(NONE);
  });

  it('drops a year 2099 in a small file, but not the one other order there is', () => {
    const few = Array.from({ length: 30 }, (_, i) => ({ day: day('2023-01-01') + i, rows: 1 }));
    expect(plausibleDays([...few, { day: day('2099-01-01'), rows: 1 }]).to).toBe(day('2023-01-30'));
    expect(
      plausibleDays([few[0], { day: day('2099-01-01'), rows: 1 }].filter((one) => one !== undefined)),
    ).toEqual(NONE);
  });
});
