import type { ComputeContext, Outcome, Statement } from '../../model/cell';
import type { Database } from '../../model/database';
import { KequnError } from '../../model/failure';
import type { SegmentationInfo } from '../../model/segmentation';
import type { Warning } from '../../model/warning';
import { ident } from '../../sql/sql';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { customerMeasures } from './customer-measures';
import { highLevels } from './high';
import { readResult } from './read-result';
import type { PerMeasure, RfmOptions } from './options';
import { scoredSql, scoreSumsSql, segmentsSql, statisticsSql } from './query';
import type { RfmResult } from './result';
import { ruler } from './ruler';
import { segmentRules, type SegmentRule } from './segments';
import { readStatistics, type StatisticsRow } from './statistics';

/** Scores every customer of the table and puts each into a segment. Publishes `name` and `name_segments`. */
export async function compute(context: ComputeContext<RfmOptions>): Promise<Outcome<RfmResult>> {
  const { database, options, name } = context;
  context.progress({ stage: 'count', done: 0 });
  const source = await customerMeasures(context);
  const { table: measures } = source;
  const sql = statisticsSql(measures, options.bins);
  const [row] = await database.rows<StatisticsRow>(sql);
  if (!row || row.customers === 0) {
    throw new KequnError('analysis.no_customers', `missing customers: ${options.from}`, {
      values: { table: options.from },
    });
  }
  const statistics = readStatistics(row, options.bins);
  const { measures: rulers, warnings } = ruler(options, statistics);
  const meanScores = await readMeanScores(database, measures, rulers, options, row.customers);
  const high = highLevels(options, rulers, meanScores);
  const allRules = segmentRules(options, rulers, high);
  const scored = scoredSql({ measures, rulers, high, rules: allRules, cutRule: options.cut_rule });
  context.progress({ stage: 'query', done: 0 });
  await replaceRelation(database, name, 'TABLE', scored);
  const ruled = { statistics, rulers, meanScores, high };
  const { result, rules } = await readResult(context, { ...ruled, rules: allRules, row, source });
  const described = await publishSegments(database, name, rules);
  await database.run(`ALTER TABLE ${ident(name)} DROP COLUMN amount;\n${source.drop}`);
  return {
    tables: [await describeTable(database, name, { key: 'customer', unique: ['customer'] }), described],
    segmentation: segmentation(name, options, rules, result),
    ...(source.asOf ? { asOf: source.asOf } : {}),
    result,
    warnings: [...source.warnings, ...warnings, ...ownWarnings(row, result, rules)],
    statements: [...source.statements, ...statements(sql, scored)],
  };
}

async function readMeanScores(
  database: Database,
  measures: string,
  rulers: Parameters<typeof scoreSumsSql>[1],
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

async function publishSegments(database: Database, name: string, rules: readonly SegmentRule[]) {
  const table = `${name}_segments`;
  await replaceRelation(database, table, 'TABLE', segmentsSql(rules));
  return describeTable(database, table, { key: 'segment', unique: ['segment'] });
}

function segmentation(
  name: string,
  { baseline }: RfmOptions,
  rules: readonly SegmentRule[],
  result: RfmResult,
): SegmentationInfo {
  const found = new Map(result.segments.map((segment) => [segment.segment, segment]));
  return {
    name,
    basis: 'value',
    segments: rules.map(({ segment, label_zh, label_en, colour, rule }, i) => ({
      ...{ segment, label_zh, label_en, rank: i + 1, colour, rule },
      customers: found.get(segment)?.customers ?? 0,
      amount: found.get(segment)?.amount ?? 0,
    })),
    ...(baseline ? { baseline: { name: baseline.name, date: baseline.date } } : {}),
  };
}

function ownWarnings(row: StatisticsRow, result: RfmResult, rules: readonly SegmentRule[]): Warning[] {
  const rest = rules.find(({ condition }) => condition === null)?.segment;
  const others = result.segments.find(({ segment }) => segment === rest)?.customers ?? 0;
  const warnings: Warning[] = [];
  if (row.negative > 0) {
    warnings.push({ code: 'customers.negative_monetary', values: { customers: row.negative } });
  }
  if (others > 0) {
    warnings.push({ code: 'rfm.not_covered', values: { customers: others, share: others / row.customers } });
  }
  return warnings;
}

function statements(statistics: string, scored: string): Statement[] {
  return [
    { title: 'statistics', sql: statistics },
    { title: 'scores', sql: scored },
  ];
}
