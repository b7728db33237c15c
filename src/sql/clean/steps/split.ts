import { ident, text } from '../../sql';
import { fresh, typed } from './columns';
import type { StepCode } from './compiled';
import type { SplitStep } from './step';

/** Splits a text at a separator into new columns; the last takes all that is left, separators included. */
export const split: StepCode<SplitStep> = {
  compile: (step, { columns }) => {
    typed(columns, [step.column], ['text']);
    return {
      helpers: [{ name: 'split:parts', expression: `string_split(${ident(step.column)}, ${text(step.by)})` }],
      set: step.into.map((name, i) => ({
        column: name === step.column ? name : fresh(columns, name),
        expression: `nullif(trim(${part(step, i)}), '')`,
        from: step.column,
      })),
      dense: true,
    };
  },
};

function part({ by, into }: SplitStep, i: number): string {
  const parts = ident('split:parts');
  return i < into.length - 1 ? `${parts}[${i + 1}]` : `array_to_string(${parts}[${i + 1}:], ${text(by)})`;
}
