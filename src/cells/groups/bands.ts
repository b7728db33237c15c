import type { Dimension, How } from './options';

/** A group of one dimension. */
export interface DimensionValue {
  readonly key: string;
  readonly label_zh: string;
  readonly label_en: string;
}

/**
 * Cut points of a dimension. `lower`: a band begins with its cut (typed cuts); `upper`: it ends with it (quantiles of the
 * data, as everywhere in the product).
 */
export interface Cuts {
  readonly values: readonly number[];
  readonly closed: 'lower' | 'upper';
  /** How many bands were asked for, where cuts collided. */
  readonly asked: number | null;
}

/** Usual cuts by the name of a column. Purchases of companies: 50 万 and 100 万 a year. */
const BY_COLUMN: Readonly<Record<string, readonly number[]>> = {
  yearly_purchase: [500_000, 1_000_000],
  recency: [31, 91, 181, 366],
  complaints: [1, 2],
  price_sensitivity: [34, 67],
  service_demand: [34, 67],
};

/** Usual cuts by how a column is read; headcount as the statistics of industrial companies set them in 2017. */
const BY_HOW: Readonly<Partial<Record<How, readonly number[]>>> = {
  age: [18, 25, 30, 35, 40, 50, 60],
  tenure: [90, 365, 1095],
  headcount: [20, 300, 1000],
  loyalty: [2, 5],
};
export const HEADCOUNT_DATE = '2017';

/** The cuts that hold without looking at the data; null: quantiles. */
export function fixedCuts(dimension: Dimension, how: How): readonly number[] | null {
  if (dimension.cuts !== null) return dimension.cuts;
  if (dimension.quantiles !== null) return null;
  if (how === 'bands' && Object.hasOwn(BY_COLUMN, dimension.column)) {
    return BY_COLUMN[dimension.column] ?? null;
  }
  return BY_HOW[how] ?? null;
}

/** How many bands quantiles make where nothing is asked for. */
export const USUAL_QUANTILES = 3;

/** Cuts by quantiles: those that collide, or that nobody is above, are one. */
export function quantileCuts(found: readonly number[], max: number): Cuts {
  const values = [...new Set(found)].filter((cut) => cut < max);
  return { values, closed: 'upper', asked: values.length < found.length ? found.length + 1 : null };
}

const WORDS: Readonly<Partial<Record<How, readonly (readonly [string, string])[]>>> = {
  headcount: [
    ['微型', 'Micro'],
    ['小型', 'Small'],
    ['中型', 'Medium'],
    ['大型', 'Large'],
  ],
  loyalty: [
    ['只买一次', 'Bought once'],
    ['复购', 'Repeat'],
    ['忠诚', 'Loyal'],
  ],
  usage: [
    ['轻度使用', 'Light'],
    ['中度使用', 'Medium'],
    ['重度使用', 'Heavy'],
  ],
};

/** The bands between cuts, lowest first, with names: the reader's, the usual words, or the range. */
export function bandValues(dimension: Dimension, how: How, { values, closed }: Cuts): DimensionValue[] {
  const words = WORDS[how];
  const worded = words && words.length === values.length + 1;
  return Array.from({ length: values.length + 1 }, (_, i) => {
    const own = dimension.labels[i];
    const word = worded ? words[i] : undefined;
    const zh = rangeText(values, i, closed, how, chinese);
    const en = rangeText(values, i, closed, how, english);
    return {
      key: `b${i + 1}`,
      label_zh: own ?? (word ? `${word[0]}（${zh}）` : how === 'age' ? `${zh}岁` : zh),
      label_en: own ?? (word ? `${word[1]} (${en})` : en),
    };
  });
}

/** `<18`, `18–24`, `60+` for whole numbers; `<0.5`, `0.5–<0.8`, `≥0.8`; `≤12`, `12–35`, `>35` where the upper end belongs. */
function rangeText(
  cuts: readonly number[],
  i: number,
  closed: Cuts['closed'],
  how: How,
  short: (value: number) => string,
): string {
  const [from, to] = [cuts[i - 1], cuts[i]];
  if (closed === 'upper') {
    if (from === undefined) return to === undefined ? '–' : `≤${short(to)}`;
    return to === undefined ? `>${short(from)}` : `>${short(from)}–${short(to)}`;
  }
  if (from === undefined) return `<${short(to ?? 0)}`;
  if (to === undefined) return `≥${short(from)}`;
  const whole = ['age', 'headcount', 'loyalty', 'tenure'].includes(how) && Number.isInteger(to);
  if (!whole) return `${short(from)}–<${short(to)}`;
  return from === to - 1 ? short(from) : `${short(from)}–${short(to - 1)}`;
}

/** `50万`, `1234.5` */
function chinese(value: number): string {
  const large = Math.abs(value) >= 10_000;
  return large ? `${Number((value / 10_000).toPrecision(4))}万` : String(Number(value.toPrecision(6)));
}

/** `500,000`, `1,234.5` */
function english(value: number): string {
  const [whole = '', rest] = String(Number(value.toPrecision(6))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}
