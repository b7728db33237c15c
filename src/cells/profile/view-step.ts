import type { Problem } from './result';

/** The step that mends a problem; what it takes out is said in the reader's words. */
export function stepOf({ step }: Problem, because: string): Readonly<Record<string, unknown>> | null {
  const exclude = step?.['exclude'];
  if (typeof exclude !== 'object' || exclude === null) return step;
  return { exclude: { ...exclude, because } };
}
