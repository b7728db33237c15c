import type { Page, Value } from '../../model/table';
import { previewColumns } from '../../sql/clean/recipe/touched';
import { type Planning, planRecipe } from './plan';
import { previewCountSql, previewSql } from './query';
import type { CleanQuestion, PreviewAnswer } from './question';

const LARGEST_PAGE = 1_000;

/** A page of rows after the last step of a plan, with what that step did to each. */
export async function preview(
  planning: Planning,
  { offset, limit, touched = false }: Extract<CleanQuestion, { ask: 'preview' }>,
): Promise<PreviewAnswer> {
  const { database } = planning.context;
  const { recipe } = await planRecipe(planning);
  const lastIndex = planning.steps.length - 1;
  const stage = recipe.stages.find(({ index }) => index === lastIndex) ?? null;
  const columns = recipe.stages.at(-1)?.after ?? recipe.from.columns;
  const changes = stage ? previewColumns(stage) : [];
  const page = { offset: whole(offset, Number.MAX_SAFE_INTEGER), limit: whole(limit, LARGEST_PAGE) };
  const rows = await database.rows<Record<string, Value>>(previewSql(recipe, stage, touched, page));
  const [counted] = await database.rows<{ total: number }>(previewCountSql(recipe, stage, touched));
  const values: Page['rows'] = rows.map((row) => columns.map(({ name }) => row[name] ?? null));
  const changedIn = (row: Record<string, Value>) => changes.filter(({ mark }) => row[mark] === true);
  return {
    columns,
    rows: values,
    total: counted?.total ?? 0,
    changed: rows.map((row) => changedIn(row).map(({ column }) => column)),
    before: rows.map((row) =>
      Object.fromEntries(
        changedIn(row).flatMap(({ column, was }) => (was === null ? [] : [[column, row[was] ?? null]])),
      ),
    ),
    out: rows.map((row) => row['#is out'] === true),
  };
}

function whole(value: number, most: number): number {
  return Math.min(most, Math.max(0, Math.floor(value)));
}
