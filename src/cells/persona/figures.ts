import type { Database } from '../../model/database';
import { indexOf, meanEffect, shareEffect } from './apart';
import { isEnough } from './base';
import { figures as figuresSql } from './query';
import { MEASURES, type Figures, type Measure, type Trait } from './result';

interface Sums {
  readonly segment: string | null;
  readonly customers: number;
  readonly buyers: number;
  readonly repeaters: number;
  readonly orders: number | null;
  readonly amount: number | null;
  readonly buyers_amount: number | null;
  readonly days: number | null;
  readonly dated: number;
  readonly dominant: number | null;
  readonly sd_recency: number | null;
  readonly sd_frequency: number | null;
  readonly sd_per_customer: number | null;
  readonly sd_per_order: number | null;
}

/** The figures of everyone and of each group, and the spread that differences of means are measured by. */
export interface AllFigures {
  readonly everyone: Figures;
  readonly of: ReadonlyMap<string, Figures>;
  readonly deviations: Readonly<Record<Exclude<Measure, 'repurchase'>, number | null>>;
}

export async function readFigures(database: Database): Promise<AllFigures> {
  const rows = await database.rows<Sums>(figuresSql);
  const all = rows.find((row) => row.segment === null) ?? nobody;
  const of = new Map(
    rows.flatMap((row) => (row.segment === null ? [] : [[row.segment, figuresOf(row, all)]])),
  );
  return {
    everyone: figuresOf(all, all),
    of,
    deviations: {
      recency: all.sd_recency,
      frequency: all.sd_frequency,
      per_customer: all.sd_per_customer,
      per_order: all.sd_per_order,
    },
  };
}

/** Everyone's figures as 100. */
export function indexesOf(figures: Figures, everyone: Figures): Record<Measure, number | null> {
  const index = (measure: Measure) => indexOf(figures.measures[measure], everyone.measures[measure]);
  return Object.fromEntries(MEASURES.map((measure) => [measure, index(measure)])) as Record<
    Measure,
    number | null
  >;
}

/** The figures as traits; none where too few bought. */
export function measureTraits(
  figures: Figures,
  { everyone, deviations }: AllFigures,
): Extract<Trait, { kind: 'measure' }>[] {
  if (!isEnough(figures.buyers, figures.customers)) return [];
  return MEASURES.flatMap((measure) => {
    const [value, all] = [figures.measures[measure], everyone.measures[measure]];
    if (value === null || all === null) return [];
    const effect =
      measure === 'repurchase' ? shareEffect(value, all) : meanEffect(value, all, deviations[measure]);
    return [{ kind: 'measure', measure, value, all, index: indexOf(value, all), effect } as const];
  });
}

function figuresOf(sums: Sums, all: Sums): Figures {
  const { customers, buyers, amount } = sums;
  return {
    customers,
    share: ratio(customers, all.customers) ?? 0,
    amount,
    amount_share: all.amount !== null && all.amount > 0 && amount !== null ? amount / all.amount : null,
    buyers,
    dominant: amount !== null && amount > 0 ? Math.min(1, Math.max(0, sums.dominant ?? 0)) : null,
    measures: {
      recency: ratio(sums.days, sums.dated),
      frequency: ratio(sums.orders, buyers),
      per_customer: ratio(sums.buyers_amount, buyers),
      per_order: ratio(sums.buyers_amount, sums.orders),
      repurchase: ratio(sums.repeaters, buyers),
    },
  };
}

function ratio(numerator: number | null, denominator: number | null): number | null {
  return numerator === null || denominator === null || !(denominator > 0) ? null : numerator / denominator;
}

const nobody: Sums = {
  segment: null,
  customers: 0,
  buyers: 0,
  repeaters: 0,
  orders: null,
  amount: null,
  buyers_amount: null,
  days: null,
  dated: 0,
  dominant: null,
  sd_recency: null,
  sd_frequency: null,
  sd_per_customer: null,
  sd_per_order: null,
};
