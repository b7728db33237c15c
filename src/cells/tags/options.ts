import * as v from 'valibot';
import { REFUNDS, type Refunds } from '../../model/cell';
import { whyNoExpression } from '../../sql/expression';

/** What a tag speaks of. */
export const TAG_GROUPS = ['attribute', 'behaviour', 'value', 'need'] as const;
export type TagGroup = (typeof TAG_GROUPS)[number];

export interface TagRule {
  /** The tag as it is written into files. */
  readonly tag: string;
  /** The same for readers of English; null: as it is. */
  readonly en: string | null;
  /** An SQL expression over the columns of a customer. */
  readonly when: string;
  readonly group: TagGroup | null;
}

/** A segment made of tags: all of `all`, at least one of `any`, none of `none`. The first that fits takes the customer. */
export interface TagSegment {
  readonly segment: string;
  readonly label_zh: string;
  readonly label_en: string;
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly none: readonly string[];
}

export const HISTORY_UNITS = ['month', 'quarter'] as const;
export type HistoryUnit = (typeof HISTORY_UNITS)[number];

export interface History {
  readonly periods: number;
  readonly unit: HistoryUnit;
}

/** Counts of an earlier day, kept to compare with. */
export interface FrozenCounts {
  readonly name: string;
  readonly date: string;
  readonly customers: number;
  readonly counts: Readonly<Record<string, number>>;
}

export interface TagsOptions {
  /** Says who is a customer. */
  readonly from: string;
  /** More tables about the same customers. */
  readonly with: readonly string[];
  readonly rules: readonly TagRule[];
  /** A column that holds tags already, separated by `;` or the like; they are kept. */
  readonly column: string | null;
  /** None: a customer's segment is the first tag. */
  readonly segments: readonly TagSegment[];
  /** `auto`: the last six month ends where rules depend on time and the orders are not too many. */
  readonly history: History | 'auto' | 'off';
  readonly frozen: FrozenCounts | null;
  /** The column that is summed; null: the amount of the customer where there is one. */
  readonly amount: string | null;
  readonly separator: string;
  readonly refunds: Refunds;
  readonly as_of: string | null;
}

const name = v.pipe(v.string(), v.minLength(1, 'expected a name'));
const texts = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const date = v.pipe(v.string(), v.isoDate('expected YYYY-MM-DD'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const tag = v.pipe(
  texts,
  v.transform((text) => text.trim()),
  v.minLength(1, 'expected a tag'),
  v.maxLength(60, 'too long'),
  v.check((text) => !/[;；]/.test(text), 'a tag cannot hold ; which separates tags'),
);
const expression = v.pipe(
  v.string(),
  v.rawCheck(({ dataset, addIssue }) => {
    const why = dataset.typed ? whyNoExpression(dataset.value) : null;
    if (why !== null) addIssue({ message: why });
  }),
);
const rule = v.strictObject({
  tag,
  en: v.nullish(texts, null),
  when: expression,
  group: v.nullish(v.picklist(TAG_GROUPS), null),
});
const tagList = v.nullish(v.array(tag), () => []);
const segment = v.strictObject({
  label_zh: v.optional(texts),
  label_en: v.optional(texts),
  all: tagList,
  any: tagList,
  none: tagList,
});

/** Keys that customers get whom no segment takes. */
export const NO_TAG = 'untagged';
export const OTHER = 'other';

const key = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]*$/, 'expected a key like high_value'),
  v.check((text) => text !== NO_TAG && text !== OTHER, 'this key is taken'),
);

export const schema = v.pipe(
  v.strictObject({
    from: name,
    with: v.nullish(v.array(name), () => []),
    rules: v.nullish(
      v.pipe(
        v.array(rule),
        v.maxLength(200, 'too many rules'),
        v.check((rules) => new Set(rules.map((one) => one.tag)).size === rules.length, 'a tag has one rule'),
      ),
      () => [],
    ),
    column: v.nullish(name, null),
    segments: v.nullish(v.record(key, segment), () => ({})),
    history: v.nullish(
      v.union([
        v.picklist(['auto', 'off']),
        v.strictObject({
          periods: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)),
          unit: v.nullish(v.picklist(HISTORY_UNITS), 'month'),
        }),
      ]),
      'auto',
    ),
    frozen: v.nullish(
      v.strictObject({ name: texts, date, customers: count, counts: v.record(v.string(), count) }),
      null,
    ),
    amount: v.nullish(name, null),
    separator: v.nullish(v.pipe(v.string(), v.minLength(1), v.maxLength(3)), ';'),
    refunds: v.nullish(v.picklist(REFUNDS), 'net'),
    as_of: v.nullish(date, null),
  }),
  v.transform((stored): TagsOptions => ({
    ...stored,
    segments: Object.entries(stored.segments).map(segmentOf),
  })),
);

type StoredSegment = v.InferOutput<typeof segment>;

function segmentOf([key, { label_zh, label_en, ...tags }]: [string, StoredSegment]): TagSegment {
  return {
    segment: key,
    label_zh: label_zh ?? label_en ?? key,
    label_en: label_en ?? label_zh ?? key,
    ...tags,
  };
}
