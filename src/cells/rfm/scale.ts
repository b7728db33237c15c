import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import { highLevels } from './high';
import type { Baseline, PerMeasure, RfmOptions } from './options';
import { percentileCutsSql, scoreSumsSql, statisticsSql } from './query';
import type { HighLevel } from './result';
import { ruler, type MeasureRuler, type Statistics } from './ruler';
import { segmentRules, type SegmentRule } from './segments';
import { readStatistics, type StatisticsRow, withPercentiles } from './statistics';

/** All that is needed to score anybody: how each measure is cut, what is high, and which segment takes whom. */
export interface Scale {
  readonly row: StatisticsRow;
  readonly statistics: Statistics;
  readonly rulers: PerMeasure<MeasureRuler>;
  readonly meanScores: PerMeasure<number>;
  readonly high: PerMeasure<HighLevel>;
  readonly rules: readonly SegmentRule[];
  readonly cutRule: RfmOptions['cut_rule'];
  readonly warnings: readonly Warning[];
  /** The query of the statistics. */
  readonly sql: string;
}

/**
 * Measures the measures: their statistics, cuts, mean scores, and the rules of the segments.
 *
 * @param measures a relation `(customer, recency, frequency, monetary, amount)`
 * @throws KequnError `analysis.no_customers`
 */
export async function makeScale(database: Database, measures: string, options: RfmOptions): Promise<Scale> {
  const sql = statisticsSql(measures, options.bins);
  const [row] = await database.rows<StatisticsRow>(sql);
  if (!row || row.customers === 0) {
    throw new KequnError('analysis.no_customers', `missing customers: ${options.from}`, {
      values: { table: options.from },
    });
  }
  const statistics = await cutStatistics(database, measures, options, row);
  const { measures: rulers, warnings } = ruler(options, statistics);
  const meanScores = await readMeanScores(database, measures, rulers, options, row.customers);
  const high = highLevels(options, rulers, meanScores);
  const rules = segmentRules(options, rulers, high);
  return { row, statistics, rulers, meanScores, high, rules, cutRule: options.cut_rule, warnings, sql };
}

async function cutStatistics(
  database: Database,
  measures: string,
  { score, bins }: RfmOptions,
  row: StatisticsRow,
): Promise<Statistics> {
  const statistics = readStatistics(row, bins);
  if (score !== 'percentile') return statistics;
  const [cuts] = await database.rows<Record<string, number>>(percentileCutsSql(measures, bins));
  return withPercentiles(statistics, cuts ?? {}, bins);
}

async function readMeanScores(
  database: Database,
  measures: string,
  rulers: Scale['rulers'],
  { cut_rule }: RfmOptions,
  customers: number,
): Promise<PerMeasure<number>> {
  const [sums] = await database.rows<PerMeasure<number>>(scoreSumsSql(measures, rulers, cut_rule));
  if (!sums) throw new KequnError('engine.internal', `missing scores: ${measures}`);
  const mean = (sum: number) => sum / customers;
  return {
    recency: mean(sums.recency),
    frequency: mean(sums.frequency),
    monetary: mean(sums.monetary),
  };
}

/** The scale as a ruler to freeze under a name. */
export function frozen({ statistics, rulers, meanScores }: Scale, date: string): Omit<Baseline, 'name'> {
  const { recency, frequency, monetary } = rulers;
  const pick = (of: 'mean' | 'median') => ({
    recency: statistics.recency[of],
    frequency: statistics.frequency[of],
    monetary: statistics.monetary[of],
  });
  const cuts = { recency: recency.cuts, frequency: frequency.cuts, monetary: monetary.cuts };
  return {
    date,
    ...cutPart(frequency, cuts),
    ...{ means: pick('mean'), medians: pick('median'), mean_scores: meanScores },
  };
}

function cutPart({ scoring }: MeasureRuler, cuts: PerMeasure<readonly number[]>): Partial<Baseline> {
  if (scoring === 'mean' || scoring === 'median') return {};
  return scoring === 'percentile' ? { cuts } : { frequency_scored: scoring, cuts };
}
