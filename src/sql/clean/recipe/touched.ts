import { ident, list } from '../../sql';
import { ROW } from '../steps/compiled';
import { changeSql, KEEP, newName } from './marked';
import { prefixSql } from './published';
import { type Recipe, source, type Stage } from './stage';

/** A column that a step gives values, with the names of its mark and of its value before in a preview's rows. */
export interface PreviewColumn {
  readonly column: string;
  readonly mark: string;
  /** Null for a new column. */
  readonly was: string | null;
}

export const IS_OUT = '#is out';

export function previewColumns({ compiled, before }: Stage): PreviewColumn[] {
  return (compiled.set ?? []).map(({ column }, i) => ({
    column,
    mark: `#is changed ${i}`,
    was: before.some(({ name }) => name === column) ? `#was ${i}` : null,
  }));
}

/**
 * The rows after a recipe; those of its last step with marks for what the step changed, the values before, and for rows
 * that it takes out. A step that renames, drops or appends marks nothing.
 */
export function previewRows(recipe: Recipe, stage: Stage | null): string {
  if (!stage || stage.compiled.appends || stage.compiled.names) {
    const hidden = recipe.numbered ? ` EXCLUDE (${ident(ROW)})` : '';
    return `SELECT *${hidden} FROM ${prefixSql(recipe)}`;
  }
  const earlier = prefixSql({ ...recipe, stages: recipe.stages.slice(0, -1) });
  return markedRows(stage, earlier);
}

function markedRows(stage: Stage, previous: string): string {
  const { compiled } = stage;
  const { set = [], keep } = compiled;
  const changes = previewColumns(stage);
  const worked = [
    ...set.map(({ expression }, i) => `${expression} AS ${ident(newName(i))}`),
    ...(keep === undefined ? [] : [`${keep} AS ${ident(KEEP)}`]),
  ];
  const value = ({ name }: { readonly name: string }) => {
    const i = set.findIndex(({ column }) => column === name);
    return i < 0 ? ident(name) : `${ident(newName(i))} AS ${ident(name)}`;
  };
  const marks = set.flatMap((one, i) => {
    const { mark, was } = changes[i] ?? { mark: '', was: null };
    return [
      `${changeSql(stage, one, i)} AS ${ident(mark)}`,
      ...(was === null ? [] : [`${ident(one.column)} AS ${ident(was)}`]),
    ];
  });
  const out = keep === undefined ? [] : [`${ident(KEEP)} IS NOT TRUE AS ${ident(IS_OUT)}`];
  return `SELECT ${list([...stage.after.map(value), ...marks, ...out])}
FROM (SELECT ${list(['before.*', ...worked])} FROM ${source(compiled, previous)})`;
}

/** A condition for the rows that the step changed or takes out; null where it marks nothing. */
export function touchedSql(stage: Stage | null): string | null {
  if (!stage || stage.compiled.appends || stage.compiled.names) return null;
  const marks = previewColumns(stage).map(({ mark }) => ident(mark));
  const out = stage.compiled.keep === undefined ? [] : [ident(IS_OUT)];
  const all = [...marks, ...out];
  return all.length === 0 ? null : all.join(' OR ');
}
