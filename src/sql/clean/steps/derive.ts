import type { StepCode } from './compiled';
import type { DeriveStep } from './step';

/** A column worked out by an expression over the others, new or in place of one. */
export const derive: StepCode<DeriveStep> = {
  compile: ({ name, sql }) => ({ set: [{ column: name, expression: `(${sql})` }], dense: true }),
};
