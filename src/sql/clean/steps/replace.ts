import { ident, text } from '../../sql';
import { textColumns } from './columns';
import type { StepCode } from './compiled';
import type { ReplaceStep } from './step';

/** Replaces a text wherever it stands, or all that a regular expression (RE2) matches. */
export const replace: StepCode<ReplaceStep> = {
  compile: (step, { columns }) => ({
    set: textColumns(columns, step.columns).map(({ name }) => ({
      column: name,
      expression: replaced(ident(name), step),
    })),
  }),
};

function replaced(column: string, step: ReplaceStep): string {
  const [find, to] = [text(step.find), text(step.with)];
  if (step.regex) return `regexp_replace(${column}, ${find}, ${to}, 'g')`;
  return `replace(${column}, ${find}, ${to})`;
}
