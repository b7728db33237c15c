import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import { isRecord } from '../../lib/is-record';
import { describeColumns } from '../../sql/table/describe';
import { histogram } from '../../sql/table/histogram';
import type { MetricsOptions } from './options';
import { rangeSql } from './query';
import type { Distribution } from './question';

interface Range {
  readonly n: number;
  readonly min: number | null;
  readonly max: number;
  readonly p01: number;
  readonly p99: number;
  readonly median: number;
  readonly mean: number;
}

const WHOLE = /INT/;
const NUMBER = /^(DOUBLE|FLOAT|DECIMAL|U?(TINY|SMALL|BIG|HUGE)?INT)/;

/**
 * Answers how a metric is distributed over the customers.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.not_numeric`
 */
export async function answer(
  { database, name }: ComputeContext<MetricsOptions>,
  question: unknown,
): Promise<Distribution> {
  const asked = isRecord(question) && typeof question['column'] === 'string' ? question['column'] : '';
  const column = (await describeColumns(database, name)).find((one) => one.name === asked);
  const values = { column: asked, table: name };
  if (!column)
    throw new KequnError('analysis.missing_column', `missing column: ${name}.${asked}`, { values });
  if (!NUMBER.test(column.type))
    throw new KequnError('analysis.not_numeric', `invalid column: ${asked} is ${column.type}`, { values });
  const [range] = await database.rows<Range>(rangeSql(name, asked));
  if (!range || range.n === 0 || range.min === null) return { classes: [], n: 0, mean: null, median: null };
  const ends = { min: range.min, max: range.max, p01: range.p01, p99: range.p99 };
  const classes = await histogram(database, name, asked, ends, WHOLE.test(column.type));
  return { classes, n: range.n, mean: range.mean, median: range.median };
}
