import { nearTask } from '../../analysis/near/task';
import type { NearInput, NearOutput } from '../../analysis/near/types';
import { KequnError } from '../../model/failure';
import type { Column } from '../../model/table';
import type { Recipe } from '../../sql/clean/recipe/stage';
import { type Planning, planRecipe } from './plan';
import { valueContactsSql, valueCountsSql } from './query';
import type { CleanQuestion, NearAnswer } from './question';

type NearQuestion = Extract<CleanQuestion, { ask: 'near' }>;

/** More distinct spellings than these are not compared: the most frequent ones are, and the answer says so. */
const MOST_VALUES = 200_000;

/**
 * Near-duplicate spellings of a column after a recipe, found in the analysis worker. Contacts are compared only for the
 * methods that ask for them.
 */
export async function nearDuplicates(planning: Planning, question: NearQuestion): Promise<NearAnswer> {
  const { database, analysis } = planning.context;
  const { recipe } = await planRecipe(planning);
  const column = columnOf(planning, recipe, question.column);
  const rows = await database.rows<{ value: string | null; rows: number; distinct: number }>(
    valueCountsSql(recipe, column, MOST_VALUES),
  );
  const known = rows.flatMap(({ value, rows: count }) => (value === null ? [] : [{ value, count }]));
  const values = known.map(({ value }) => value);
  const contacts = async (wanted: string | null | undefined) =>
    wanted ? contactsOf(planning, recipe, column, columnOf(planning, recipe, wanted), values) : undefined;
  const input: NearInput = {
    values,
    counts: known.map(({ count }) => count),
    methods: question.methods,
    threshold: question.threshold,
    phones: question.methods.includes('phone') ? await contacts(question.phone) : undefined,
    emails: question.methods.includes('email') ? await contacts(question.email) : undefined,
  };
  const found: NearOutput = await analysis.run(nearTask, input, 'near');
  return { ...found, distinct: rows[0]?.distinct ?? 0 };
}

function columnOf({ from }: Planning, recipe: Recipe, name: string): Column {
  const columns = recipe.stages.at(-1)?.after ?? recipe.from.columns;
  const found = columns.find((one) => one.name === name);
  if (found) return found;
  const values = { column: name, table: from.name };
  throw new KequnError('analysis.missing_column', `missing column: ${name}`, { values });
}

/** The contacts seen with each value: digits and signs of a number without blanks, an address in lower case. */
async function contactsOf(
  { context }: Planning,
  recipe: Recipe,
  column: Column,
  contact: Column,
  values: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const pairs = await context.database.rows<{ value: string; contact: string }>(
    valueContactsSql(recipe, column, contact),
  );
  const by = new Map<string, string[]>();
  for (const { value, contact: seen } of pairs) by.set(value, [...(by.get(value) ?? []), seen]);
  return values.map((value) => by.get(value) ?? []);
}
