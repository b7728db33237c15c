import * as v from 'valibot';
import type { Normalised } from '../../model/cell';
import { isRecord } from '../../lib/is-record';
import type { Step, StepKind } from '../../sql/clean/steps/step';
import { normaliseWith } from '../normalise';
import { isStepKind, stepSchema } from './step-schemas';

/** One line of a recipe as it stands in the document: what can be read of it, and what is wrong where it cannot. */
export interface RecipeStep {
  /** Null for a step that this version does not know. */
  readonly kind: StepKind | null;
  /** The step with its defaults; null where it is broken. */
  readonly step: Step | null;
  /** `invalid option …`, `unknown step: …`; null for a sound step. */
  readonly problem: string | null;
  readonly off: boolean;
  readonly note: string | null;
  /** As written. */
  readonly stored: unknown;
}

export interface CleanOptions {
  /** Null until chosen. */
  readonly from: string | null;
  readonly steps: readonly RecipeStep[];
}

const schema = v.pipe(
  v.strictObject({
    from: v.nullish(v.pipe(v.string(), v.nonEmpty()), null),
    steps: v.nullish(v.array(v.unknown()), []),
  }),
  v.transform(({ from, steps }): CleanOptions => ({ from, steps: steps.map(readStep) })),
);

/** Stored options -> options with every default in place. A broken step is kept and said to be broken: the others run. */
export function normaliseClean(stored: unknown): Normalised<CleanOptions> {
  return normaliseWith(schema, stored);
}

const BESIDE = ['off', 'note'];

/** One stored step: `{ <kind>: <options>, off?: true, note?: text }`. */
export function readStep(stored: unknown): RecipeStep {
  if (!isRecord(stored)) return broken(stored, null, 'invalid step: expected { <kind>: … }');
  const keys = Object.keys(stored).filter((key) => !BESIDE.includes(key));
  const [key] = keys;
  if (key === undefined) return broken(stored, null, 'missing step');
  if (keys.length > 1) return broken(stored, null, `invalid step: several kinds (${keys.join(', ')})`);
  if (!isStepKind(key)) return broken(stored, null, `unknown step: ${key}`);
  const read = normaliseWith(stepSchema(key), stored[key] ?? undefined);
  if (!read.ok) return broken(stored, key, read.problems.map(({ message }) => message).join('; '));
  return { ...beside(stored), kind: key, step: read.options, problem: null, stored };
}

function broken(stored: unknown, kind: StepKind | null, problem: string): RecipeStep {
  return { ...beside(isRecord(stored) ? stored : {}), kind, step: null, problem, stored };
}

function beside(stored: Readonly<Record<string, unknown>>): { off: boolean; note: string | null } {
  const { off, note } = stored;
  return { off: off === true, note: typeof note === 'string' && note !== '' ? note : null };
}
