import type { Database } from '../../../src/model/database';
import type { TableInfo } from '../../../src/model/table';
import { describeTable } from '../../../src/sql/table/describe';
import { ident, literal } from '../../../src/sql/sql';

/** A 问卷星 export as it looks: numbered questions, a matrix as several columns, `┋` between choices. */
export const HEADINGS = [
  '序号',
  '提交答卷时间',
  '来自IP',
  '1、您的性别',
  '2、您购买时最看重什么',
  '3、您通过哪些渠道了解我们',
  '4、您对下列说法的看法—价格便宜最重要',
  '4、您对下列说法的看法—我常等促销打折再买',
  '4、您对下列说法的看法—品质比什么都重要',
  '4、您对下列说法的看法—我愿意选大品牌',
  '4、您对下列说法的看法—售后服务要好',
  '4、您对下列说法的看法—送货快很重要',
  '5、您还有什么建议',
] as const;

const FIELDS = [
  ...['nr', 'time', 'ip', 'answer_1', 'answer_2', 'answer_3'],
  ...Array.from({ length: 6 }, (_, i) => `answer_4_${i + 1}`),
  'answer_5',
];

export type Need = 'price' | 'quality' | 'service';
export type Sheet = readonly (string | null)[];

const MOST: Record<Need, string> = { price: '价格优惠', quality: '品质', service: '服务' };
const SAID: Record<Need, string> = {
  price: '希望多一些优惠券',
  quality: '材质可以更好',
  service: '客服回复太慢',
};
const HIGH: Record<Need, readonly number[]> = { price: [0, 1], quality: [2, 3], service: [4, 5] };

/** A sheet of somebody with a need; `i` varies the answers a little, always in the same way. */
export function sheet(i: number, need: Need): Sheet {
  const scale = Array.from({ length: 6 }, (_, at) => {
    const wobble = (i * 7 + at * 3) % 5 === 0 ? -1 : 0;
    return String(HIGH[need].includes(at) ? 5 + wobble : 2 + ((i + at) % 2) + wobble);
  });
  return [
    String(i + 1),
    `2024-05-${String(1 + (i % 28)).padStart(2, '0')} 10:00:00`,
    '1.2.3.4(广东)',
    i % 2 === 0 ? '男' : '女',
    MOST[need],
    i % 3 === 0 ? '朋友介绍┋抖音' : '抖音',
    ...scale,
    i % 4 === 0 ? SAID[need] : '(空)',
  ];
}

const NEEDS: readonly Need[] = ['price', 'quality', 'service'];

/** So many sheets, the three needs by turns. */
export function sheets(count: number): Sheet[] {
  return Array.from({ length: count }, (_, i) => sheet(i, NEEDS[i % 3] ?? 'price'));
}

/** The table that a source would publish of them: fields, with the words of the questions as titles. */
export async function surveyTable(
  database: Database,
  rows: readonly Sheet[],
  extra: Readonly<Record<string, readonly (string | null)[]>> = {},
): Promise<TableInfo> {
  const more = Object.keys(extra);
  const names = [...FIELDS, ...more];
  const tuples = rows.map((row, i) =>
    [...row, ...more.map((name) => extra[name]?.[i] ?? null)].map((value) => literal(value)),
  );
  await database.run(`CREATE OR REPLACE TABLE survey AS
    SELECT * REPLACE (time::TIMESTAMP AS time) FROM (VALUES ${tuples.map((one) => `(${one.join(', ')})`).join(', ')})
    AS t(${names.map(ident).join(', ')})`);
  const table = await describeTable(database, 'survey');
  const title = new Map(FIELDS.map((field, at) => [field, HEADINGS[at] ?? field]));
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.name.startsWith('answer_')
        ? { ...column, title: title.get(column.name) ?? column.name }
        : column,
    ),
  };
}
