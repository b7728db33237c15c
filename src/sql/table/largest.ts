import { ident } from '../sql';

/** What each segment's largest customer brings of its amount (0–1); null where nobody brings anything. */
export function largestSql(table: string, amount: string): string {
  const paid = `greatest(${ident(amount)}::DOUBLE, 0)`;
  return `SELECT segment::VARCHAR AS segment, max(${paid}) / nullif(sum(${paid}), 0) AS largest
FROM ${ident(table)} WHERE segment IS NOT NULL GROUP BY segment`;
}
