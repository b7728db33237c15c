import type { Column } from '../../../model/table';
import { ident, text } from '../../sql';
import { asText, one, typed, typeName } from './columns';
import type { StepCode } from './compiled';
import { converted } from './convert';
import type { CurrencyRule, ParseNumbersStep } from './step';

const MONEY = 'DECIMAL(18,4)';

/**
 * Texts as exact numbers: currency signs, thousands, full-width digits, 万 and 亿. Then units and currencies are
 * converted; an amount in a currency without a rate becomes empty and is counted, never taken as it is.
 */
export const parseNumbers: StepCode<ParseNumbersStep> = {
  compile: (step, { columns }) => {
    const chosen = typed(columns, step.columns, ['text', 'number']);
    const rate = step.currency && rateSql(one(columns, step.currency.column), step.currency);
    const parts = chosen.map((column) => ({ column, ...read(column) }));
    return {
      helpers: parts.flatMap(({ helpers }) => helpers),
      set: parts.map(({ column, value }) => ({
        column: column.name,
        expression: scaled(value, step.times, rate),
        counts: 'convert',
      })),
      dense: true,
    };
  },
};

function read(column: Column) {
  if (typeName(column.type) === 'number')
    return { helpers: [], value: `TRY_CAST(${ident(column.name)} AS ${MONEY})` };
  return converted(column, { kind: 'decimal', comma: false });
}

function scaled(value: string, times: number, rate: string | null): string {
  const factors = [...(times === 1 ? [] : [exact(times)]), ...(rate === null ? [] : [rate])];
  if (factors.length === 0) return value;
  // A product of decimals has the decimals of both: rounded back after each, so that it never outgrows 38 digits.
  return factors.reduce((product, factor) => `TRY_CAST((${product}) * ${factor} AS ${MONEY})`, value);
}

function exact(value: number): string {
  return `CAST(${text(String(value))} AS DECIMAL(18,6))`;
}

/** Names of the currency that amounts are in where nothing else is said. */
const HOME = ['', 'CNY', 'RMB', 'CNH', '人民币', '元', '¥', '￥'];

function rateSql(column: Column, { rates }: CurrencyRule): string {
  const name = `upper(trim(coalesce(${asText(column)}, '')))`;
  const given = Object.entries(rates).map(
    ([currency, rate]) => [currency.trim().toUpperCase(), rate] as const,
  );
  const home = HOME.filter((currency) => !given.some(([one]) => one === currency)).map(
    (one) => [one, 1] as const,
  );
  const branches = [...given, ...home].map(
    ([currency, rate]) => `WHEN ${text(currency)} THEN ${exact(rate)}`,
  );
  return `(CASE ${name} ${branches.join(' ')} END)`;
}
