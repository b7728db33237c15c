import { ident, text } from '../../sql';
import { asText, named } from './columns';
import { type Assignment, type StepCode, unfit } from './compiled';
import { halfWidthSql } from './half-width';
import { PROVINCES } from './region/provinces';
import type { IdCardStep, IdCardPart } from './step';
import { isIdCard } from './valid';

/** Where age bands begin. */
const AGE_CUTS = [18, 25, 30, 35, 40, 50, 60];
/** The number in one form, of numbers that hold; nobody could type such a name for a column by accident. */
const ID = '#id_card';

/**
 * Takes age band, sex and province from id numbers and drops the numbers: an analysis needs nothing else of them. A number
 * that does not hold (GB 11643) gives nothing. The age is counted at a date that the step names, never at today's.
 */
export const idCard: StepCode<IdCardStep> = {
  compile: (step, { columns }) => {
    const [column] = named(columns, [step.column]);
    if (!column) return unfit('missing_columns', { columns: step.column });
    const taken = step.take.map((part) => step.into + part);
    const clash = taken.find(
      (name) => name !== column.name && columns.some((one) => one.name.toLowerCase() === name.toLowerCase()),
    );
    if (clash !== undefined) return unfit('name_taken', { name: clash });
    const value = asText(column);
    const sound = `CASE WHEN ${isIdCard(value)} THEN upper(trim(${halfWidthSql(value)})) END`;
    return {
      helpers: [{ name: ID, expression: sound }],
      set: step.take.map((part): Assignment => ({
        column: step.into + part,
        expression: expressionOf(part, step.at),
      })),
      drops: taken.includes(column.name) ? [] : [column.name],
      dense: true,
    };
  },
};

function expressionOf(part: IdCardPart, at: string | null): string {
  const id = ident(ID);
  const long = `length(${id}) = 18`;
  if (part === 'sex') {
    const digit = `TRY_CAST(substr(${id}, CASE WHEN ${long} THEN 17 ELSE 15 END, 1) AS INTEGER)`;
    return `CASE ${digit} % 2 WHEN 1 THEN '男' WHEN 0 THEN '女' END`;
  }
  if (part === 'province') {
    const branches = PROVINCES.map(({ code, name }) => `WHEN ${text(code)} THEN ${text(name)}`);
    return `CASE left(${id}, 2) ${branches.join(' ')} END`;
  }
  const birth = `CASE WHEN ${long} THEN substr(${id}, 7, 8) ELSE '19' || substr(${id}, 7, 6) END`;
  // Whole years: both days as numbers (20240701 - 19900307) lose their last four places.
  const age = `(${(at ?? '').replaceAll('-', '') || 'NULL'} - TRY_CAST(${birth} AS INTEGER)) // 10000`;
  return bandOf(age);
}

function bandOf(age: string): string {
  const branches = AGE_CUTS.map((cut, i) => {
    const from = AGE_CUTS[i - 1];
    return `WHEN ${age} < ${cut} THEN ${text(from === undefined ? `<${cut}` : `${from}–<${cut}`)}`;
  });
  const last = AGE_CUTS.at(-1) ?? 0;
  return `CASE WHEN ${age} IS NULL THEN NULL ${branches.join(' ')} ELSE ${text(`≥${last}`)} END`;
}
