import { HIGH, LOW, standing, type Telling } from './describe';
import { buy, capital, count, joined, noun, quoted, type Of } from './phrases-en';
import { numberText } from './number-text';
import type { Point, SaidValue } from './points';

/** A statement in English, its figures as text or as citations. */
export function statement(point: Point, telling: Telling): string {
  switch (point.kind) {
    case 'size':
      return size(point, telling);
    case 'spending':
      return spending(point, telling);
    case 'recency':
      return recency(point, telling);
    case 'frequency':
      return frequency(point, telling);
    case 'attribute':
      return attribute(point, telling);
    case 'need':
      return need(point, telling);
    case 'number':
      return number(point, telling);
    default:
      return outlook(point, telling);
  }
}

function size({ figures }: Of<'size'>, { words, cite, company }: Telling): string {
  const { customers, share, amount, amount_share } = figures;
  const noun = company
    ? count(customers, 0, 'account', 'accounts')
    : count(customers, 0, 'customer', 'customers');
  const people = `${cite(['figures', 'customers'], words.number(customers))} ${noun}, ${cite(['figures', 'share'], words.percent(share))} of all ${company ? 'accounts' : 'customers'}`;
  if (amount === null) return `${people}.`;
  const of =
    amount_share === null
      ? ''
      : `, ${cite(['figures', 'amount_share'], words.percent(amount_share))} of the total`;
  return `${people}; together they spent ${cite(['figures', 'amount'], words.money(amount))}${of}.`;
}

function spending({ figures: { measures }, index }: Of<'spending'>, telling: Telling): string {
  const { words, cite, result } = telling;
  const all = result.everyone.measures;
  const own = `On average each ${member(telling)} spends ${cite(['figures', 'measures', 'per_customer'], words.money(measures.per_customer ?? 0))}`;
  const each = measures.per_order;
  const order =
    each === null || all.per_order === null
      ? ''
      : `; the average order is ${cite(['figures', 'measures', 'per_order'], words.money(each))} (everyone: ${cite(['everyone', 'measures', 'per_order'], words.money(all.per_order), 'all')})`;
  if (index === null || all.per_customer === null) return `${own}${order}.`;
  const everyone = cite(['everyone', 'measures', 'per_customer'], words.money(all.per_customer), 'all');
  return `${own}, ${compared(index, everyone, words.number(index / 100, 1))}${order}.`;
}

function compared(index: number, everyone: string, times: string): string {
  const how = standing(index);
  if (how === 'multiple') return `${times} times the overall average of ${everyone}`;
  if (how === 'same') return `about the same as the overall average of ${everyone}`;
  return `${how === 'above' ? 'more' : 'less'} than the overall average of ${everyone}`;
}

function recency({ value, all }: Of<'recency'>, { words, cite, facts }: Telling): string {
  const index = facts.indexes?.recency ?? 100;
  const recent = facts.figures?.measures.repurchase === 0 ? '; more recent than others' : '; still buying';
  const sense = index <= LOW ? recent : index >= HIGH ? '; not seen for a long time' : '';
  const own = cite(['figures', 'measures', 'recency'], words.number(value));
  const everyone = cite(['everyone', 'measures', 'recency'], words.number(all), 'all');
  return `The last purchase was ${own} ${count(value, 0, 'day', 'days')} ago on average (everyone: ${everyone})${sense}.`;
}

function frequency({ figures: { measures } }: Of<'frequency'>, telling: Telling): string {
  const { words, cite, result } = telling;
  const { frequency: all, repurchase: allAgain } = result.everyone.measures;
  const everyone =
    allAgain === null
      ? ''
      : ` (everyone: ${cite(['everyone', 'measures', 'repurchase'], words.percent(allAgain), 'all')})`;
  if (measures.repurchase === 0)
    return `All of them bought only once${allAgain === null ? '' : `; of everyone, ${cite(['everyone', 'measures', 'repurchase'], words.percent(allAgain), 'all')} bought again`}.`;
  const frequent = measures.frequency ?? 0;
  const own = cite(['figures', 'measures', 'frequency'], words.number(frequent, 1));
  const times =
    all === null
      ? ''
      : ` (everyone: ${cite(['everyone', 'measures', 'frequency'], words.number(all, 1), 'all')})`;
  const orders = `On average ${own} ${count(frequent, 1, 'order', 'orders')} per ${member(telling)}${times}`;
  if (measures.repurchase === null) return `${orders}.`;
  if (measures.repurchase === 1) return `${orders}; all of them bought again${everyone}.`;
  const again = cite(['figures', 'measures', 'repurchase'], words.percent(measures.repurchase));
  return `${orders}; ${again} bought again${everyone}.`;
}

function attribute(point: Of<'attribute'>, telling: Telling): string {
  const { belonging, values, main } = point;
  const [first] = values;
  if (!first) return '';
  const share = (value: SaidValue) => shareText(point, value, telling);
  if (belonging === 'thing') return `${capital(buy(values, pairs(values, share)))}.`;
  if (belonging === 'way') return `More often than others, they buy through ${pairs(values, share)}.`;
  const { field } = telling.words;
  const more = (main ? values.slice(1) : values).map((value) => {
    const [own, everyone] = share(value);
    return `${group(point, noun(point, value, field), telling)}, ${own} (everyone: ${everyone})`;
  });
  const others = more.length > 0 ? `Over-represented: ${more.join('; ')}.` : '';
  if (!main) return others;
  return `${mainly(point, first, field)}${toAll(first, share(first))}.${others === '' ? '' : ` ${others}`}`;
}

function mainly(point: Of<'attribute'>, first: SaidValue, field: (attribute: string) => string): string {
  if (point.belonging === 'need') return `The need named most often is ${quoted(first.value)}: `;
  const named = noun(point, first, field);
  return point.belonging === 'other' ? `Main ${named}, ` : `Mostly ${named}: `;
}

/** Who is over-represented, as words that stand alone: `women`, `customers from 深圳`. */
function group({ belonging }: Of<'attribute'>, named: string, telling: Telling): string {
  return belonging === 'place' || belonging === 'age' ? `${member(telling)}s ${named}` : named;
}

/** One of the group. */
function member({ company }: Telling): string {
  return company ? 'account' : 'customer';
}

/** A share beside everyone's, and how it stands to it where it is not more. */
function toAll({ typical, rare }: SaidValue, [own, everyone]: readonly [string, string]): string {
  if (rare) return `${own}, less than everyone’s ${everyone}`;
  return `${own} (everyone: ${everyone})${typical ? '' : ', about the same'}`;
}

function pairs(values: readonly SaidValue[], share: (one: SaidValue) => readonly [string, string]): string {
  return joined(values.map((one) => `${quoted(one.value)} (${share(one)[0]}; everyone: ${share(one)[1]})`));
}

function shareText(
  { attribute: of }: Of<'attribute'>,
  one: SaidValue,
  { words, cite }: Telling,
): readonly [string, string] {
  const [own, all] = [words.percent(one.share), words.percent(one.share_all)];
  if (!one.listed) return [own, all];
  const path = ['lists', of, 'values', one.value];
  return [cite([...path, 'share'], own), cite([...path, 'share_all'], all)];
}

function need({ value }: Of<'need'>, { words, cite }: Telling): string {
  const path = ['needs', 'values', value.value];
  const own = cite([...path, 'share'], words.percent(value.share));
  const all = cite([...path, 'share_all'], words.percent(value.share_all));
  return `The need that stands out is ${quoted(value.label_en)}: ${own} (everyone: ${all}).`;
}

/** Sentences of known figures: the group's, and everyone's beside it. */
const NUMBERS: Readonly<Record<string, (own: string, all: string) => string>> = {
  interval_mean: (own, all) => `Buy every ${own} days on average (everyone: ${all}).`,
  promotion_share: (own, all) => `${own} of their orders are on promotion (everyone: ${all}).`,
  mean_discount: (own, all) => `The average discount is ${own} (everyone: ${all}).`,
  return_share_amount: (own, all) => `Return ${own} of what they buy, by amount (everyone: ${all}).`,
  return_share_pieces: (own, all) => `Return ${own} of the pieces they buy (everyone: ${all}).`,
  complaints: (own, all) => `${own} complaints per customer on average (everyone: ${all}).`,
  price_sensitivity: (own, all) => `Price sensitivity averages ${own} out of 100 (everyone: ${all}).`,
  service_demand: (own, all) => `Demand for service averages ${own} out of 100 (everyone: ${all}).`,
  p_alive: (own, all) => `The probability that they still buy averages ${own} (everyone: ${all}).`,
};

function number({ facts: { measure }, mean, all }: Of<'number'>, { words, cite }: Telling): string {
  const say = NUMBERS[measure];
  const own = cite(['numbers', measure, 'mean'], numberText(measure, mean, words));
  const everyone = cite(['numbers', measure, 'mean'], numberText(measure, all, words), 'all');
  return say ? say(own, everyone) : `${words.field(measure)}: ${own} on average (everyone: ${everyone}).`;
}

function outlook(point: Of<'growth' | 'clv' | 'profit'>, telling: Telling): string {
  const { words, cite } = telling;
  if (point.kind === 'growth') {
    const all = cite(['everyone_growth'], words.change(point.all), 'all');
    return `Spending in the last ${words.number(point.days)} days: ${cite(['priority', 'growth'], words.change(point.growth))} against the ${words.number(point.days)} days before (everyone: ${all}).`;
  }
  if (point.kind === 'clv') {
    const all = cite(['everyone_clv'], words.money(point.all), 'all');
    return `On average each ${member(telling)} is expected to be worth ${cite(['priority', 'clv'], words.money(point.clv))} (everyone: ${all}).`;
  }
  const share =
    point.share === null
      ? ''
      : `, ${cite(['profit', 'margin_share'], words.percent(point.share))} of the total`;
  return `They contribute a margin of ${cite(['profit', 'margin'], words.money(point.margin))}${share}.`;
}
