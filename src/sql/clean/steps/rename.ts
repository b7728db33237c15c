import { named } from './columns';
import { type StepCode, unfit } from './compiled';
import type { DropStep, RenameStep, ReorderStep } from './step';

/** Columns under other names, where they stand. */
export const rename: StepCode<RenameStep> = {
  compile: ({ names }, { columns }) => {
    named(columns, Object.keys(names));
    const after = columns.map(({ name }) => ({ name: names[name] ?? name, from: name }));
    const twice = after.find(({ name }, i) => after.findIndex((one) => same(one.name, name)) !== i);
    return twice ? unfit('name_taken', { name: twice.name }) : { names: after };
  },
};

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Leaves columns out. */
export const drop: StepCode<DropStep> = {
  compile: (step, { columns }) => {
    const drops = named(columns, step.columns).map(({ name }) => name);
    return drops.length === columns.length
      ? unfit('bad_options', { message: 'no column would be left' })
      : { drops };
  },
};

/** Some columns first, the others behind them as they were. */
export const reorder: StepCode<ReorderStep> = {
  compile: (step, { columns }) => {
    const first = named(columns, [...new Set(step.columns)]);
    const rest = columns.filter((column) => !first.includes(column));
    return { names: [...first, ...rest].map(({ name }) => ({ name, from: name })) };
  },
};
