/** Words of agreement, from the least to the most; a row is a scale of five. */
const WORDS: readonly (readonly string[])[] = [
  [
    '非常不同意|完全不同意|强烈反对',
    '不同意|比较不同意|不太同意',
    '一般|不确定|中立|说不清|无所谓',
    '同意|比较同意',
    '非常同意|完全同意|强烈同意',
  ],
  ['非常不满意|很不满意', '不满意|比较不满意|不太满意', '一般', '满意|比较满意', '非常满意|很满意'],
  ['非常不重要|完全不重要', '不重要|不太重要', '一般', '重要|比较重要', '非常重要|很重要'],
  [
    '非常不符合|完全不符合',
    '不符合|不太符合|比较不符合',
    '一般|不确定',
    '符合|比较符合',
    '非常符合|完全符合',
  ],
  ['从不', '很少|偶尔', '有时', '经常|常常', '总是|每次'],
  ['非常不愿意', '不愿意|不太愿意', '一般|不确定', '愿意|比较愿意', '非常愿意'],
  ['strongly disagree', 'disagree', 'neutral|neither agree nor disagree|neither', 'agree', 'strongly agree'],
  ['very dissatisfied', 'dissatisfied', 'neutral', 'satisfied', 'very satisfied'],
  [
    'not at all important',
    'slightly important',
    'moderately important',
    'very important',
    'extremely important',
  ],
  ['never', 'rarely', 'sometimes', 'often', 'always'],
];

const BY_WORD: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap((scale) =>
    scale.flatMap((words, at) => words.split('|').map((word) => [word, at + 1] as const)),
  ),
);

/** Highest figure of a scale: 0 to 10 are the longest that are asked. */
const HIGHEST = 10;

/** The figure that an answer stands for: `4`, `4分`, `4（同意）`, `D.同意`, `非常同意`. Null where it is none of a scale. */
export function likertOf(answer: string): number | null {
  const plain = answer.trim().toLowerCase();
  const word = BY_WORD.get(plain.replace(/^[a-z][.、:：]\s*/, ''));
  if (word !== undefined) return word;
  const number = /^(\d{1,2})(\.0+)?\s*(分|星|points?|[（(【[:：、.-].*)?$/.exec(plain)?.[1];
  const value = number === undefined ? NaN : Number(number);
  return value <= HIGHEST ? value : null;
}

/** The ends of a scale from what was answered: 1–5, 1–7, 1–10, from 0 where 0 was answered. */
export function scaleEnds(values: readonly number[]): { readonly low: number; readonly high: number } {
  const most = Math.max(...values);
  return {
    low: Math.min(...values) < 1 ? 0 : 1,
    high: [2, 3, 5, 7, HIGHEST].find((end) => most <= end) ?? HIGHEST,
  };
}
