import type { ComputeContext, Outcome, Statement } from '../../model/cell';
import type { Database } from '../../model/database';
import type { SegmentationInfo } from '../../model/segmentation';
import type { Warning } from '../../model/warning';
import { ident } from '../../sql/sql';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { customerMeasures } from './customer-measures';
import { readResult } from './read-result';
import { MEASURES, type RfmOptions } from './options';
import { readPeriods } from './periods';
import { scoredSql, segmentedSql, segmentsSql } from './query';
import type { RfmResult } from './result';
import { makeScale, type Scale } from './scale';
import type { SegmentRule } from './segments';
import type { StatisticsRow } from './statistics';

/** Scores every customer of the table and puts each into a segment. Publishes `name` and `name_segments`. */
export async function compute(context: ComputeContext<RfmOptions>): Promise<Outcome<RfmResult>> {
  const { database, options, name } = context;
  context.progress({ stage: 'count', done: 0 });
  const source = await customerMeasures(context);
  const scale = await makeScale(database, source.table, options);
  const scored = scoredSql(source.table, scale);
  context.progress({ stage: 'query', done: 0 });
  await replaceRelation(database, name, 'TABLE', scored);
  const { result, rules } = await readResult(context, { ...scale, source });
  const periods = await readPeriods(context, source, scale);
  const described = await publishSegments(database, name, rules);
  await database.run(`ALTER TABLE ${ident(name)} DROP COLUMN amount;\n${source.drop}`);
  return {
    tables: [await describeTable(database, name, { key: 'customer', unique: ['customer'] }), described],
    segmentation: segmentation(name, options, rules, result, scale),
    ...(source.asOf ? { asOf: source.asOf } : {}),
    result: { ...result, periods: periods.result },
    warnings: [
      ...source.warnings,
      ...scale.warnings,
      ...ownWarnings(scale.row, result, rules),
      ...periods.warnings,
    ],
    statements: [...source.statements, ...statements(scale.sql, scored)],
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
  scale: Scale,
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
    ruler: { columns: [...MEASURES], sql: segmentedSql('measured', scale) },
  };
}

function ownWarnings(row: StatisticsRow, result: RfmResult, rules: readonly SegmentRule[]): Warning[] {
  const rest = rules.find(({ condition }) => condition === null)?.segment;
  const others = result.segments.find(({ segment }) => segment === rest)?.customers ?? 0;
  const warnings: Warning[] = [];
  if (row.negative > 0) {
    warnings.push({ code: 'customers.negative_monetary', values: { customers: row.negative } });
  }
  const never = rules.filter(({ segment }) => result.coverage?.unreachable.includes(segment));
  if (never.length > 0) {
    const names = never.map(({ label_zh, label_en }) => [...new Set([label_zh, label_en])].join(' / '));
    warnings.push({ code: 'rfm.unreachable', values: { count: never.length, segments: names.join('; ') } });
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

export { answer } from './answer';
