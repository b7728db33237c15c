import type { Database } from '../../model/database';
import { indexOf, meanEffect } from './apart';
import { isEnough, LEAST_CUSTOMERS } from './base';
import { spreads, type NumberSource } from './query';
import type { Figures, NumberFacts, Spread } from './result';

/** From so many customers on the ends of a spread are shown: ten of them lie beyond each. */
const LEAST_FOR_ENDS = 100;
const DIGITS = 3;

interface Row {
  readonly segment: string | null;
  readonly known: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/** A figure of the customers, of everyone and of each group. */
export interface Numbers {
  readonly everyone: Spread;
  readonly of: ReadonlyMap<string, NumberFacts>;
}

/** Reads how a figure is spread; null where nobody has it. */
export async function readNumbers(
  database: Database,
  source: NumberSource,
  everyone: Figures,
  groups: ReadonlyMap<string, Figures>,
): Promise<Numbers | null> {
  const rows = await database.rows<Row>(spreads(source));
  const all = rows.find((row) => row.segment === null);
  if (!all || all.known === 0) return null;
  const total = spreadOf(source.measure, all, everyone.customers);
  const of = rows.flatMap((row): [string, NumberFacts][] => {
    const customers = row.segment === null ? undefined : groups.get(row.segment)?.customers;
    if (row.segment === null || customers === undefined) return [];
    const spread = spreadOf(source.measure, row, customers);
    const enough = isEnough(row.known, customers) && isEnough(all.known, everyone.customers);
    const effect =
      enough && row.mean !== null && all.mean !== null ? meanEffect(row.mean, all.mean, all.sd) : 0;
    return [[row.segment, { ...spread, enough, index: enough ? indexOf(row.mean, all.mean) : null, effect }]];
  });
  return { everyone: total, of: new Map(of) };
}

function spreadOf(measure: string, row: Row, customers: number): Spread {
  const shown = row.known >= LEAST_CUSTOMERS;
  const ends = row.known >= LEAST_FOR_ENDS;
  return {
    measure,
    known: row.known,
    known_share: customers > 0 ? row.known / customers : 0,
    mean: shown ? row.mean : null,
    p10: ends ? rounded(row.p10) : null,
    p25: shown ? rounded(row.p25) : null,
    p50: shown ? rounded(row.p50) : null,
    p75: shown ? rounded(row.p75) : null,
    p90: ends ? rounded(row.p90) : null,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
