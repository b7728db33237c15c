import { sensitiveName } from '../../import/sensitive-names';
import { readIdCard } from '../../lib/id-card';
import { isRecord } from '../../lib/is-record';
import { mask } from '../../lib/mask';
import type { Outcome } from '../../model/cell';
import type { TableInfo } from '../../model/table';
import type { Warning } from '../../model/warning';

/** Entries that show values of the column that a record is about. */
const VALUES = /^(examples?|samples?|values?|top|odd|min|max|lowest|highest|before|after|first|last)$/;
const PHONE = /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;
const ID_NUMBER = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g;

/**
 * A result and its warnings without personal values, for the page shows them and the command line writes them into
 * results.json: what is said of a personal column is masked, and so is whatever plainly is a phone, an e-mail or an id
 * number. `inputs` are the tables it read. Rows stay in tables, where columns are marked; a step that is offered stays as it
 * would be added.
 */
export function maskResult(outcome: Outcome, inputs: readonly TableInfo[] = []): Outcome {
  const marked = [...inputs, ...outcome.tables].flatMap(({ columns }) =>
    columns.filter((one) => one.sensitivity),
  );
  const names = new Set(marked.map(({ name }) => name.toLowerCase()));
  const isPersonal = (name: unknown) =>
    typeof name === 'string' && (names.has(name.toLowerCase()) || sensitiveName(name) !== null);
  return {
    ...outcome,
    result: masked(outcome.result, isPersonal, false),
    warnings: outcome.warnings
      .map((warning) => masked(warning, isPersonal, false))
      .map((warning) => (names.has('customer') ? withoutCustomer(warning) : warning)),
  };
}

function masked<Thing>(thing: Thing, isPersonal: (name: unknown) => boolean, all: boolean): Thing {
  if (typeof thing === 'string') return (all ? mask(thing) : plain(thing)) as Thing;
  if (Array.isArray(thing)) return thing.map((one: unknown) => masked(one, isPersonal, all)) as Thing;
  if (!isRecord(thing) || Object.getPrototypeOf(thing) !== Object.prototype) return thing;
  const columns: readonly unknown[] = Array.isArray(thing['columns']) ? thing['columns'] : [];
  const named = ['name', 'column', 'field', 'from'].map((key) => thing[key]);
  const about = [...named, ...columns].some(isPersonal);
  const entries = Object.entries(thing).map(([key, value]) => {
    if (key === 'step') return [key, value] as const;
    const shows = all || (about && VALUES.test(key));
    return [key, masked(value, isPersonal, shows)] as const;
  });
  return Object.fromEntries(entries) as Thing;
}

/** Which customer a warning speaks of, where ids of customers are personal themselves. */
function withoutCustomer(warning: Warning): Warning {
  const { customer } = warning.values;
  if (typeof customer !== 'string') return warning;
  return { ...warning, values: { ...warning.values, customer: mask(customer) } };
}

function plain(text: string): string {
  if (text.length < 6) return text;
  return text
    .replace(ID_NUMBER, (found) => (readIdCard(found) ? mask(found) : found))
    .replace(PHONE, mask)
    .replace(EMAIL, mask);
}
