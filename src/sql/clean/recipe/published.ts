import { ident } from '../../sql';
import { ROW } from '../steps/compiled';
import { firstStage, type Recipe, type Stage, stageSelect } from './stage';

/** `"step 0"` is the table as it comes; a step's stage has its number in the recipe, counted from 1. */
export function stageName(index: number): string {
  return ident(`step ${index + 1}`);
}

/**
 * The rows after the recipe: a named stage for each step, with its kind and the author's note as the why. The stages are
 * expressions over one scan, never tables of their own.
 */
export function publishedSql(recipe: Recipe): string {
  const hidden = recipe.numbered ? ` EXCLUDE (${ident(ROW)})` : '';
  return `${withStages(recipe)}\nSELECT *${hidden} FROM ${lastStage(recipe)}`;
}

/** The same with the numbers of rows, as a subquery for another step. */
export function prefixSql(recipe: Recipe): string {
  return `(${withStages(recipe)}\nSELECT * FROM ${lastStage(recipe)})`;
}

function lastStage({ stages }: Recipe): string {
  return stageName(stages.at(-1)?.index ?? -1);
}

function withStages(recipe: Recipe): string {
  let rowsBefore = recipe.from.rows;
  let previous = stageName(-1);
  const parts = [named(previous, firstStage(recipe), null)];
  for (const stage of recipe.stages) {
    const select = stageSelect(stage, previous, { numbered: recipe.numbered, rowsBefore });
    rowsBefore += stage.compiled.appends?.rows ?? 0;
    previous = stageName(stage.index);
    parts.push(named(previous, select, why(stage)));
  }
  return `WITH ${parts.join(',\n')}`;
}

function named(name: string, select: string, comment: string | null): string {
  return `${comment === null ? '' : `-- ${comment}\n`}${name} AS NOT MATERIALIZED (\n${select}\n)`;
}

function why({ index, kind, note }: Stage): string {
  const said = note === null ? '' : `: ${note.replaceAll(/\s+/g, ' ')}`;
  return `${index + 1}. ${kind}${said}`;
}
