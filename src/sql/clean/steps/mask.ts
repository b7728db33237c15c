import { asText, named } from './columns';
import type { StepCode } from './compiled';
import type { MaskStep } from './step';

/** Hides the middle of values, or puts their SHA-256 in their place. */
export const mask: StepCode<MaskStep> = {
  compile: (step, { columns }) => ({
    set: named(columns, step.columns).map((column) => {
      const value = asText(column);
      return { column: column.name, expression: step.how === 'hash' ? hashed(value) : masked(value) };
    }),
    dense: true,
  }),
};

function hashed(value: string): string {
  return `CASE WHEN trim(${value}) <> '' THEN sha256(trim(${value})) END`;
}

/** As `lib/mask` shows personal values: a***@shop.cn, 138****5641, 199*-**-**, the beginning of an address, 张*. */
function masked(value: string): string {
  const text = `trim(${value})`;
  const address = `regexp_matches(${text}, '\\p{Han}.{5,}') AND regexp_matches(${text}, '[省市区县镇村路街巷弄号楼栋幢室]')`;
  return `CASE WHEN strpos(${text}, '@') > 1 THEN left(${text}, 1) || '***' || substr(${text}, strpos(${text}, '@'))
    WHEN regexp_matches(${text}, '^\\d{4}-\\d{2}-\\d{2}') THEN left(${text}, 3) || '*-**-**'
    WHEN ${address} THEN left(${text}, 3) || '****'
    WHEN length(${text}) >= 8 THEN left(${text}, 3) || '****' || right(${text}, 4)
    WHEN length(${text}) >= 5 THEN left(${text}, 1) || '***' || right(${text}, 1)
    WHEN length(${text}) > 0 THEN left(${text}, 1) || repeat('*', greatest(1, length(${text}) - 1)) END`;
}
