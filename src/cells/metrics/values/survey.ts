import { wilson } from '../../../analysis/stats/wilson';
import { KequnError } from '../../../model/failure';
import type { TableInfo } from '../../../model/table';
import { topBoxSql } from '../../../sql/metrics/other-tables';
import { listDay } from '../../../sql/metrics/other-tables';
import type { Span } from '../../../sql/metrics/spans';
import { compared } from '../compare';
import { metricValue, unavailableMetric } from '../group-values';
import type { SurveyOptions } from '../options';
import type { Valued, ValueSource } from '../other-values';

/** Top-two-box share of the valid answers about satisfaction, with their number and an interval. */
export function satisfaction(source: ValueSource): Promise<Valued> {
  const { survey } = source.context.options;
  return topBoxes('satisfaction', source, survey?.satisfaction ? [survey.satisfaction] : []);
}

/** The same of the intention to buy again and to recommend: where both are asked, of both. */
export function loyaltyAnswers(source: ValueSource): Promise<Valued> {
  const { survey } = source.context.options;
  const columns = [survey?.again, survey?.recommend].filter((name) => typeof name === 'string');
  return topBoxes('loyalty_survey', source, columns);
}

interface Answers {
  readonly given: number;
  readonly valid: number;
  readonly top: number;
}

async function topBoxes(
  metric: 'satisfaction' | 'loyalty_survey',
  { context, tables }: ValueSource,
  columns: readonly string[],
): Promise<Valued> {
  const { survey } = context.options;
  if (!survey || columns.length === 0) {
    return { metric: unavailableMetric(metric, { reason: 'missing_input', what: 'survey' }), sql: null };
  }
  const table = context.table(survey.from);
  assertColumns(table, columns);
  const day = listDay(table, null);
  const { spans } = tables.joined;
  const queryOf = (span: Span) => topBoxSql(table.name, columns, scale(survey), day ? { day, span } : null);
  const read = async (span: Span) => (await context.database.rows<Answers>(queryOf(span)))[0] ?? null;
  const now = await read(spans.w0);
  const span = day ? { from: spans.w0.from, to: spans.w0.to } : {};
  const known = { ...span, note: columns.join(' + '), excluded: now ? now.given - now.valid : null };
  const sql = queryOf(spans.w0);
  if (!now || now.valid === 0) {
    return {
      metric: unavailableMetric(metric, { reason: 'no_answers', what: columns.join(' + ') }, known),
      sql,
    };
  }
  const value = now.top / now.valid;
  const beside = async (other: Span) => {
    if (!day) return null;
    const then = await read(other);
    return compared(metric, value, then && then.valid > 0 ? then.top / then.valid : null, other);
  };
  const values = { value, numerator: now.top, denominator: now.valid, ...wilson(now.top, now.valid) };
  const compare = { before: await beside(spans.w1), year: await beside(spans.wy) };
  return { metric: metricValue(metric, { ...known, ...values, ...compare }), sql };
}

const scale = ({ scale: most, top }: SurveyOptions) => ({ scale: most, top });

function assertColumns(table: TableInfo, columns: readonly string[]): void {
  const missing = columns.find((column) => !table.columns.some(({ name }) => name === column));
  if (missing === undefined) return;
  throw new KequnError('analysis.missing_column', `missing column: ${table.name}.${missing}`, {
    values: { column: missing, table: table.name },
  });
}
