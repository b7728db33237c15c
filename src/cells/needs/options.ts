import * as v from 'valibot';
import type { Basis } from '../../model/segmentation';

export const ITEM_KINDS = ['likert', 'single', 'multiple', 'text', 'number'] as const;
/**
 * What a column of answers holds: agreement on a scale, one choice, several choices (`A┋B`), free text, or a figure that a
 * need is inferred from.
 */
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface Item {
  readonly column: string;
  /** Null: by the answers. */
  readonly kind: ItemKind | null;
  /** A high answer speaks against what the others ask. */
  readonly reversed: boolean;
  /** The words of the question; null: what the file calls it. */
  readonly label: string | null;
}

/** Items that ask for the same. */
export interface ScaleOption {
  readonly name: string;
  readonly items: readonly string[];
}

/** A kind of need, and how it is told from questions and answers. */
export interface NeedType {
  readonly type: string;
  readonly label_zh: string;
  readonly label_en: string;
  /** Words that speak of it. */
  readonly words: readonly string[];
  /** Columns that ask for it, beside those whose words do. */
  readonly items: readonly string[];
}

export const GROUPINGS = ['auto', 'kmeans', 'kmodes', 'highest'] as const;
/** `highest`: everyone belongs to the need whose index is highest. `auto`: k-means where there are scales, k-modes of choices, the highest index where needs are inferred. */
export type Grouping = (typeof GROUPINGS)[number];

export interface NeedsOptions {
  readonly from: string;
  /** Null: all columns that look like answers, or figures that needs can be inferred from. */
  readonly items: readonly Item[] | null;
  readonly scales: readonly ScaleOption[] | null;
  readonly types: readonly NeedType[];
  readonly group: Grouping;
  /** Null: 3 to 5 for k-means, as many as types for k-modes. */
  readonly k: { readonly from: number; readonly to: number } | null;
  readonly seed: number;
  readonly starts: number;
  readonly factors: number | null;
  readonly rotate: 'varimax' | 'none';
  /** The share of items that must be answered. */
  readonly complete: number;
  readonly straight_liners: 'leave_out' | 'keep';
  /** The table of customers that answers are matched with. */
  readonly ledger: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly basis: Basis;
}

/** Words for the three needs that surveys of customers ask most. */
export const USUAL_TYPES: readonly NeedType[] = [
  {
    type: 'price',
    label_zh: '价格敏感型',
    label_en: 'Price-sensitive',
    words: words(
      '价格 便宜 优惠 促销 折扣 打折 划算 性价比 省钱 比价 实惠 低价 满减 优惠券 price cheap discount promotion coupon saving bargain value deal',
    ),
    items: [],
  },
  {
    type: 'quality',
    label_zh: '品质追求型',
    label_en: 'Quality-seeking',
    words: words(
      '品质 质量 品牌 材质 做工 正品 高端 耐用 口碑 原料 精致 设计 quality brand premium material durable craft authentic design',
    ),
    items: [],
  },
  {
    type: 'service',
    label_zh: '服务依赖型',
    label_en: 'Service-dependent',
    words: words(
      '服务 客服 售后 配送 物流 送货 发货 退换 退货 投诉 安装 咨询 顾问 体验 service support delivery after-sales shipping return complaint adviser advisor install',
    ),
    items: [],
  },
];

function words(text: string): string[] {
  return text.split(' ');
}

const name = v.pipe(v.string(), v.minLength(1, 'expected a name'));
const texts = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const integer = v.pipe(v.number(), v.integer());
const groups = v.pipe(integer, v.minValue(2), v.maxValue(12));
const key = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]*$/, 'expected a key like price'),
  v.check((text) => !['all', 'low', 'even', 'customer', 'segment'].includes(text), 'this key is taken'),
);
const item = v.union(
  [
    v.pipe(
      name,
      v.transform((column): Item => ({ column, kind: null, reversed: false, label: null })),
    ),
    v.strictObject({
      column: name,
      kind: v.nullish(v.picklist(ITEM_KINDS), null),
      reversed: v.nullish(v.boolean(), false),
      label: v.nullish(texts, null),
    }),
  ],
  'expected a column or { column, kind, reversed, label }',
);
const needType = v.strictObject({
  label_zh: v.optional(texts),
  label_en: v.optional(texts),
  words: v.optional(v.array(texts)),
  items: v.optional(v.array(name)),
});

export const schema = v.pipe(
  v.strictObject({
    from: name,
    items: v.nullish(v.pipe(v.array(item), v.minLength(1), v.maxLength(200)), null),
    scales: v.nullish(v.array(v.strictObject({ name: texts, items: v.array(name) })), null),
    types: v.nullish(v.record(key, needType), null),
    group: v.nullish(v.picklist(GROUPINGS), 'auto'),
    k: v.nullish(
      v.union([
        groups,
        v.pipe(
          v.strictObject({ from: groups, to: groups }),
          v.check(({ from, to }) => from <= to, 'expected from <= to'),
        ),
      ]),
      null,
    ),
    seed: v.nullish(integer, 1),
    starts: v.nullish(v.pipe(integer, v.minValue(1), v.maxValue(100)), 10),
    factors: v.nullish(v.pipe(integer, v.minValue(1), v.maxValue(8)), null),
    rotate: v.nullish(v.picklist(['varimax', 'none']), 'varimax'),
    complete: v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.8),
    straight_liners: v.nullish(v.picklist(['leave_out', 'keep']), 'leave_out'),
    ledger: v.nullish(name, null),
    names: v.nullish(v.record(v.string(), texts), () => ({})),
    basis: v.nullish(v.picklist(['value', 'attribute', 'need', 'mixed']), 'need'),
  }),
  v.transform(({ k, types, ...rest }): NeedsOptions => ({
    ...rest,
    k: typeof k === 'number' ? { from: k, to: k } : k,
    types: types === null ? USUAL_TYPES : Object.entries(types).map(typeOf),
  })),
);

function typeOf([type, stored]: [string, v.InferOutput<typeof needType>]): NeedType {
  const usual = USUAL_TYPES.find((one) => one.type === type);
  return {
    type,
    label_zh: stored.label_zh ?? stored.label_en ?? usual?.label_zh ?? type,
    label_en: stored.label_en ?? stored.label_zh ?? usual?.label_en ?? type,
    words: stored.words ?? usual?.words ?? [],
    items: stored.items ?? [],
  };
}
