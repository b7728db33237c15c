import { valueTextEn } from './value-text';
import { behaviour, HIGH, namingValue, type Teller, type Telling } from './describe';
import { buy, capital, count, joined, noun, quoted, sexText, type Of } from './phrases-en';
import { isTooFew, saysOrders } from './points';
import { statement } from './statements-en';

const LAST = { recent: 'recent', lapsed: 'lapsed' };
const VISITS = { frequent: 'frequent', once: 'one-time' };
const SPENDERS = { high: 'high spenders', low: 'low spenders' };

/** Names, summaries and statements in English. */
export const english: Teller = {
  name,
  description,
  statement,
  hidden: (least) => `Fewer than ${least} customers: to protect persons, no figures are shown.`,
  label: (facts) => facts.label_en,
  apart: (proposed, label) => `${proposed} (${label})`,
};

function name({ facts, company }: Telling): string | null {
  if (isTooFew(facts)) return null;
  const { spending: money, visits, last } = behaviour(facts);
  const adjectives = [last && LAST[last], visits && VISITS[visits]].filter((tag) => tag !== null).join(', ');
  const who = namingValue(
    facts,
    company ? ['industry', 'province', 'city'] : ['sex', 'age', 'city', 'province'],
    0.4,
  );
  const what = namingValue(facts, ['category'], 0.3);
  if (!adjectives && !money && !who && !what) return null;
  const buyers = money ? SPENDERS[money] : 'buyers';
  const group = capital(adjectives ? `${adjectives} ${buyers}` : buyers);
  const more = [what?.value, who && whoText(who.attribute, who.value)]
    .filter((one) => Boolean(one))
    .join(', ');
  return more ? `${group} (${more})` : group;
}

function whoText(attribute: string, value: string): string {
  return attribute === 'age' ? `aged ${valueTextEn(attribute, value)}` : sexText(value);
}

/** Who they are, what they buy and how, what they bring: two or three sentences without comparisons. */
function description(telling: Telling): string {
  const { facts, words } = telling;
  if (isTooFew(facts)) return `Only ${words.number(facts.figures?.customers ?? 0)}: too few to describe.`;
  return [who(telling), habits(telling), weight(telling)].filter((one) => one !== '').join(' ');
}

function who({ points, words }: Telling): string {
  const attributes = points.filter((point): point is Of<'attribute'> => point.kind === 'attribute');
  const told = attributes.filter(({ part }) => part === 'attribute');
  const nouns = (wanted: readonly Of<'attribute'>[]) =>
    joined(
      wanted
        .slice(0, 3)
        .flatMap((point) => (point.values[0] ? [noun(point, point.values[0], words.field)] : [])),
    );
  const mains = nouns(told.filter(({ main, values }) => main && values[0]?.typical));
  const typical = nouns(told.filter(({ main }) => !main));
  const need = points.find((point): point is Of<'need'> => point.kind === 'need');
  const parts = [
    ...(mains === '' ? [] : [`mostly ${mains}`]),
    ...(typical === '' ? [] : [`more than elsewhere are ${typical}`]),
    ...attributes.filter(({ part }) => part === 'behaviour').map(bought),
    ...(need ? [`${quoted(need.value.label_en)} stands out among their needs`] : []),
  ];
  return parts.length > 0 ? `${capital(parts.join('; '))}.` : '';
}

function bought({ belonging, values }: Of<'attribute'>): string {
  if (belonging === 'way' && values.length > 2) return 'buy through several channels';
  const said = joined(values.slice(0, 2).map(({ value }) => quoted(value)));
  return belonging === 'way' ? `buy often through ${said}` : buy(values, said);
}

function habits({ facts, words }: Telling): string {
  if (!facts.figures || !saysOrders(facts.figures)) return '';
  const { recency, frequency, per_customer, repurchase } = facts.figures.measures;
  const index = facts.indexes?.per_customer ?? null;
  const times = index !== null && index >= HIGH ? `, ${words.number(index / 100, 1)} times the average` : '';
  const parts = [
    ...(repurchase === 0 || frequency == null
      ? []
      : [`place ${words.number(frequency, 1)} ${count(frequency, 1, 'order', 'orders')} each`]),
    ...(recency == null
      ? []
      : [`last bought ${words.number(recency)} ${count(recency, 0, 'day', 'days')} ago on average`]),
    ...(per_customer == null ? [] : [`spend ${words.money(per_customer)} each${times}`]),
  ];
  const once = repurchase === 0 ? ['bought once only'] : [];
  return parts.length + once.length > 0 ? `They ${joined([...once, ...parts])}.` : '';
}

function weight({ facts: { figures }, words }: Telling): string {
  if (!figures) return '';
  const { share, amount_share } = figures;
  const brings = amount_share === null ? '' : ` and ${words.percent(amount_share)} of the amount`;
  return `${words.percent(share)} of customers${brings}.`;
}
