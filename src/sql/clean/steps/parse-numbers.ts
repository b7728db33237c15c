import type { Column } from '../../../model/table';
import { ident, text } from '../../sql';
import { statesUnit } from '../number';
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
    const rate = step.currency && rateSql(currencyName(step, columns), step.currency);
    const parts = chosen.map((column) => ({ column, ...read(column) }));
    return {
      helpers: parts.flatMap(({ helpers }) => helpers),
      set: parts.map(({ column, value }) => ({
        column: column.name,
        expression: scaled(value, timesSql(column, step.times), rate),
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

/** What a number is multiplied by; a text that states its own unit is not multiplied again. */
function timesSql(column: Column, times: number): string | null {
  if (times === 1) return null;
  if (typeName(column.type) === 'number') return exact(times);
  return `(CASE WHEN ${statesUnit(ident(column.name))} THEN ${exact(1)} ELSE ${exact(times)} END)`;
}

function scaled(value: string, times: string | null, rate: string | null): string {
  const factors = [times, rate].filter((factor) => factor !== null);
  if (factors.length === 0) return value;
  // A product of decimals has the decimals of both: rounded back after each, so that it never outgrows 38 digits.
  return factors.reduce((product, factor) => `TRY_CAST((${product}) * ${factor} AS ${MONEY})`, value);
}

function exact(value: number): string {
  return `CAST(${text(String(value))} AS DECIMAL(18,6))`;
}

/** Names of the currency that amounts are in where nothing else is said. */
const HOME = ['', 'CNY', 'RMB', 'CNH', '人民币', '元', '¥', '￥'];

/** The currency of a row: what its column says, or the sign of the amount where that column is the amount itself. */
function currencyName({ columns: amounts, currency }: ParseNumbersStep, columns: readonly Column[]): string {
  const column = one(columns, currency?.column ?? '');
  const own = amounts.includes(column.name);
  const said = own ? `regexp_replace(${asText(column)}, ${text(NO_SIGN)}, '', 'g')` : asText(column);
  return `upper(trim(coalesce(${said}, '')))`;
}

/** What of an amount is not its currency. */
const NO_SIGN = '[0-9０-９.,，．()（）+＋\\-－−%％万亿\\s]';

function rateSql(name: string, { rates }: CurrencyRule): string {
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
