import type { ComputeContext, Outcome } from '../../model/cell';
import type { Warning } from '../../model/warning';
import { describeTable } from '../../sql/table/describe';
import { replaceRelation } from '../../sql/table/relation';
import { assess } from './assess';
import { JOIN_NAMES, PARTS, type SwotOptions } from './options';
import { swotSql } from './query';
import type { SwotResult } from './result';

/** Weighs the four lists and checks the strategies. Publishes `name(key, list, weight, score, points, share, used)`. */
export async function compute(context: ComputeContext<SwotOptions>): Promise<Outcome<SwotResult>> {
  const { database, options, name } = context;
  const result = assess(options);
  const sql = swotSql(result.points);
  await replaceRelation(database, name, 'TABLE', sql);
  return {
    tables: [await describeTable(database, name, { key: 'key', unique: ['key'] })],
    result,
    warnings: warningsOf(options, result),
    statements: [{ title: 'swot', sql }],
  };
}

function unread(options: SwotOptions): number {
  const points = PARTS.flatMap((part) => options[part]);
  const strategies = JOIN_NAMES.flatMap((join) => options.strategies[join]);
  return [...points, ...strategies].reduce((sum, one) => sum + one.unread.length, 0);
}

function warningsOf(
  options: SwotOptions,
  { points, sums, counted, strategies, unbacked }: SwotResult,
): Warning[] {
  const gone = [...new Set(strategies.flatMap((one) => one.gone))];
  const weightless = PARTS.filter((part) => options[part].length > 0 && sums[part] === 0).length;
  const unscored = counted === 'score' ? points.filter(({ score }) => score === null).length : 0;
  const bad = unread(options);
  return [
    ...(bad > 0 ? [{ code: 'judgement.unread', values: { count: bad } } as const] : []),
    ...(weightless > 0 ? [{ code: 'judgement.weights_zero', values: { count: weightless } } as const] : []),
    ...(unscored > 0 ? [{ code: 'swot.not_scored', values: { count: unscored } } as const] : []),
    ...(unbacked > 0
      ? [{ code: 'swot.no_evidence', values: { count: unbacked, of: points.length } } as const]
      : []),
    ...(gone.length > 0
      ? [
          {
            code: 'swot.point_gone',
            values: { count: gone.length, keys: gone.join(', ').toUpperCase() },
          } as const,
        ]
      : []),
  ];
}
