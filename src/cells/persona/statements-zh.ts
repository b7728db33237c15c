import { HIGH, LOW, standing, type Telling } from './describe';
import { noun, quoted, spaced, verb, wordsFor, type Of } from './phrases-zh';
import { numberText } from './number-text';
import type { Point, SaidValue } from './points';

/** A statement in Chinese, its figures as text or as citations. */
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

function size({ figures }: Of<'size'>, telling: Telling): string {
  const { words, cite } = telling;
  const { customers, share, amount, amount_share } = figures;
  const count = cite(['figures', 'customers'], words.number(customers));
  const part = cite(['figures', 'share'], words.percent(share));
  const people = `共 ${count} ${wordsFor(telling).unit}客户，占全体的 ${part}`;
  if (amount === null) return `${people}。`;
  const of =
    amount_share === null
      ? ''
      : `，占全体的 ${cite(['figures', 'amount_share'], words.percent(amount_share))}`;
  return `${people}；累计金额 ${cite(['figures', 'amount'], words.money(amount))}${of}。`;
}

function spending({ figures: { measures }, index }: Of<'spending'>, telling: Telling): string {
  const { words, cite, result } = telling;
  const { per, spend } = wordsFor(telling);
  const all = result.everyone.measures;
  const own = `${per}${spend} ${cite(['figures', 'measures', 'per_customer'], words.money(measures.per_customer ?? 0))}`;
  const each = measures.per_order;
  const order =
    each === null || all.per_order === null
      ? ''
      : `；笔单价 ${cite(['figures', 'measures', 'per_order'], words.money(each))}（全体 ${cite(['everyone', 'measures', 'per_order'], words.money(all.per_order), 'all')}）`;
  if (index === null || all.per_customer === null) return `${own}${order}。`;
  const everyone = cite(['everyone', 'measures', 'per_customer'], words.money(all.per_customer), 'all');
  return `${own}，${compared(index, everyone, words.number(index / 100, 1))}${order}。`;
}

function compared(index: number, everyone: string, times: string): string {
  const how = standing(index);
  if (how === 'multiple') return `是全体（${everyone}）的 ${times} 倍`;
  if (how === 'same') return `与全体（${everyone}）相近`;
  return `${how === 'above' ? '高于' : '低于'}全体的 ${everyone}`;
}

function recency({ value, all }: Of<'recency'>, { words, cite, facts }: Telling): string {
  const index = facts.indexes?.recency ?? 100;
  const recent = facts.figures?.measures.repurchase === 0 ? '，购买时间较近' : '，近期仍在购买';
  const sense = index <= LOW ? recent : index >= HIGH ? '，已较久没有购买' : '';
  const own = cite(['figures', 'measures', 'recency'], words.number(value));
  const everyone = cite(['everyone', 'measures', 'recency'], words.number(all), 'all');
  return `最近一次购买平均在 ${own} 天前（全体 ${everyone} 天前）${sense}。`;
}

function frequency({ figures: { measures } }: Of<'frequency'>, telling: Telling): string {
  const { words, cite, result } = telling;
  const { frequency: all, repurchase: allAgain } = result.everyone.measures;
  const everyone =
    allAgain === null
      ? ''
      : `（全体复购率 ${cite(['everyone', 'measures', 'repurchase'], words.percent(allAgain), 'all')}）`;
  if (measures.repurchase === 0) return `都只买过一次${everyone}。`;
  const own = cite(['figures', 'measures', 'frequency'], words.number(measures.frequency ?? 0, 1));
  const times =
    all === null
      ? ''
      : `（全体 ${cite(['everyone', 'measures', 'frequency'], words.number(all, 1), 'all')} 次）`;
  const orders = `${wordsFor(telling).per}下单 ${own} 次${times}`;
  if (measures.repurchase === null) return `${orders}。`;
  if (measures.repurchase === 1) return `${orders}，全部复购过${everyone}。`;
  const again = cite(['figures', 'measures', 'repurchase'], words.percent(measures.repurchase));
  return `${orders}；复购率 ${again}${everyone.replace('全体复购率', '全体')}。`;
}

function attribute(point: Of<'attribute'>, telling: Telling): string {
  const { belonging, values, main } = point;
  const [first] = values;
  if (!first) return '';
  const share = (one: SaidValue) => shareText(point, one, telling);
  const field = telling.words.field(point.attribute);
  if (belonging === 'thing') return `${verb(values)}${list(values, share, ' 买过')}。`;
  if (belonging === 'way') return `通过${list(values, share)}购买的比例高于全体。`;
  const said = belonging === 'other' ? field : '';
  if (!main) {
    const named = values.map((one) => pair(point, one, share(one))).join('，');
    return `${said === '' ? '' : `${said}中`}${named}，比例高于全体。`;
  }
  const more = values.slice(1).map((one) => pair(point, one, share(one)));
  const also = more.length > 0 ? `；${more.join('，')}，比例高于全体` : '';
  return `${mainly(point, first, said)}：${toAll(first, share(first))}${also}。`;
}

function mainly(point: Of<'attribute'>, first: SaidValue, field: string): string {
  if (point.belonging === 'need') return `最常提到的需求是${quoted(first.value)}`;
  const named = spaced(noun(point, first));
  return point.belonging === 'place' ? `主要来自${named}` : `${field}以${named}为主`;
}

/** A share beside everyone's, and how it stands to it where it is not more. */
function toAll({ typical, rare }: SaidValue, [own, everyone]: readonly [string, string]): string {
  if (rare) return `占 ${own}，低于全体的 ${everyone}`;
  return `占 ${own}（全体 ${everyone}）${typical ? '' : '，与全体相近'}`;
}

function pair(point: Of<'attribute'>, one: SaidValue, [own, everyone]: readonly [string, string]): string {
  return `${noun(point, one)}占 ${own}（全体 ${everyone}）`;
}

function list(
  values: readonly SaidValue[],
  share: (one: SaidValue) => readonly [string, string],
  did = '',
): string {
  return values
    .map((one) => `${quoted(one.value)}（${share(one)[0]}${did}，全体 ${share(one)[1]}）`)
    .join('、');
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
  return `最突出的需求类型是${quoted(value.label_zh)}：占 ${own}（全体 ${all}）。`;
}

/** Sentences of known figures: the group's, and everyone's beside it. */
const NUMBERS: Readonly<Record<string, (own: string, all: string) => string>> = {
  interval_mean: (own, all) => `平均每 ${own} 天购买一次（全体 ${all} 天）。`,
  promotion_share: (own, all) => `促销订单占 ${own}（全体 ${all}）。`,
  mean_discount: (own, all) => `平均折扣深度 ${own}（全体 ${all}）。`,
  return_share_amount: (own, all) => `退货金额占购买金额的 ${own}（全体 ${all}）。`,
  return_share_pieces: (own, all) => `退货件数占购买件数的 ${own}（全体 ${all}）。`,
  complaints: (own, all) => `平均每位客户投诉 ${own} 次（全体 ${all} 次）。`,
  price_sensitivity: (own, all) => `价格敏感指数平均 ${own}（0–100，全体 ${all}）。`,
  service_demand: (own, all) => `服务需求指数平均 ${own}（0–100，全体 ${all}）。`,
  p_alive: (own, all) => `仍在购买的概率平均 ${own}（全体 ${all}）。`,
};

function number({ facts: { measure }, mean, all }: Of<'number'>, { words, cite }: Telling): string {
  const say = NUMBERS[measure];
  const own = cite(['numbers', measure, 'mean'], numberText(measure, mean, words));
  const everyone = cite(['numbers', measure, 'mean'], numberText(measure, all, words), 'all');
  return say ? say(own, everyone) : `${words.field(measure)}平均 ${own}（全体 ${everyone}）。`;
}

function outlook(point: Of<'growth' | 'clv' | 'profit'>, telling: Telling): string {
  const { words, cite } = telling;
  if (point.kind === 'growth') {
    const all = cite(['everyone_growth'], words.change(point.all), 'all');
    return `近 ${words.number(point.days)} 天的金额较此前 ${words.number(point.days)} 天 ${cite(['priority', 'growth'], words.change(point.growth))}（全体 ${all}）。`;
  }
  if (point.kind === 'clv') {
    const all = cite(['everyone_clv'], words.money(point.all), 'all');
    return `预计未来价值${wordsFor(telling).per} ${cite(['priority', 'clv'], words.money(point.clv))}（全体 ${all}）。`;
  }
  const share =
    point.share === null ? '' : `，占全体的 ${cite(['profit', 'margin_share'], words.percent(point.share))}`;
  return `贡献毛利 ${cite(['profit', 'margin'], words.money(point.margin))}${share}。`;
}
