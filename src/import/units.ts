/** A unit that a column's name or a title line states, and what one of it is in the base unit. */
export interface Unit {
  /** As it is written. */
  readonly unit: string;
  /** 万元 is 10000 元; 1 where it is the base unit. */
  readonly times: number;
}

const TIMES: readonly (readonly [RegExp, number])[] = [
  [/^(千元|千|k|thousands?|in thousands|000s?|'000|rmb'000|\$k|usd k)$/i, 1e3],
  [/^(万|万元|万元人民币|人民币万元|万人民币|万美元|w|in 10k|10k)$/i, 1e4],
  [/^(百万|百万元|m|mm|mn|million|millions|in millions|\$m)$/i, 1e6],
  [/^(千万|千万元)$/i, 1e7],
  [/^(亿|亿元|亿元人民币)$/i, 1e8],
  [/^(元|人民币|rmb|cny|yuan|元人民币|人民币元|¥|美元|usd|\$|港元|hkd|欧元|eur|€|日元|jpy)$/i, 1],
];
const BRACKETS = /[([（【]\s*(?:单位\s*[::：]?\s*)?([^)\]）】]{1,12}?)\s*[)\]）】]\s*$/;
const SUFFIX = /[_/\-、,，]\s*([^_/\-、,，\s]{1,5})$/;
const ENDING = /[额价款费入本售润](千元|万元|百万元|千万元|亿元)$/;
const TITLE = /单位\s*[::：]\s*([^\s,，;；)）\]]{1,12})/;
const ENGLISH_TITLE = /\bunits?\s*:\s*([^,;)\]]{1,16})/i;

/** The unit in a column's name: 金额(万元), 销售额_万元, Revenue (k); null where none is stated. */
export function unitOfName(name: string): Unit | null {
  const text = name.normalize('NFKC').trim();
  for (const pattern of [BRACKETS, SUFFIX, ENDING]) {
    const unit = unitOf(pattern.exec(text)?.[1]);
    if (unit) return unit;
  }
  return null;
}

/** The unit that the lines above a header state for the whole table: 单位:万元. */
export function unitOfTitle(lines: readonly string[]): Unit | null {
  for (const line of lines) {
    const text = line.normalize('NFKC');
    const unit = unitOf((TITLE.exec(text) ?? ENGLISH_TITLE.exec(text))?.[1]);
    if (unit) return unit;
  }
  return null;
}

function unitOf(text: string | undefined): Unit | null {
  const unit = text?.trim() ?? '';
  const found = TIMES.find(([pattern]) => pattern.test(unit));
  return found ? { unit, times: found[1] } : null;
}
