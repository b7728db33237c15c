import { isPadded, trimmed } from '../../clean/text';
import { isPlaceholder } from '../../orders/placeholder';
import { list, text } from '../../sql';

/** What is looked for in the texts of a column. */
export const TRAITS = [
  'empty',
  'missing_word',
  'padded',
  'full_width',
  'broken',
  'number',
  'number_dressed',
  'number_unit',
  'leading_zero',
  'long_digits',
  'scientific',
  'date_dash',
  'date_slash',
  'date_chinese',
  'date_dot',
  'date_compact',
  'date_local',
  'date_named',
  'phone',
  'phone_masked',
  'email',
  'id_card',
  'masked',
  'nobody',
  'test',
] as const;
export type Trait = (typeof TRAITS)[number];

const MISSING = [
  ...[
    '-',
    '--',
    '---',
    '—',
    '——',
    '/',
    '无',
    '空',
    '暂无',
    '没有',
    '未填',
    '未填写',
    '(空)',
    'null',
    '(null)',
    'none',
  ],
  ...[
    'nil',
    'n/a',
    'na',
    '#n/a',
    'nan',
    'undefined',
    '?',
    '？',
    '#ref!',
    '#value!',
    '#div/0!',
    '#name?',
    '#null!',
  ],
];
const FULL_WIDTH = '０１２３４５６７８９．，－＋（）％￥：／＠　';
const HALF_WIDTH = '0123456789.,-+()%¥:/@ ';
const CLOCK = '([ T]+\\d{1,2}:\\d{1,2}(:\\d{1,2}(\\.\\d+)?)?( ?[AaPp][Mm])?( ?(Z|[-+]\\d{2}:?\\d{2}))?)?';
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const AMOUNT = '(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?|\\.\\d+';
const MONEY = '([¥￥$€£]|cny|rmb|usd|eur|hkd)?';
const UNIT = '(元|圆|万|万元|亿|亿元|cny|rmb|usd)';

const full = (pattern: string) => `regexp_full_match(bare, ${text(pattern)})`;
const date = (pattern: string) => full(pattern + CLOCK);

/** Conditions over `value` (as it stands) and `bare` (trimmed, half width, lower case; null where nothing is left). */
const CONDITIONS: Readonly<Record<Trait, string>> = {
  empty: 'bare IS NULL',
  missing_word: `bare IN (${list(MISSING.map(text))})`,
  padded: `bare IS NOT NULL AND (${isPadded('value', false)} OR contains(bare, '  '))`,
  full_width: `regexp_matches(value, '[０-９Ａ-Ｚａ-ｚ％＠＃＆＋．]') OR contains(trim(value, ' 　'), '　')`,
  broken: `contains(value, chr(65533)) OR regexp_matches(value, 'Ã[\\x{80}-\\x{bf}]|锟斤拷|烫烫烫')`,
  number: full(`[-+(]? ?${MONEY} ?[-+]? ?(${AMOUNT}) ?%? ?${UNIT}?\\)?`),
  number_dressed: `${full(`[-+(]? ?${MONEY} ?[-+]? ?(${AMOUNT}) ?%? ?${UNIT}?\\)?`)} AND try_cast(bare AS DOUBLE) IS NULL`,
  number_unit: full(`[-+(]? ?${MONEY} ?[-+]? ?(${AMOUNT}) ?[万亿]元?\\)?`),
  leading_zero: full('0\\d+'),
  long_digits: full('\\d{11,}'),
  scientific: full('\\d(\\.\\d+)?e\\+\\d{2}'),
  date_dash: date('\\d{4}-\\d{1,2}-\\d{1,2}'),
  date_slash: date('\\d{4}/\\d{1,2}/\\d{1,2}'),
  date_chinese: full('\\d{4}年\\d{1,2}月(\\d{1,2}[日号])?( ?\\d{1,2}[时点:]\\d{1,2}分?(:?\\d{1,2}秒?)?)?'),
  date_dot: date('\\d{4}\\.\\d{1,2}\\.\\d{1,2}'),
  date_compact: date('(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])'),
  date_local: date('\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4}|\\d{2})'),
  date_named: date(`(\\d{1,2}[- /]${MONTH}[- /,]+\\d{2,4}|${MONTH}[. ]+\\d{1,2},? \\d{4})`),
  phone: full(
    '(\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}|(0\\d{2,3}[- ]?)?[2-8]\\d{6,7}([- ]\\d{1,6})?|[48]00[- ]?\\d{3}[- ]?\\d{4}',
  ),
  phone_masked: full('1\\d{2}[x*＊•●]{4}\\d{4}'),
  email: full('[^@\\s,;]+@[a-z0-9.-]+\\.[a-z]{2,}'),
  id_card: full('[1-9]\\d{5}(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[\\dx]'),
  masked: `regexp_matches(bare, '[*＊]') AND strlen(bare) <= 60`,
  nobody: isPlaceholder('bare'),
  test: `regexp_matches(bare, '(^|[^a-z])test([^a-z]|$)|测试|试单')`,
};

/** One column in a statement that looks at several. */
export interface TraitsColumn {
  /** A query of `value` (VARCHAR, not null, distinct) and `n` (its rows). */
  readonly values: string;
  /** Whether to look for spellings that differ in width, case, blanks and signs only. */
  readonly spellings: boolean;
}

const TOP = 10;
const EXAMPLES = 3;

/**
 * A row for each column that has values: its position `c`, `distinct_values`, the most frequent values, and for each trait
 * its rows and its first examples by value. The conditions run over distinct values, so that ten million rows with twelve
 * values cost nothing; several columns share a statement because planning it costs more than running it.
 */
export function traitsSql(columns: readonly TraitsColumn[], traits: readonly Trait[]): string {
  const bare = `lower(${trimmed(`translate(value, ${text(FULL_WIDTH)}, ${text(HALF_WIDTH)})`, false)})`;
  const flags = traits.map((trait) => `,\n  (${CONDITIONS[trait]}) IS TRUE AS is_${trait}`);
  const sums = traits.map(
    (trait) => `,
  coalesce(sum(n) FILTER (WHERE is_${trait}), 0)::DOUBLE AS ${trait}_rows,
  min(value, ${EXAMPLES}) FILTER (WHERE is_${trait}) AS ${trait}_examples`,
  );
  const values = columns.map(({ values: query }, c) => `SELECT ${c} AS c, value, n FROM (${query})`);
  return `WITH v AS MATERIALIZED (${values.join('\nUNION ALL ')}),
b AS MATERIALIZED (SELECT c, value, n, ${traits.length > 0 ? bare : 'NULL'} AS bare FROM v),
f AS (SELECT c, value, n${flags.join('')} FROM b),
t AS (SELECT c, count(*)::DOUBLE AS distinct_values, sum(n)::DOUBLE AS counted${sums.join('')} FROM f GROUP BY c),
r AS (
  SELECT c, list(value ORDER BY n DESC, value) AS top_values, list(n::DOUBLE ORDER BY n DESC, value) AS top_rows
  FROM (SELECT c, value, n FROM v QUALIFY row_number() OVER (PARTITION BY c ORDER BY n DESC, value) <= ${TOP}) GROUP BY c
)${spellingStages(columns)}
SELECT * FROM t JOIN r USING (c)${columns.some(({ spellings }) => spellings) ? ' LEFT JOIN s USING (c)' : ''}`;
}

/** Values that are equal when folded: how many rows use another spelling than the most frequent, and the first groups. */
function spellingStages(columns: readonly TraitsColumn[]): string {
  const chosen = columns.flatMap(({ spellings }, c) => (spellings ? [c] : []));
  if (chosen.length === 0) return '';
  const half = `translate(value, ${text(FULL_WIDTH)}, ${text(HALF_WIDTH)})`;
  const folded = `lower(regexp_replace(${half}, '[\\s\\p{P}\\p{S}]+', '', 'g'))`;
  return `,
g AS (
  SELECT c, sum(n) - max(n) AS other, list(value ORDER BY n DESC, value)[1:3] AS spellings, sum(n) AS n, min(value) AS first
  FROM (SELECT c, value, n, ${folded} AS folded FROM v WHERE c IN (${chosen.join(', ')}))
  WHERE folded <> '' GROUP BY c, folded HAVING count(*) > 1
),
s AS (
  SELECT c, sum(other)::DOUBLE AS spelling_rows,
    list(array_to_string(spellings, ' / ') ORDER BY n DESC, first)[1:${EXAMPLES}] AS spelling_examples
  FROM g GROUP BY c
)`;
}

/** Texts that stand for no value; lower case. */
export const MISSING_WORDS: readonly string[] = MISSING;
