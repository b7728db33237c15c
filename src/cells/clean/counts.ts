import type { Database } from '../../model/database';
import type { Value } from '../../model/table';
import { countsSql, type Marking, NOTHING, PART, SHOWN_COLUMNS } from '../../sql/clean/recipe/marked';
import type { Recipe, Stage } from '../../sql/clean/recipe/stage';
import type { StepExample } from './result';

/** What one pass over the data says of a step. */
export interface StepCounts {
  readonly out: number;
  readonly changed: number;
  /** By column that was converted: values that were there, and of these the lost ones. */
  readonly conversions: readonly { readonly column: string; readonly there: number; readonly lost: number }[];
  readonly examples: readonly StepExample[];
}

export interface RecipeCounts {
  readonly rows: number;
  /** By index of the step. */
  readonly steps: ReadonlyMap<number, StepCounts>;
}

type Row = Readonly<Record<string, Value>>;

/** About so many rows are looked at for examples of a step that changes nearly all. */
const EXAMPLE_ROWS = 50_000;
const EXAMPLES = 5;

/** Counts every step in one pass; a second one only for examples of steps that changed very few of many rows. */
export async function countRecipe(
  database: Database,
  recipe: Recipe,
  marked?: string,
): Promise<RecipeCounts> {
  const oneIn = oneInExamples(recipe);
  const rows = await database.rows<Row>(countsSql(recipe, { examples: { oneIn } }, marked));
  const counts = readCounts(recipe, rows);
  const without = recipe.stages.filter(({ index }) => lacksExamples(counts.steps.get(index)));
  if (oneIn === 1 || without.length === 0) return counts;
  const again = await database.rows<Row>(
    countsSql(upTo(recipe, without), { examples: { oneIn: 1 } } satisfies Marking),
  );
  const whole = readCounts(recipe, again);
  const steps = new Map(counts.steps);
  for (const { index } of without) {
    const [counted, seen] = [steps.get(index), whole.steps.get(index)];
    if (counted && seen) steps.set(index, { ...counted, examples: seen.examples });
  }
  return { ...counts, steps };
}

/** Of how many rows one is looked at for an example of a step that changes nearly all. */
export function oneInExamples({ from }: Recipe): number {
  return Math.max(1, Math.floor(from.rows / EXAMPLE_ROWS));
}

function upTo(recipe: Recipe, stages: readonly Stage[]): Recipe {
  const last = stages.at(-1)?.index ?? 0;
  return { ...recipe, stages: recipe.stages.filter(({ index }) => index <= last) };
}

function lacksExamples(counts: StepCounts | undefined): boolean {
  return counts !== undefined && counts.changed > 0 && counts.examples.length === 0;
}

function readCounts({ stages }: Recipe, rows: readonly Row[]): RecipeCounts {
  const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);
  const steps = stages.map((stage): [number, StepCounts] => {
    const { index, compiled } = stage;
    const conversions = (compiled.set ?? []).flatMap(({ column, counts }, i) =>
      counts === 'convert'
        ? [{ column, there: sum(`there_${index}_${i}`), lost: sum(`lost_${index}_${i}`) }]
        : [],
    );
    const written = [...new Set(rows.map((row) => row[`example_${index}`]))].filter(
      (one) => typeof one === 'string',
    );
    return [
      index,
      {
        out: sum(`out_${index}`),
        changed: sum(`changed_${index}`),
        conversions,
        examples: written.slice(0, EXAMPLES).map((example) => readExample(stage, example)),
      },
    ];
  });
  return { rows: sum('rows'), steps: new Map(steps) };
}

function readExample({ compiled, before }: Stage, written: string): StepExample {
  const parts = written.split(PART).map((part) => (part === NOTHING ? null : part));
  if (compiled.keep !== undefined) {
    const shown = before.slice(0, SHOWN_COLUMNS);
    return { before: Object.fromEntries(shown.map(({ name }, i) => [name, parts[i] ?? null])), after: null };
  }
  const column = compiled.set?.[Number(parts[0])]?.column ?? '';
  const made = compiled.set?.[Number(parts[0])];
  const shown = before.some(({ name }) => name === column) ? column : made?.from;
  return {
    before: shown === undefined ? {} : { [shown]: parts[1] ?? null },
    after: { [column]: parts[2] ?? null },
  };
}
