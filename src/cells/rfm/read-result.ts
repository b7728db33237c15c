import type { ComputeContext } from '../../model/cell';
import { GRADES } from '../../sql/orders/hundred';
import type { CustomerMeasures } from './customer-measures';
import { histogram } from './histogram';
import { MEASURES, type Measure, type PerMeasure, type RfmOptions } from './options';
import { totalsSql } from './query';
import type { RfmResult } from './result';
import { frozen, type Scale } from './scale';
import { segmentCoverage } from './segment-coverage';
import type { SegmentRule } from './segments';

interface Scored extends Scale {
  readonly source: CustomerMeasures;
}

interface Totals {
  readonly customers: number;
  readonly orders: number;
  readonly amount: number;
}

/** Reads what the view and results.json show. The rest segment is named only where somebody is in it. */
export async function readResult(
  { database, name, options }: ComputeContext<RfmOptions>,
  scored: Scored,
): Promise<{ result: RfmResult; rules: SegmentRule[] }> {
  const totals = <Key extends string>(by: readonly string[]) =>
    database.rows<Totals & Record<Key, string>>(totalsSql(name, by));
  const bySegment = await totals<'segment'>(['segment']);
  const cells = await database.rows<Totals & Record<'r' | 'f' | 'm', number>>(
    totalsSql(name, ['r', 'f', 'm']),
  );
  const byGrade = await totals<'grade'>(['grade']);
  const found = new Map(bySegment.map((segment) => [segment.segment, segment]));
  const rules = scored.rules.filter(({ segment, condition }) => condition !== null || found.has(segment));
  const distributions = await perMeasure((measure) =>
    histogram(database, name, measure, scored.statistics[measure]),
  );
  const { customers, amount } = scored.row;
  const result: RfmResult = {
    customers,
    orders: bySegment.reduce((sum, segment) => sum + segment.orders, 0),
    amount,
    as_of: scored.source.asOf?.date ?? null,
    ...ruler(scored, options),
    segments: rules.map((rule) => segmentResult(rule.segment, found.get(rule.segment), customers, amount)),
    grid: grid(cells),
    grid_rm: amountGrid(cells),
    periods: null,
    coverage: segmentCoverage(options, scored.rulers, scoresOf(cells)),
    frequency: options.frequency,
    like: options.like,
    distributions,
    score_counts: {
      r: scoreCounts(cells, 'r', scored.rulers.recency.bins),
      f: scoreCounts(cells, 'f', scored.rulers.frequency.bins),
      m: scoreCounts(cells, 'm', scored.rulers.monetary.bins),
    },
    grades: GRADES.map((grade) => {
      const total = byGrade.find((row) => row.grade === grade);
      return { grade, customers: total?.customers ?? 0, amount: total?.amount ?? 0 };
    }),
    bought_once_share: scored.row.once / customers,
    counted: scored.source.counted,
  };
  return { result, rules };
}

/** How it was measured, and the same as a ruler to freeze. */
function ruler(scored: Scored, options: RfmOptions) {
  const { statistics, rulers, meanScores, high, source } = scored;
  const pick = <Thing>(get: (measure: Measure) => Thing): PerMeasure<Thing> => ({
    recency: get('recency'),
    frequency: get('frequency'),
    monetary: get('monetary'),
  });
  const { baseline } = options;
  const cuts = pick((measure) => rulers[measure].cuts);
  const means = pick((measure) => statistics[measure].mean);
  const medians = pick((measure) => statistics[measure].median);
  const scoring = pick((measure) => rulers[measure].scoring);
  return {
    ...{ cuts, means, medians, scoring, mean_scores: meanScores, thresholds_high: high },
    cut_rule: options.cut_rule,
    monetary: options.monetary,
    refunds: options.refunds,
    baseline: baseline && { name: baseline.name, date: baseline.date },
    baseline_candidate: frozen(scored, source.asOf?.date ?? ''),
  };
}

function segmentResult(segment: string, totals: Totals | undefined, customers: number, amount: number) {
  const { customers: own = 0, orders = 0, amount: sum = 0 } = totals ?? {};
  const amount_share = amount > 0 ? sum / amount : null;
  return { segment, customers: own, amount: sum, orders, share: own / customers, amount_share };
}

type Cell = Totals & Readonly<Record<'r' | 'f' | 'm', number>>;

function grid(cells: readonly Cell[]): RfmResult['grid'] {
  const byCell = new Map<string, { r: number; f: number; customers: number; amount: number }>();
  for (const { r, f, customers, amount } of cells) {
    const cell = byCell.get(`${r}${f}`) ?? { r, f, customers: 0, amount: 0 };
    cell.customers += customers;
    cell.amount += amount;
    byCell.set(`${r}${f}`, cell);
  }
  return [...byCell.values()];
}

function scoresOf(cells: readonly Cell[]): ReadonlyMap<string, number> {
  return new Map(cells.map(({ r, f, m, customers }) => [`${r}${f}${m}`, customers]));
}

function amountGrid(cells: readonly Cell[]): RfmResult['grid_rm'] {
  return grid(cells.map((cell) => ({ ...cell, f: cell.m }))).map(({ f: m, ...cell }) => ({ ...cell, m }));
}

function scoreCounts(cells: readonly Cell[], column: 'r' | 'f' | 'm', bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const cell of cells) counts[cell[column] - 1] = (counts[cell[column] - 1] ?? 0) + cell.customers;
  return counts;
}

async function perMeasure<Thing>(read: (measure: Measure) => Promise<Thing>): Promise<PerMeasure<Thing>> {
  const found: Partial<Record<Measure, Thing>> = {};
  for (const measure of MEASURES) found[measure] = await read(measure);
  return found as PerMeasure<Thing>;
}
