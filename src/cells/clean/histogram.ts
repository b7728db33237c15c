import { KequnError } from '../../model/failure';
import { histogram as classes, type ValueRange } from '../../sql/table/histogram';
import { type Planning, planRecipe } from './plan';
import { numbersSql, rangeSql } from './query';
import type { CleanQuestion, HistogramAnswer } from './question';

const WHOLE = /^U?(TINY|SMALL|BIG|HUGE)?INT/;
const NUMERIC = /^(DECIMAL|DOUBLE|FLOAT|REAL)/;

/** How the numbers of a column are spread after a recipe; no classes for a column without numbers. */
export async function histogramOf(
  planning: Planning,
  { column }: Extract<CleanQuestion, { ask: 'histogram' }>,
): Promise<HistogramAnswer> {
  const { database, name } = planning.context;
  const { recipe } = await planRecipe(planning);
  const columns = recipe.stages.at(-1)?.after ?? recipe.from.columns;
  const found = columns.find((one) => one.name === column);
  if (!found) {
    const values = { column, table: planning.from.name };
    throw new KequnError('analysis.missing_column', `missing column: ${column}`, { values });
  }
  const whole = WHOLE.test(found.type);
  if (!whole && !NUMERIC.test(found.type)) return { bins: [] };
  const table = `${name} numbers`;
  await database.run(numbersSql(recipe, found, table));
  const [range] = await database.rows<ValueRange & { readonly count: number }>(rangeSql(table));
  if (!range || range.count === 0) return { bins: [] };
  return { bins: await classes(database, table, 'value', range, whole) };
}
