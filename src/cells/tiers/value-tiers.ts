import { breaksTask } from '../../analysis/breaks/task';
import type { Breaks } from '../../analysis/breaks/natural-breaks';
import { lorenz } from '../../analysis/lorenz/lorenz';
import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import { exactColumn } from '../../sql/orders/fields';
import { histogram } from '../../sql/table/histogram';
import { valueColumn } from './columns';
import type { Customers } from './customers';
import type { TiersOptions } from './options';
import { abcSql, quantilesSql, tiersSql, valueFactsSql, valuesSql } from './query';
import type { BreaksResult, TiersResult } from './result';
import { abcTiers, tierKeys, valueTiers, type Tier } from './segments';

/** A way to put customers into tiers: the query of the table, and what the result says of it. */
export interface Tiered {
  readonly sql: string;
  readonly tiers: readonly Tier[];
  readonly result: Pick<
    TiersResult,
    'by' | 'cuts' | 'shares' | 'apart' | 'lorenz' | 'distribution' | 'breaks'
  >;
  readonly warnings: readonly Warning[];
}

interface Facts {
  readonly customers: number;
  readonly unknown: number;
  readonly negative: number;
  readonly negative_amount: number;
  readonly total: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly p01: number | null;
  readonly p99: number | null;
}

/**
 * Tiers of one value: ABC, or between cuts that are given, quantiles, natural breaks or frozen.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.not_numeric`, `analysis.no_variation`
 */
export async function tierByValue(
  context: ComputeContext<TiersOptions>,
  { table }: Customers,
): Promise<Tiered> {
  const { database, options } = context;
  const by = valueColumn(table, options.by, options.from);
  const value = exactColumn(table, by) ?? by;
  const abc = options.method === 'abc' && options.baseline === null;
  // ABC speaks of parts of a sum, which negative values break.
  const counted = abc ? `${value} >= 0` : `${value} IS NOT NULL`;
  const [facts] = await database.rows<Facts>(valueFactsSql(table.name, value, counted));
  if (!facts || facts.customers === 0 || facts.min === null) throw nobody(options.from, by);
  const { v: positive = new Float64Array() } = await database.numbers(
    valuesSql(table.name, value, `${value} >= 0`),
  );
  const found = abc
    ? { ...byShares(options, table.name, by, value), breaks: null, warnings: [] }
    : await byCuts(context, { table: table.name, by, value, facts });
  const range = { min: facts.min, max: facts.max ?? 0, p01: facts.p01 ?? 0, p99: facts.p99 ?? 0 };
  return {
    sql: found.sql,
    tiers: found.tiers,
    warnings: [...found.warnings, ...doubts(options, facts, by, abc)],
    result: {
      by,
      cuts: found.cuts,
      shares: abc ? options.shares : null,
      apart: {
        negative: abc ? facts.negative : 0,
        negative_amount: abc ? facts.negative_amount : 0,
        unknown: facts.unknown,
      },
      lorenz: lorenz(positive),
      distribution: await histogram(database, table.name, by, range, isWhole(table.columns, by)),
      breaks: found.breaks,
    },
  };
}

function isWhole(columns: Customers['table']['columns'], by: string): boolean {
  return columns.some(({ name, type }) => name === by && type.includes('INT'));
}

function nobody(from: string, by: string): KequnError {
  return new KequnError('analysis.no_customers', `missing values: ${from}.${by}`, {
    values: { table: from },
  });
}

function byShares(options: TiersOptions, table: string, by: string, value: string) {
  const keys = tierKeys(options.shares.length + 1, true);
  return { sql: abcSql(table, value, options.shares, keys), tiers: abcTiers(options, by), cuts: null };
}

interface Valued {
  readonly table: string;
  readonly by: string;
  readonly value: string;
  readonly facts: Facts;
}

async function byCuts(context: ComputeContext<TiersOptions>, valued: Valued) {
  const { options } = context;
  const { table, by, value } = valued;
  const { cuts, sign, breaks, warnings } = await cutsOf(context, valued);
  const keys = tierKeys(cuts.length + 1, false);
  return {
    sql: tiersSql(table, value, cuts, keys, sign),
    tiers: options.method === 'abc' ? frozenClasses(options, by, cuts) : valueTiers(options, by, cuts, sign),
    ...{ cuts, breaks, warnings },
  };
}

/** The classes of an ABC analysis whose lines were frozen: by value, with their own labels. */
function frozenClasses(options: TiersOptions, by: string, cuts: readonly number[]): Tier[] {
  const classes = abcTiers(options, by);
  return valueTiers(options, by, cuts, '>=').map((tier, i) =>
    tier.segment === 'unknown' || i >= classes.length
      ? tier
      : { ...tier, label_zh: classes[i]?.label_zh ?? '', label_en: classes[i]?.label_en ?? '' },
  );
}

interface Cuts {
  readonly cuts: readonly number[];
  readonly sign: '>=' | '>';
  readonly breaks: BreaksResult | null;
  readonly warnings: readonly Warning[];
}

async function cutsOf(context: ComputeContext<TiersOptions>, valued: Valued): Promise<Cuts> {
  const { options } = context;
  const { baseline, method } = options;
  if (baseline) {
    const { name, date } = baseline;
    const warnings: Warning[] = [{ code: 'tiers.baseline_used', values: { name, date } }];
    return { cuts: baseline.cuts, sign: '>=', breaks: null, warnings };
  }
  if (method === 'quantiles') return quantileCuts(context, valued);
  if (method === 'breaks') return breakCuts(context, valued);
  const cuts = options.cuts.length > 0 ? options.cuts : roundCuts(valued.facts);
  const warnings: Warning[] =
    options.cuts.length > 0 ? [] : [{ code: 'tiers.cuts_proposed', values: { cuts: cuts.join(' / ') } }];
  return { cuts, sign: '>=', breaks: null, warnings };
}

/** Where nothing was asked for: round numbers about the middle of the range in steps of three. */
function roundCuts({ min, p99 }: Facts): number[] {
  const top = p99 ?? 0;
  if (!(top > 0) || min === null) return [0];
  const power = 10 ** Math.floor(Math.log10(top));
  const first = power * (top / power >= 5 ? 5 : top / power >= 2 ? 2 : 1);
  return [first / 10, first / 4, first / 2].map((cut) => Number(cut.toPrecision(2)));
}

async function quantileCuts(
  { database, options }: ComputeContext<TiersOptions>,
  valued: Valued,
): Promise<Cuts> {
  const rows = await database.rows<{ cut: number }>(quantilesSql(valued.table, valued.value, options.tiers));
  const { min, max } = valued.facts;
  // A cut at an end parts nobody from anybody.
  const cuts = [...new Set(rows.map(({ cut }) => cut))].filter(
    (cut) => cut >= (min ?? cut) && cut < (max ?? cut),
  );
  return { cuts, sign: '>', breaks: null, warnings: collapsed(cuts, options.tiers, valued.by) };
}

async function breakCuts(
  { database, options, analysis }: ComputeContext<TiersOptions>,
  { table, by, value }: Valued,
): Promise<Cuts> {
  const { v: values = new Float64Array() } = await database.numbers(
    valuesSql(table, value, `${value} IS NOT NULL`),
  );
  const most = Math.max(options.tiers, 8);
  const found: Breaks = await analysis.run(breaksTask, { values, most }, 'breaks');
  const fit = found.fits[Math.min(options.tiers, found.fits.length) - 1];
  const cuts = fit?.breaks ?? [];
  const grouped: Warning[] =
    found.grouped === null
      ? []
      : [{ code: 'tiers.values_grouped', values: { distinct: found.distinct, groups: found.grouped } }];
  return {
    cuts,
    sign: '>=',
    breaks: {
      gvf: fit?.gvf ?? 0,
      by_tiers: found.fits.map(({ k, gvf }) => ({ tiers: k, gvf })),
      distinct: found.distinct,
      grouped: found.grouped,
    },
    warnings: [...collapsed(cuts, options.tiers, by), ...grouped],
  };
}

function collapsed(cuts: readonly number[], tiers: number, measure: string): Warning[] {
  return cuts.length + 1 < tiers
    ? [{ code: 'tiers.cuts_collapsed', values: { measure, asked: tiers, tiers: cuts.length + 1 } }]
    : [];
}

function doubts({ method }: TiersOptions, facts: Facts, measure: string, abc: boolean): Warning[] {
  const { customers, unknown, negative, negative_amount: amount } = facts;
  const warnings: Warning[] = [];
  if (abc && negative > 0) warnings.push({ code: 'tiers.negative', values: { customers: negative, amount } });
  if (abc && !(facts.total > 0)) warnings.push({ code: 'tiers.nothing_to_share', values: { measure } });
  if (unknown > 0) warnings.push({ code: 'tiers.unknown_value', values: { customers: unknown, measure } });
  if ((method === 'quantiles' || method === 'breaks') && customers < 300) {
    warnings.push({ code: 'rfm.few_customers', values: { customers } });
  }
  return warnings;
}
