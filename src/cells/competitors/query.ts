import { ident, list, literal } from '../../sql/sql';
import type { CompetitorsResult } from './result';

/** The published table: a row a brand, ourselves first: `name, own, share` and a column of scores a criterion. */
export function brandsSql({ brands, gaps }: CompetitorsResult): string {
  const typed = [
    'name::VARCHAR AS name',
    'own::BOOLEAN AS own',
    'share::DOUBLE AS share',
    ...gaps.map(({ key }, at) => `score_${at}::DOUBLE AS ${ident(key)}`),
  ];
  const rows = brands.map(
    ({ name, own, share, scores }, at) => `(${list([name, own, share, ...scores, at].map(literal))})`,
  );
  return `SELECT ${list(typed)}
FROM (VALUES
  ${rows.join(',\n  ')}
) AS brands(name, own, share, ${gaps.map((_, at) => `score_${at}, `).join('')}place)
ORDER BY place`;
}
