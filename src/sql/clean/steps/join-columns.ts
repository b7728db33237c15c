import { text } from '../../sql';
import { asText, fresh, named } from './columns';
import type { StepCode } from './compiled';
import type { JoinColumnsStep } from './step';

/** Several columns as one text; empty values are passed over. */
export const joinColumns: StepCode<JoinColumnsStep> = {
  compile: (step, { columns }) => {
    const parts = named(columns, step.columns).map((column) => `nullif(${asText(column)}, '')`);
    return {
      set: [
        {
          column: step.columns.includes(step.into) ? step.into : fresh(columns, step.into),
          ...(step.columns[0] === undefined ? {} : { from: step.columns[0] }),
          expression: `nullif(concat_ws(${text(step.with)}, ${parts.join(', ')}), '')`,
        },
      ],
      dense: true,
    };
  },
};
