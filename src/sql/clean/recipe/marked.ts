import { ident, list, text } from '../../sql';
import type { Assignment } from '../steps/compiled';
import { appended, type Extras, firstStage, type Recipe, source, type Stage } from './stage';

/** Columns beside the data, in a stage whose rows stay and are marked. */
export const OUT = '#out';
export const KEEP = '#keep';
const HASH = '#hash';
export const newName = (i: number) => `#new ${i}`;
/** Whether a step changed a row. */
export const changedName = ({ index }: Pick<Stage, 'index'>) => `#changed ${index}`;
/** What a step did to the row, as text, where the row may serve as an example. */
export const exampleName = ({ index }: Pick<Stage, 'index'>) => `#example ${index}`;
/** A value of a conversion that was there; and one that was lost by it. */
export const thereName = ({ index }: Pick<Stage, 'index'>, i: number) => `#there ${index} ${i}`;
export const lostName = ({ index }: Pick<Stage, 'index'>, i: number) => `#lost ${index} ${i}`;

/** Separates the parts of an example; stands for null in one. */
export const PART = '\u001e';
export const NOTHING = '\u001d';
export const BUCKETS = 8;
/** Columns of a row that was taken out, as an example. */
export const SHOWN_COLUMNS = 8;

export interface Marking {
  /** Whether examples are noted, and of a step that changes nearly all rows, of one row in how many. */
  readonly examples: { readonly oneIn: number } | null;
}

/**
 * All rows with what each step did to them: nothing is taken out, `OUT` says by which step a row would have gone. So one
 * pass counts every step. What comes after a row is out is not counted for it, and a reader's expression is not worked
 * out for it (it may be out because the expression would fail on it).
 */
export function markedSql(recipe: Recipe, marking: Marking): string {
  let rowsBefore = recipe.from.rows;
  let sql = `SELECT *, ${marksOf(recipe.from.columns.map(({ name }) => name))} FROM (${firstStage(recipe)})`;
  let isAnyOut = false;
  for (const stage of recipe.stages) {
    const extras = { numbered: recipe.numbered, rowsBefore };
    sql = markedStage(stage, `(${sql})`, { marking, extras, isAnyOut });
    rowsBefore += stage.compiled.appends?.rows ?? 0;
    isAnyOut ||= stage.compiled.keep !== undefined;
  }
  return sql;
}

function marksOf(columns: readonly string[]): string {
  return `NULL::INTEGER AS ${ident(OUT)}, hash(${list(columns.map(ident))}) AS ${ident(HASH)}`;
}

interface StageMarking {
  readonly marking: Marking;
  readonly extras: Extras;
  readonly isAnyOut: boolean;
}

function markedStage(stage: Stage, previous: string, how: StageMarking): string {
  const { compiled, before } = stage;
  if (compiled.appends) {
    const { columns } = compiled.appends;
    return `SELECT * FROM ${previous} UNION ALL BY NAME
SELECT *, ${marksOf(columns.map(({ name }) => name))} FROM (${appended(compiled.appends, how.extras)})`;
  }
  if (compiled.names) {
    const listed = compiled.names.map(({ name, from }) => `${ident(from)} AS ${ident(name)}`);
    return `SELECT ${list(listed)}, * EXCLUDE (${list(before.map(({ name }) => ident(name)))}) FROM ${previous}`;
  }
  return putStage(stage, workedOut(stage, previous, how), how.marking);
}

/** The new values and whether the row stays, beside the old values. */
function workedOut(stage: Stage, previous: string, { isAnyOut }: StageMarking): string {
  const { compiled, kind } = stage;
  const isReaders = isAnyOut && ['derive', 'tag', 'filter', 'exclude'].includes(kind);
  const isIn = `CASE WHEN ${ident(OUT)} IS NULL THEN`;
  const parts = [
    ...(compiled.set ?? []).map((one, i) => {
      const value = isReaders ? `${isIn} ${one.expression} ELSE ${asItWas(stage, one)} END` : one.expression;
      return `${value} AS ${ident(newName(i))}`;
    }),
    ...(compiled.keep === undefined
      ? []
      : [`${isReaders ? `${isIn} ${compiled.keep} END` : compiled.keep} AS ${ident(KEEP)}`]),
  ];
  return `SELECT ${list(['before.*', ...parts])} FROM ${source(compiled, previous)}`;
}

/** A row that is out keeps the value it had. */
function asItWas({ before, after }: Stage, { column }: Assignment): string {
  const type = after.find(({ name }) => name === column)?.type;
  const isThere = before.some(({ name }) => name === column);
  return isThere && type !== undefined ? `TRY_CAST(${ident(column)} AS ${type})` : 'NULL';
}

/** The new values in their places, and the marks. */
function putStage(stage: Stage, worked: string, marking: Marking): string {
  const { compiled, before } = stage;
  const { set = [], helpers = [], drops = [], keep } = compiled;
  const isThere = ({ column }: Assignment) => before.some(({ name }) => name === column);
  const gone = [
    ...set.map((_, i) => newName(i)),
    ...helpers.map(({ name }) => name),
    ...drops,
    ...(keep === undefined ? [] : [KEEP]),
  ];
  const replaced = [
    ...set.flatMap((one, i) => (isThere(one) ? [`${ident(newName(i))} AS ${ident(one.column)}`] : [])),
    ...(keep === undefined ? [] : [`${outSql(stage)} AS ${ident(OUT)}`]),
  ];
  const star = [
    '*',
    gone.length > 0 ? ` EXCLUDE (${list(gone.map(ident))})` : '',
    replaced.length > 0 ? ` REPLACE (${list(replaced)})` : '',
  ];
  const added = set.flatMap((one, i) =>
    isThere(one) ? [] : [`${ident(newName(i))} AS ${ident(one.column)}`],
  );
  return `SELECT ${list([star.join(''), ...added, ...marks(stage, marking)])} FROM (${worked})`;
}

function outSql({ index }: Stage): string {
  return `CASE WHEN ${ident(OUT)} IS NOT NULL THEN ${ident(OUT)} WHEN NOT ${ident(KEEP)} OR ${ident(KEEP)} IS NULL THEN ${index} END`;
}

function marks(stage: Stage, marking: Marking): string[] {
  const { set = [] } = stage.compiled;
  const isIn = `${ident(OUT)} IS NULL`;
  const changes = set.map((one, i) => changeSql(stage, one, i));
  const conversions = set.flatMap((one, i) => {
    if (one.counts !== 'convert') return [];
    const there = `${isIn} AND ${ident(one.column)} IS NOT NULL`;
    const lost = `CASE WHEN ${there} THEN ${isValue(one.column)} ELSE FALSE END`;
    return [
      `${there} AS ${ident(thereName(stage, i))}`,
      `CASE WHEN ${ident(newName(i))} IS NULL THEN ${lost} ELSE FALSE END AS ${ident(lostName(stage, i))}`,
    ];
  });
  return [
    ...(changes.length === 0
      ? []
      : [`${isIn} AND (${changes.join(' OR ')}) AS ${ident(changedName(stage))}`]),
    ...conversions,
    ...(marking.examples
      ? [`${exampleSql(stage, changes, marking.examples.oneIn)} AS ${ident(exampleName(stage))}`]
      : []),
  ];
}

/**
 * What people write for "nothing": emptying it loses nothing. A pattern and no list, which the engine would join with every
 * row, CASE or not.
 */
const NOTHINGS = '(?i)(-|--|—|/|无|空|未知|null|none|n/a|na|nan|#n/a)?';

function isValue(column: string): string {
  return `NOT regexp_full_match(trim(CAST(${ident(column)} AS VARCHAR)), ${text(NOTHINGS)})`;
}

/** Whether an assignment changed the row; never NULL. */
export function changeSql({ before, after }: Stage, { column, counts }: Assignment, i: number): string {
  const value = ident(newName(i));
  const old = before.find(({ name }) => name === column);
  if (counts === 'flag') return `${value} IS TRUE`;
  if (!old) return `${value} IS NOT NULL`;
  const type = after.find(({ name }) => name === column)?.type;
  if (type === old.type) return `${ident(column)} IS DISTINCT FROM ${value}`;
  if (counts === 'convert') return `${ident(column)} IS NOT NULL`;
  return `CAST(${ident(column)} AS VARCHAR) IS DISTINCT FROM CAST(${value} AS VARCHAR)`;
}

function exampleSql(stage: Stage, changes: readonly string[], oneIn: number): string {
  const { set = [], keep, dense } = stage.compiled;
  const sampled = dense && oneIn > 1 ? ` AND (${ident(HASH)} >> 3) % ${oneIn} = 0` : '';
  const isThere = (column: string) => stage.before.some(({ name }) => name === column);
  const branches = set.map((one, i) => {
    const shownColumn = isThere(one.column) ? one.column : one.from;
    const before = shownColumn === undefined ? text(NOTHING) : shown(shownColumn);
    return `WHEN ${changes[i] ?? 'FALSE'} THEN ${[text(`${i}${PART}`), before, text(PART), shown(newName(i))].join(' || ')}`;
  });
  const taken = stage.before.slice(0, SHOWN_COLUMNS).map(({ name }) => shown(name));
  const out =
    keep === undefined ? [] : [`WHEN ${ident(KEEP)} IS NOT TRUE THEN ${taken.join(` || ${text(PART)} || `)}`];
  const all = [...branches, ...out];
  if (all.length === 0) return 'NULL::VARCHAR';
  return `CASE WHEN ${ident(OUT)} IS NULL${sampled} THEN CASE ${all.join(' ')} END END`;
}

function shown(column: string): string {
  return `coalesce(left(CAST(${ident(column)} AS VARCHAR), 200), ${text(NOTHING)})`;
}

/** One row a bucket of rows: how many, and for each step how many it took out, changed and lost, and an example. */
export function countsSql(
  recipe: Recipe,
  marking: Marking,
  marked = `(${markedSql(recipe, marking)})`,
): string {
  const counts = recipe.stages.flatMap((stage) => stageCounts(stage, marking));
  return `SELECT ${list(['count(*)::DOUBLE AS rows', ...counts])}
FROM (SELECT *, (${ident(HASH)} % ${BUCKETS})::UTINYINT AS bucket FROM ${marked})
GROUP BY bucket ORDER BY bucket`;
}

function stageCounts(stage: Stage, marking: Marking): string[] {
  const { set = [], keep } = stage.compiled;
  const { index } = stage;
  const example = ident(exampleName(stage));
  const conversions = set.flatMap((one, i) =>
    one.counts === 'convert'
      ? [
          `count_if(${ident(thereName(stage, i))})::DOUBLE AS there_${index}_${i}`,
          `count_if(${ident(lostName(stage, i))})::DOUBLE AS lost_${index}_${i}`,
        ]
      : [],
  );
  const hasExample = marking.examples && (set.length > 0 || keep !== undefined);
  return [
    ...(keep === undefined ? [] : [`count_if(${ident(OUT)} = ${index})::DOUBLE AS out_${index}`]),
    ...(set.length === 0 ? [] : [`count_if(${ident(changedName(stage))})::DOUBLE AS changed_${index}`]),
    ...conversions,
    // Each bucket orders examples in another way, so that they differ; by value, so that the order of rows does not matter.
    ...(hasExample ? [`arg_min(${example}, hash(${example}, bucket)) AS example_${index}`] : []),
  ];
}

/** Columns of the table of excluded rows that say why; a file's own of these names stay out of it. */
const OWN = ['because', 'excluded_by'];

/** The rows that were taken out, as they would have come out, with the step and the reason. */
export function excludedSql(
  recipe: Recipe,
  reasons: readonly { readonly index: number; readonly because: string }[],
  marked = `(${markedSql(recipe, { examples: null })})`,
): string {
  const last = recipe.stages.at(-1)?.after ?? recipe.from.columns;
  const names = last.filter(({ name }) => !OWN.includes(name.toLowerCase())).map(({ name }) => ident(name));
  const branches = reasons.map(({ index, because }) => `WHEN ${ident(OUT)} = ${index} THEN ${text(because)}`);
  const because = branches.length === 0 ? 'NULL::VARCHAR' : `CASE ${branches.join(' ')} END`;
  return `SELECT ${list([...names, `${because} AS because`, `${ident(OUT)} + 1 AS excluded_by`])}
FROM ${marked}
WHERE ${ident(OUT)} IS NOT NULL`;
}

/** The rows that stay, of a table of all rows with their marks. */
export function stayingSql(recipe: Recipe, marked: string): string {
  const last = recipe.stages.at(-1)?.after ?? recipe.from.columns;
  return `SELECT ${list(last.map(({ name }) => ident(name)))} FROM ${marked} WHERE ${ident(OUT)} IS NULL`;
}
