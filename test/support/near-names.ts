import { pinyin } from 'pinyin-pro';
import { seededRandom } from '../../src/lib/random';

/** Spellings with the entity each belongs to. */
export interface NamedTruth {
  readonly values: readonly string[];
  readonly counts: readonly number[];
  readonly entity: readonly number[];
}

const PLACES =
  '北京 上海 广州 深圳 杭州 成都 武汉 西安 南京 重庆 苏州 长沙 青岛 厦门 宁波 天津 郑州 合肥'.split(' ');
const TRADES =
  '科技 贸易 商贸 实业 电子 网络科技 信息技术 服饰 食品 餐饮管理 医疗器械 建材 文化传媒 物流 生物科技 家居'.split(
    ' ',
  );
const SIGNS = [
  ...'安邦宝博晨诚创达丹德鼎东方飞丰富冠光广国海航豪禾和恒弘宏鸿华辉汇慧吉佳嘉健江杰金锦京晶景竣凯康科蓝朗乐利联隆龙美明',
  ...'铭诺鹏启千秦庆清荣瑞润森尚晟圣盛世顺泰腾天通同图旺维伟蔚翔祥欣新鑫信兴星旭轩雅耀亿益逸银英盈永优宇裕元源远悦云泽展',
  ...'兆正智中众卓梓紫茂满牧慕沐岭麟柏槐楠榆枫棠芸苓荷莲菱葵蓓蕾薇',
];
const FORMS = ['有限公司', '有限责任公司', '股份有限公司'];
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文海波俊浩宇轩梓涵欣怡诗雨晨曦子墨思远嘉懿煜城雪颖佳琪雅婷慧博',
];
const ENGLISH = (
  'Apex Bright Cedar Delta Evergreen Falcon Granite Harbor Ivory Juniper Keystone Liberty Maple Northwind Orchid Pioneer ' +
  'Quartz Redwood Sterling Thunder Umbra Velvet Willow Xenon Yellowstone Zenith Anchor Beacon Crimson Dragon Emerald Frontier ' +
  'Golden Horizon Imperial Jasmine Kingfisher Lantern Meridian Nimbus Olympus Paragon Quantum Radiant Summit Titan Unity Vertex'
).split(' ');
const ENGLISH_TRADES =
  'Trading Foods Textiles Logistics Electronics Software Pharma Furniture Plastics Consulting Motors Media'.split(
    ' ',
  );

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/**
 * About `size` distinct spellings, the same each time: companies, people and English firms with 0–3 misspellings each
 * (width, brackets, legal form, blanks, another sign of the same sound, a sign left out, letters swapped or doubled,
 * words moved), among lookalikes that are somebody else (another number, branch, place or brand).
 */
export function nearNames(size: number, seed = 20240701): NamedTruth {
  const random = seededRandom(seed);
  const entityOf = new Map<string, number>();
  const counts: number[] = [];
  const known = new Set<string>();
  const put = (value: string, entity: number, count: number) => {
    if (entityOf.has(value)) return;
    entityOf.set(value, entity);
    counts.push(count);
  };
  for (let entity = 0; entityOf.size < size; entity++) {
    const kind = random();
    const name = kind < 0.55 ? company(random) : kind < 0.7 ? person(random) : english(random);
    // Another legal form is no other firm.
    const bare = name.replace(/(股份)?有限(责任)?公司|市| (Co\., Ltd\.|Inc\.|LLC|Limited)$/g, '');
    if (known.has(bare)) continue;
    known.add(bare);
    put(name, entity, 5 + Math.floor(random() * 50));
    const variants = Math.floor(random() ** 1.5 * 4);
    for (let i = 0; i < variants; i++) put(misspelt(random, name), entity, 1 + Math.floor(random() * 4));
  }
  return { values: [...entityOf.keys()], counts, entity: [...entityOf.values()] };
}

function company(random: Random): string {
  const brand = Array.from({ length: random() < 0.6 ? 2 : 3 }, () => pick(random, SIGNS)).join('');
  const place = pick(random, PLACES);
  const trade = pick(random, TRADES);
  const form = pick(random, FORMS);
  const shape = random();
  if (shape < 0.7) return `${place}${random() < 0.3 ? '市' : ''}${brand}${trade}${form}`;
  if (shape < 0.85) return `${brand}${trade}(${place})${form}`;
  if (shape < 0.95) return `${place}${brand}${trade}${form}${pick(random, ['第一', '第二', '第三'])}分公司`;
  return `${brand}${trade}${1 + Math.floor(random() * 30)}号店`;
}

function person(random: Random): string {
  return pick(random, SURNAMES) + Array.from({ length: 2 }, () => pick(random, GIVEN)).join('');
}

function english(random: Random): string {
  // In the order of the alphabet: the same words in another order are a misspelling.
  const own = [pick(random, ENGLISH), pick(random, ENGLISH), pick(random, ENGLISH)].sort();
  const words = [...own, pick(random, ENGLISH_TRADES)];
  return `${words.join(' ')} ${pick(random, ['Co., Ltd.', 'Inc.', 'LLC', 'Limited'])}`;
}

const homophones = new Map<string, string[]>();
for (const sign of [
  ...SIGNS,
  ...SURNAMES,
  ...GIVEN,
  ...'扬阳洋章彰刚钢纲铭鸣名茗丰峰锋枫封诚成程城承晟圣胜辉晖徽慧惠卉汇嘉佳家加',
]) {
  const sound = pinyin(sign, { toneType: 'none' });
  homophones.set(sound, [...new Set([...(homophones.get(sound) ?? []), sign])]);
}

function misspelt(random: Random, name: string): string {
  const isHan = /\p{Script=Han}/u.test(name);
  const kinds = isHan ? HAN_ERRORS : LATIN_ERRORS;
  const once = pick(random, kinds)(random, name);
  return random() < 0.2 ? pick(random, kinds)(random, once) : once;
}

type Misspell = (random: Random, name: string) => string;

const wide: Misspell = (_random, name) =>
  name.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const spaced: Misspell = (random, name) => {
  const at = 1 + Math.floor(random() * (name.length - 1));
  return `${name.slice(0, at)} ${name.slice(at)}`;
};
const formless: Misspell = (_random, name) => name.replace(/(股份)?有限(责任)?公司$/, '') || name;
const otherForm: Misspell = (random, name) => name.replace(/(股份)?有限(责任)?公司$/, pick(random, FORMS));
const homophone: Misspell = (random, name) => {
  const signs = [...name];
  const places = signs.flatMap((sign, i) => ((homophones.get(soundOf(sign)) ?? []).length > 1 ? [i] : []));
  if (places.length === 0) return name;
  const at = pick(random, places);
  const others = (homophones.get(soundOf(signs[at] ?? '')) ?? []).filter((sign) => sign !== signs[at]);
  signs[at] = pick(random, others);
  return signs.join('');
};
const missing: Misspell = (random, name) => {
  if (name.length < 6) return spaced(random, name);
  // A number or a place left out would be another name.
  const at = 3 + Math.floor(random() * 3);
  return /[\d一二三第()]/.test(name[at] ?? '') ? name : name.slice(0, at) + name.slice(at + 1);
};
const swapped: Misspell = (random, name) => {
  const at = 1 + Math.floor(random() * (name.length - 3));
  return name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
};
const doubled: Misspell = (random, name) => {
  const at = 1 + Math.floor(random() * (name.length - 2));
  return name.slice(0, at) + (name[at] ?? '') + name.slice(at);
};
const lower: Misspell = (_random, name) => name.toLowerCase();
const moved: Misspell = (_random, name) => {
  const [first = '', second = '', ...rest] = name.split(' ');
  return [second, first, ...rest].join(' ');
};
const noForm: Misspell = (_random, name) => name.replace(/ (Co\., Ltd\.|Inc\.|LLC|Limited)$/, '');

const HAN_ERRORS: readonly Misspell[] = [wide, spaced, formless, otherForm, homophone, homophone, missing];
const LATIN_ERRORS: readonly Misspell[] = [lower, swapped, doubled, noForm, moved, wide];

function soundOf(sign: string): string {
  return /\p{Script=Han}/u.test(sign) ? pinyin(sign, { toneType: 'none' }) : '';
}
