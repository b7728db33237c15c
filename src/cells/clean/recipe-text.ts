import { isRecord } from '../../lib/is-record';
import { writeYaml } from '../../lib/yaml/edit-yaml';
import { readYaml } from '../../lib/yaml/read-yaml';
import { readStep, type RecipeStep } from './options';

/** A recipe as it is carried from one notebook to another: the YAML of its steps, as it stands in a document. */
export function recipeText(steps: readonly unknown[]): string {
  return writeYaml({ steps });
}

export type RecipeReading =
  | { readonly ok: true; readonly steps: readonly RecipeStep[] }
  | { readonly ok: false; readonly message: string };

/** A recipe longer than this was not written by anybody. */
const MOST = 200;

/**
 * Reads a recipe out of a pasted text: `steps: […]`, the bare list, a single step, or a whole `clean` block of a document.
 * Steps that are not understood are kept and say what is wrong with them. Never throws.
 */
export function readRecipe(text: string): RecipeReading {
  const reading = readYaml(bodyOf(text));
  if (!reading.ok) return reading;
  const steps = stepsIn(reading.value);
  if (steps === null || steps.length === 0) return { ok: false, message: 'missing steps' };
  if (steps.length > MOST) return { ok: false, message: `invalid recipe: more than ${MOST} steps` };
  return { ok: true, steps: steps.map(readStep) };
}

/** The text between the fences of the first `clean` block, or all of it. */
function bodyOf(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const block = /^(`{3,})clean[^\n]*\n([^]*?)^\1`*[ \t]*$/m.exec(lines);
  return block?.[2] ?? lines;
}

function stepsIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return null;
  if (Array.isArray(value['steps'])) return value['steps'];
  return readStep(value).kind === null ? null : [value];
}

/** How many values of data a recipe holds in its value maps: whoever gets it gets them too. */
export function valuesIn(steps: readonly RecipeStep[]): number {
  const sizes = steps.map(({ step }) =>
    step?.kind === 'map_values' && step.map !== null ? Object.keys(step.map).length : 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The stored steps without those that hold values of data or name a map that is kept on this device. */
export function withoutValues(steps: readonly RecipeStep[]): readonly unknown[] {
  return steps.filter(({ kind }) => kind !== 'map_values').map(({ stored }) => stored);
}
