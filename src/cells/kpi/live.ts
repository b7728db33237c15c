import type { DimensionParts, GroupParts, KpiLive, LiveValue, Unavailable } from './result';
import type { GroupColumn } from './customers';
import type { KpiEntry } from './options-entry';
import type { Window } from './periods';

const BLANK = {
  value: null,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  excluded: null,
  unavailable: null,
} as const;

/** A value of a period, as far as it is known. */
export function liveValue({ period, span, running }: Window, known: Partial<LiveValue>): LiveValue {
  return { ...BLANK, period, from: span.from, to: span.to, running, ...known };
}

/** A period without a value. */
export function noValue(
  window: Window,
  reason: Unavailable['reason'],
  what: string | null = null,
): LiveValue {
  return liveValue(window, { unavailable: { reason, what } });
}

/** A KPI none of whose periods has a value, for one reason. */
export function unavailableKpi(
  kpi: Pick<KpiEntry, 'key' | 'unit'>,
  windows: readonly Window[],
  reason: Unavailable['reason'],
  what: string | null = null,
): KpiLive {
  const periods = windows.map((window) => noValue(window, reason, what));
  return { key: kpi.key, unit: kpi.unit, periods, breakdown: [], sql: null };
}

/** Numerator, denominator and value: nothing in a window makes a sum 0 and a quotient unknown. */
export function quotient(
  window: Window,
  numerator: number | null,
  denominator: number | null,
  isSum: boolean,
): LiveValue {
  if (isSum) return liveValue(window, { value: numerator ?? 0, numerator: numerator ?? 0 });
  const known = { numerator: numerator ?? 0, denominator: denominator ?? 0 };
  if (known.denominator > 0)
    return liveValue(window, { ...known, value: known.numerator / known.denominator });
  return liveValue(window, { ...known, unavailable: { reason: 'empty', what: null } });
}

/** A row of `groupedSql`. */
export type GroupedRow = Readonly<Record<string, number | string | null>>;

/** The row of everyone: every dimension is summed over. */
export function wholeRow(rows: readonly GroupedRow[], dimensions: number): GroupedRow | undefined {
  return rows.find((row) => row['level'] === 2 ** dimensions - 1);
}

export function numberAt(row: GroupedRow | undefined, name: string): number | null {
  const value = row?.[name];
  return typeof value === 'number' ? value : null;
}

/** Collects groups period by period. */
export class BreakdownBuilder {
  readonly #parts: Map<string | null, Mutable>[];

  constructor(
    private readonly groups: readonly GroupColumn[],
    private readonly periods: number,
    private readonly isSum: boolean,
  ) {
    this.#parts = groups.map(() => new Map<string | null, Mutable>());
  }

  /** The rows of one period; `at` is the figure's place in the query, `period` the period's in the KPI. */
  add(rows: readonly GroupedRow[], at: number, period: number): void {
    const all = 2 ** this.groups.length - 1;
    for (const row of rows) {
      const level = Number(row['level']);
      const dimension = this.groups.findIndex((_, i) => level === all - 2 ** (this.groups.length - 1 - i));
      const parts = this.#parts[dimension];
      if (!parts) continue;
      const key = typeof row['group_key'] === 'string' ? row['group_key'] : null;
      const known = parts.get(key) ?? this.#blank();
      known.numerator[period] = numberAt(row, `n${at}`) ?? 0;
      known.denominator[period] = numberAt(row, `d${at}`) ?? 0;
      known.customers[period] = numberAt(row, `c${at}`);
      parts.set(key, known);
    }
  }

  #blank(): Mutable {
    const empty = () => Array.from<number | null>({ length: this.periods }).fill(null);
    return { numerator: empty(), denominator: empty(), customers: empty() };
  }

  /** Groups by key, whoever has none last; those without anything in any period are left out. */
  finish(): DimensionParts[] {
    return this.groups.map(({ dimension, merged }, i) => ({
      dimension,
      merged,
      groups: [...(this.#parts[i] ?? [])]
        .filter(([, { numerator, denominator }]) =>
          [...numerator, ...denominator].some((n) => (n ?? 0) !== 0),
        )
        .sort(([a], [b]) => byKey(a, b))
        .map(([group, { numerator, denominator, customers }]): GroupParts => ({
          ...{ group, numerator, customers },
          denominator: this.isSum ? null : denominator,
        })),
    }));
  }
}

interface Mutable {
  readonly numerator: (number | null)[];
  readonly denominator: (number | null)[];
  readonly customers: (number | null)[];
}

function byKey(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
