import { ident, text } from '../../sql';
import { one, typed, typeName } from './columns';
import { type StepCode, unfit } from './compiled';
import type { BandsStep } from './step';

/** Numbers in bands; each includes its lower end. Labels are made from the cuts unless given. */
export const bands: StepCode<BandsStep> = {
  compile: (step, { columns }) => {
    const [column] = typed(columns, [step.column], ['number']);
    if (!column || (step.into === step.column && typeName(one(columns, step.into).type) === 'number')) {
      return unfit('name_taken', { name: step.into });
    }
    const value = ident(column.name);
    const branches = step.cuts.map((cut, i) => `WHEN ${value} < ${cut} THEN ${text(labelOf(step, i))}`);
    return {
      set: [
        {
          column: step.into,
          from: column.name,
          expression: `CASE WHEN ${value} IS NULL THEN NULL ${branches.join(' ')} ELSE ${text(labelOf(step, step.cuts.length))} END`,
        },
      ],
      dense: true,
    };
  },
};

/** `<18`, `18–<25`, `≥60`: read the same in every language. */
function labelOf({ cuts, labels }: BandsStep, i: number): string {
  const given = labels?.[i];
  if (given !== undefined) return given;
  const [from, to] = [cuts[i - 1], cuts[i]];
  if (from === undefined) return `<${to ?? ''}`;
  return to === undefined ? `≥${from}` : `${from}–<${to}`;
}
