import { fieldsOfName, normaliseName } from './synonyms';

/** Headings that other systems have for what analyses publish. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  segment: [
    '客群',
    '客户分层',
    '客户群',
    '客户分组',
    '人群',
    '客户类型',
    '会员分层',
    'segment',
    'customer segment',
    'group',
  ],
  grade: ['客户级别', '客户等级', '价值等级', '会员等级', '级别', '等级', 'grade', 'level', 'tier', 'rating'],
  tags: ['客户标签', '标签', '会员标签', 'tags', 'tag', 'labels'],
  monetary: [
    '累计消费金额',
    '累计金额',
    '消费总额',
    '累计消费',
    'total spent',
    'lifetime value',
    'total amount',
  ],
  frequency: ['消费频次', '购买次数', '消费次数', '订单数', 'orders', 'order count', 'frequency'],
  recency: ['最近消费间隔', 'recency', 'days since last order'],
};

/** A heading without what templates write around it: `*客户名称(必填)` -> `客户名称`. */
export function plainHeading(text: string): string {
  return text
    .replace(/[(（[【][^)）\]】]*[)）\]】]/g, '')
    .replace(/必填|选填|required|optional/gi, '')
    .replace(/[*＊：:\s]+/g, ' ')
    .trim();
}

interface Candidate {
  readonly heading: string;
  readonly column: string;
  /** 0 = the same name. */
  readonly rank: number;
}

/**
 * Proposes which column goes under which heading: the same name first, then names that stand for the same field. A
 * column and a heading are used once; ties go to what stands further left.
 */
export function proposeColumns(
  headings: readonly string[],
  columns: readonly string[],
): Readonly<Record<string, string>> {
  const candidates = headings
    .flatMap((heading) => columns.flatMap((column) => candidate(heading, column)))
    .map((one, at) => ({ ...one, at }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at);
  const proposal: Record<string, string> = {};
  const used = new Set<string>();
  for (const { heading, column } of candidates) {
    if (used.has(column) || Object.hasOwn(proposal, heading)) continue;
    proposal[heading] = column;
    used.add(column);
  }
  return proposal;
}

function candidate(heading: string, column: string): Candidate[] {
  const rank = likeness(plainHeading(heading), column);
  return rank === null ? [] : [{ heading, column, rank }];
}

function likeness(heading: string, column: string): number | null {
  if (normaliseName(heading) === normaliseName(column)) return 0;
  const field = fieldsOfName(heading).find((one) => one.field === column);
  if (field) return 1 + field.rank;
  const result = RESULTS[column]?.findIndex((name) => normaliseName(name) === normaliseName(heading)) ?? -1;
  if (result >= 0) return 1 + result;
  const own = fieldsOfName(column).map((one) => one.field);
  const shared = fieldsOfName(heading).find((one) => own.includes(one.field));
  return shared ? 200 + shared.rank : null;
}
