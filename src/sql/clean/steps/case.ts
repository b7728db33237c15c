import { ident } from '../../sql';
import { typed } from './columns';
import type { StepCode } from './compiled';
import type { CaseStep } from './step';

/** Letters in upper case, lower case, or each word with a capital. */
export const changeCase: StepCode<CaseStep> = {
  compile: ({ columns: chosen, to }, { columns }) => ({
    set: typed(columns, chosen, ['text']).map(({ name }) => ({
      column: name,
      expression: WAYS[to](ident(name)),
    })),
    dense: true,
  }),
};

const WAYS: Readonly<Record<CaseStep['to'], (column: string) => string>> = {
  upper: (column) => `upper(${column})`,
  lower: (column) => `lower(${column})`,
  title: (column) =>
    `array_to_string(list_transform(string_split(lower(${column}), ' '), lambda word: upper(left(word, 1)) || substr(word, 2)), ' ')`,
};
