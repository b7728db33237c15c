import {
  behaviour,
  boughtBy,
  multiple,
  namingValue,
  typicalValues,
  type Teller,
  type Telling,
} from './describe';
import type { Measure } from './result';

const LAST = { recent: 'recent', lapsed: 'lapsed' };
const VISITS = { frequent: 'frequent', once: 'one-time' };
const SPENDERS = { high: 'high spenders', low: 'low spenders' };

/** Names and descriptions in English. */
export const english: Teller = {
  name,
  description: (telling) =>
    [size(telling), habits(telling), spending(telling), ...typical(telling)]
      .filter((one) => one !== '')
      .join(' '),
  hidden: (least) => `Fewer than ${least} customers: to protect persons, no figures are shown.`,
  label: (facts) => facts.label_en,
  apart: (proposed, label) => `${proposed} (${label})`,
};

function name({ facts }: Telling): string | null {
  const { spending: money, visits, last } = behaviour(facts);
  const adjectives = [last && LAST[last], visits && VISITS[visits]].filter((tag) => tag !== null).join(', ');
  const who = namingValue(facts, ['sex', 'age', 'city', 'province'], 0.4);
  const what = namingValue(facts, ['category'], 0.3);
  if (!adjectives && !money && !who && !what) return null;
  const noun = money ? SPENDERS[money] : 'buyers';
  const group = capital(adjectives ? `${adjectives} ${noun}` : noun);
  const more = [what?.value, who && whoText(who.attribute, who.value)]
    .filter((one) => Boolean(one))
    .join(', ');
  return more ? `${group} (${more})` : group;
}

function whoText(attribute: string, value: string): string {
  return attribute === 'age' ? `aged ${ageText(value)}` : value;
}

function ageText(band: string): string {
  return band
    .replace(/^<(\d+)$/, 'under $1')
    .replace(/^(\d+)\+$/, '$1 and over')
    .replace('-', '–');
}

function size({ facts: { figures }, words }: Telling): string {
  if (!figures) return '';
  const { customers, share, amount, amount_share } = figures;
  const people = `${words.number(customers)} ${customers === 1 ? 'customer' : 'customers'} (${words.percent(share)} of all)`;
  if (amount === null) return `${people}.`;
  const part = amount_share === null ? '' : ` (${words.percent(amount_share)} of the total)`;
  return `${people} with ${words.money(amount)} in purchases${part}.`;
}

function habits(telling: Telling): string {
  const { words } = telling;
  const recency = compared(
    telling,
    'recency',
    (days) => `last bought ${words.number(days, 0)} ${count(days, 0, 'day', 'days')} ago on average`,
  );
  const frequency = compared(
    telling,
    'frequency',
    (n) => `placed ${words.number(n, 1)} ${count(n, 1, 'order', 'orders')} each`,
  );
  const repurchase = compared(
    telling,
    'repurchase',
    (share) => `${words.percent(share)} bought more than once`,
  );
  const parts = [recency, frequency, repurchase].filter((part) => part !== null);
  if (parts.length === 0) return '';
  return `They ${parts.length > 1 ? `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}` : (parts[0] ?? '')}.`;
}

function compared(
  { facts, result, words }: Telling,
  measure: Measure,
  say: (value: number) => string,
): string | null {
  const value = facts.figures?.measures[measure] ?? null;
  const all = result.everyone.measures[measure];
  if (value === null || all === null) return null;
  const other =
    measure === 'repurchase' ? words.percent(all) : words.number(all, measure === 'recency' ? 0 : 1);
  return `${say(value)} (everyone: ${other})`;
}

function spending({ facts: { figures, indexes }, words }: Telling): string {
  const customer = figures?.measures.per_customer ?? null;
  const order = figures?.measures.per_order ?? null;
  if (customer === null) return '';
  const times = multiple(indexes?.per_customer);
  const index = indexes?.per_customer ?? null;
  const beside =
    times !== null
      ? `, ${words.number(times, 1)} times the average`
      : index === null
        ? ''
        : `, ${words.percent(index / 100)} of the average`;
  const each = order === null ? '' : `; an order is ${words.money(order)}`;
  return `A customer spends ${words.money(customer)}${beside}${each}.`;
}

function typical({ facts, result, words }: Telling): string[] {
  return typicalValues(facts)
    .slice(0, 3)
    .map(({ attribute, value, share, share_all, known }) => {
      const base = `(everyone: ${words.percent(share_all)}; known for ${words.number(known)})`;
      const way = boughtBy(result, attribute);
      const subject = way === 'thing' ? 'Bought' : way === 'way' ? 'Bought through' : words.field(attribute);
      return `${subject} “${attribute === 'age' ? ageText(value) : value}”: ${words.percent(share)} ${base}.`;
    });
}

/** One or many, as the rounded figure reads. */
function count(value: number, digits: number, one: string, many: string): string {
  return Number(value.toFixed(digits)) === 1 ? one : many;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
