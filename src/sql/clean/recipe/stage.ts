import type { Column, TableInfo } from '../../../model/table';
import { ident, list } from '../../sql';
import type { Compiled } from '../steps/compiled';
import { ROW } from '../steps/compiled';
import type { StepKind } from '../steps/step';

/** One step as it is run: what it does, and the columns before and after it. */
export interface Stage {
  readonly index: number;
  readonly kind: StepKind;
  readonly note: string | null;
  readonly compiled: Compiled;
  readonly before: readonly Column[];
  readonly after: readonly Column[];
}

/** The steps of a recipe that are run, over the table they begin with. */
export interface Recipe {
  readonly from: TableInfo;
  readonly stages: readonly Stage[];
  /** Whether rows carry their number as they came (`ROW`), for steps that look at the whole table. */
  readonly numbered: boolean;
}

/** The rows as they come, numbered where a step needs it. */
export function firstStage({ from, numbered }: Pick<Recipe, 'from' | 'numbered'>): string {
  const number = numbered ? `, row_number() OVER () AS ${ident(ROW)}` : '';
  return `SELECT *${number} FROM ${ident(from.name)}`;
}

/** Where a stage's own columns end: those that are there besides the data. */
export interface Extras {
  readonly numbered: boolean;
  /** How many rows came before those of a table that is appended. */
  readonly rowsBefore: number;
}

/**
 * A wall that filters are not moved through. Moved below the stages that work values out, a condition would work them out
 * once more for each time it names them (measured: three times the time of the whole recipe).
 */
const WALL = 'LIMIT 9223372036854775807';

/** A step as one SELECT over the stage before it. */
export function stageSelect(
  { compiled, before }: Pick<Stage, 'compiled' | 'before'>,
  previous: string,
  extras: Extras,
): string {
  const { appends, names } = compiled;
  if (appends) return `SELECT * FROM ${previous}\nUNION ALL BY NAME\n${appended(appends, extras)}`;
  if (names) {
    const listed = names.map(({ name, from }) =>
      name === from ? ident(name) : `${ident(from)} AS ${ident(name)}`,
    );
    return `SELECT ${list([...listed, ...(extras.numbered ? [ident(ROW)] : [])])} FROM ${previous}`;
  }
  const rows = compiled.keep === undefined ? previous : `(SELECT * FROM ${previous} ${WALL})`;
  const where = compiled.keep === undefined ? '' : `\nWHERE ${compiled.keep}`;
  return `SELECT ${selectList(compiled, before)}\nFROM ${source(compiled, rows)}${where}`;
}

/** The rows of a table that is appended, with their numbers behind those that were there. */
export function appended({ name }: TableInfo, { numbered, rowsBefore }: Extras): string {
  const number = numbered ? `, row_number() OVER () + ${rowsBefore} AS ${ident(ROW)}` : '';
  return `SELECT *${number} FROM ${ident(name)}`;
}

function selectList(
  { set = [], helpers = [], drops = [], joins = [] }: Compiled,
  before: readonly Column[],
): string {
  const isThere = (column: string) => before.some(({ name }) => name === column);
  const star = joins.length > 0 ? 'before.*' : '*';
  const gone = [...helpers.map(({ name }) => name), ...drops].map(ident);
  const replaced = set.filter(({ column }) => isThere(column)).map(put);
  return list([
    [
      star,
      gone.length > 0 ? ` EXCLUDE (${list(gone)})` : '',
      replaced.length > 0 ? ` REPLACE (${list(replaced)})` : '',
    ].join(''),
    ...set.filter(({ column }) => !isThere(column)).map(put),
  ]);
}

function put({ column, expression }: { readonly column: string; readonly expression: string }): string {
  return `${expression} AS ${ident(column)}`;
}

/** What a step reads from: the stage before it, with helper columns and joined tables. */
export function source({ helpers = [], joins = [] }: Compiled, previous: string): string {
  const rows =
    helpers.length === 0
      ? previous
      : `(SELECT *, ${list(helpers.map(({ name, expression }) => `${expression} AS ${ident(name)}`))} FROM ${previous})`;
  return [`${rows} AS before`, ...joins].join('\n');
}
