import type { Column } from '../../model/table';
import { markedSql } from '../../sql/clean/recipe/marked';
import { prefixSql, publishedSql, stageName } from '../../sql/clean/recipe/published';
import { type Recipe, type Stage, stageSelect } from '../../sql/clean/recipe/stage';
import { previewRows, touchedSql } from '../../sql/clean/recipe/touched';
import { asText } from '../../sql/clean/steps/columns';
import { ident } from '../../sql/sql';

export function dropScratch(name: string): string {
  return `DROP TABLE IF EXISTS ${ident(name)}`;
}

/** Whether the transaction still runs anything. */
export const STILL_RUNS = 'SELECT 1 AS one';

/** All rows of a recipe with their marks, for the time of a run. */
export function markedName(cell: string): string {
  return `__${cell}_marked`;
}

export function markTable(name: string, recipe: Recipe, oneIn: number): string {
  return `CREATE OR REPLACE TEMP TABLE ${ident(name)} AS\n${markedSql(recipe, { examples: { oneIn } })}`;
}

/** A step as the reader sees it: over the stage before it. */
export function stepSql(recipe: Recipe, stage: Stage): string {
  const at = recipe.stages.indexOf(stage);
  const earlier = recipe.stages.slice(0, at);
  const rowsBefore = earlier.reduce(
    (rows, { compiled }) => rows + (compiled.appends?.rows ?? 0),
    recipe.from.rows,
  );
  const previous = stageName(earlier.at(-1)?.index ?? -1);
  return stageSelect(stage, previous, { numbered: recipe.numbered, rowsBefore });
}

/** The recipe up to and with a step. */
export function wholeSql(recipe: Recipe, index: number): string {
  return publishedSql({ ...recipe, stages: recipe.stages.filter((stage) => stage.index <= index) });
}

interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** A page of rows after the recipe, in the order in which they come. */
export function previewSql(
  recipe: Recipe,
  stage: Stage | null,
  touched: boolean,
  { offset, limit }: Window,
): string {
  return `${touchedRows('*', recipe, stage, touched)} LIMIT ${limit} OFFSET ${offset}`;
}

/** How many rows the pages have in all. */
export function previewCountSql(recipe: Recipe, stage: Stage | null, touched: boolean): string {
  return touchedRows('count(*)::DOUBLE AS total', recipe, stage, touched);
}

function touchedRows(select: string, recipe: Recipe, stage: Stage | null, touched: boolean): string {
  const condition = touched ? touchedSql(stage) : null;
  return `SELECT ${select} FROM (${previewRows(recipe, stage)})${condition === null ? '' : ` WHERE ${condition}`}`;
}

/** Values of a column by falling number of rows, with how many there are in all. */
export function valueCountsSql(recipe: Recipe, column: Column, limit: number): string {
  return `SELECT value, rows, (count(*) OVER ())::DOUBLE AS "distinct"
FROM (SELECT ${asText(column)} AS value, count(*)::DOUBLE AS rows FROM ${prefixSql(recipe)} GROUP BY 1)
ORDER BY rows DESC, value LIMIT ${Math.max(0, Math.floor(limit))}`;
}

/** The contacts that stand beside each value of a column, cleaned of blanks and signs between digits, in lower case. */
export function valueContactsSql(recipe: Recipe, column: Column, contact: Column): string {
  const cleaned = `lower(regexp_replace(${asText(contact)}, '[\\s()\\-–—]+', '', 'g'))`;
  return `SELECT DISTINCT ${asText(column)} AS value, ${cleaned} AS contact FROM ${prefixSql(recipe)}
WHERE ${ident(column.name)} IS NOT NULL AND length(${cleaned}) > 4 ORDER BY value, contact`;
}

/** The numbers of a column after the recipe, for a question that looks at them more than once. */
export function numbersSql(recipe: Recipe, column: Column, table: string): string {
  const name = ident(column.name);
  return `CREATE OR REPLACE TEMP TABLE ${ident(table)} AS
SELECT ${name}::DOUBLE AS value FROM ${prefixSql(recipe)} WHERE ${name} IS NOT NULL`;
}

export function rangeSql(table: string): string {
  return `SELECT count(*)::DOUBLE AS count, min(value) AS min, max(value) AS max,
  quantile_cont(value, 0.01) AS p01, quantile_cont(value, 0.99) AS p99 FROM ${ident(table)}`;
}
