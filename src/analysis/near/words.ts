/** Legal forms, shop kinds and titles that say nothing about who is meant, folded already (lower case, half width). */
const ENDINGS = new Set([
  ...['有限责任公司', '股份有限公司', '有限公司', '责任公司', '股份公司', '集团公司', '总公司', '公司'],
  ...['股份', '集团', '(股份)', '官方旗舰店', '旗舰店', '专卖店', '专营店', '官方店', '企业店', '有限合伙'],
  ...['有限', '责任', '先生', '女士', '小姐', '老师', '同学'],
]);

const LATIN_ENDINGS = new Set([
  ...['co', 'company', 'ltd', 'limited', 'inc', 'incorporated', 'llc', 'llp', 'corp', 'corporation', 'plc'],
  ...['gmbh', 'ag', 'sa', 'bv', 'pte', 'pty', 'group', 'holdings', 'the', 'mr', 'mrs', 'ms', 'dr'],
]);

/** Of all words looked for at the end of a name. */
const LONGEST = 6;
/** What must be left of a name when its ending goes. */
const LEAST = 2;

/** The longest of the words that a text ends with; nothing where it ends with none. */
function endingIn(words: ReadonlySet<string>, name: string): string {
  for (let length = Math.min(LONGEST, name.length); length > 0; length--) {
    const end = name.slice(-length);
    if (words.has(end)) return end;
  }
  return '';
}

/** A name without legal forms at its end; never less than two signs, and a branch stays one. */
export function withoutEnding(name: string): string {
  const ending = endingIn(ENDINGS, name);
  const rest = name.length - ending.length;
  if (ending === '' || rest < LEAST || (ending === '公司' && /[分子]$/.test(name.slice(0, rest))))
    return name;
  return withoutEnding(name.slice(0, rest));
}

/** Latin words without legal forms and titles; all of them where nothing else is there. */
export function withoutLegalWords(words: readonly string[]): readonly string[] {
  const kept = words.filter((word) => !LATIN_ENDINGS.has(word));
  return kept.length > 0 ? kept : words;
}

/** Trades and other words that many company names share, and what branches are called. */
const TRADES = new Set([
  ...(
    '信息技术 电子商务 网络科技 信息科技 生物科技 电子科技 文化传媒 文化传播 供应链管理 企业管理 投资管理 科技发展 实业发展 ' +
    '科技 技术 贸易 商贸 实业 电子 网络 信息 软件 服饰 服装 食品 餐饮 酒店 百货 超市 商行 商店 便利店 药房 医药 医疗 器械 ' +
    '机械 设备 制造 建材 建设 建筑 工程 装饰 设计 咨询 管理 投资 控股 发展 文化 传媒 传播 广告 教育 培训 物流 供应链 运输 汽车 ' +
    '化工 材料 能源 环保 生物 农业 家居 家具 家电 数码 母婴 美妆 化妆品 日用品 用品 贸易行 经营部 工作室 中心 国际 中国 门店 店 厂'
  ).split(' '),
  ...'分公司 子公司 分店 分行 支行 分部 办事处 号店'.split(' '),
  ...ENDINGS,
]);
const NUMBER = /第?[\d零一二三四五六七八九十]+$/;
const LATIN = /[a-z]/;

/**
 * The part of a folded Chinese company name that is its own: 深圳华强电子科技第二分公司 is 华强. Empty where it has neither
 * place nor trade (it may be a person, a product, an address), or is not Chinese.
 */
export function brandOf(core: string, places: readonly string[]): string {
  if (LATIN.test(core)) return '';
  const local = places.reduce((rest, place) => rest.replace(place, ''), core).replace(/^[省市]/, '');
  const brand = withoutTrade(local);
  return brand === core ? '' : brand;
}

function withoutTrade(name: string): string {
  const ending = endingIn(TRADES, name) || (NUMBER.exec(name)?.[0] ?? '');
  return ending === '' ? name : withoutTrade(name.slice(0, -ending.length));
}
