import type { Column } from '../../../model/table';
import { ident } from '../../sql';
import { asText, typed } from './columns';
import type { Compiled, StepCode } from './compiled';
import type { CheckKind, CheckStep } from './step';
import { isBankCard, isEmail, isIdCard, isPhone } from './valid';

/** Looks whether values are what they should be: flags them, empties them or takes their rows out. Empty values pass. */
export const check: StepCode<CheckStep> = {
  compile: (step, { columns }) => {
    const chosen = typed(columns, step.columns, ['text', 'number']);
    const wrong = chosen.map((column) => ({ column, wrong: wrongSql(column, step.as) }));
    return outcome(step, wrong);
  },
};

const TESTS: Readonly<Record<CheckKind, (value: string) => string>> = {
  phone: isPhone,
  email: isEmail,
  id_card: isIdCard,
  bank_card: isBankCard,
};

/** TRUE where a value is wrong, FALSE where it is right, NULL where there is none. */
function wrongSql(column: Column, as: CheckKind): string {
  const value = asText(column);
  return `CASE WHEN trim(${value}) <> '' THEN NOT ${TESTS[as](value)} END`;
}

function outcome(step: CheckStep, wrong: readonly { column: Column; wrong: string }[]): Compiled {
  if (step.then === 'exclude') {
    return { keep: wrong.map((one) => `(${one.wrong}) IS NOT TRUE`).join(' AND ') };
  }
  if (step.then === 'empty') {
    return {
      set: wrong.map(({ column, wrong: test }) => ({
        column: column.name,
        expression: `CASE WHEN ${test} THEN NULL ELSE ${ident(column.name)} END`,
      })),
    };
  }
  return {
    set: wrong.map(({ column, wrong: test }) => ({
      column: `${column.name}_flag_${step.as}`,
      expression: test,
      counts: 'flag',
      from: column.name,
    })),
  };
}
