import { ident, list, literal } from '../../sql/sql';
import type { Criterion } from './options';
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

/** The table of criteria: `key, label, better` (`high` or `low`); empty without any. */
export function criteriaSql(criteria: readonly Criterion[]): string {
  const known = criteria.filter(({ key }) => key !== '');
  const rows = known.map(({ key, label, better }, at) => `(${list([key, label, better, at].map(literal))})`);
  const some = rows.length > 0;
  return `SELECT key::VARCHAR AS key, label::VARCHAR AS label, better::VARCHAR AS better
FROM (VALUES
  ${some ? rows.join(',\n  ') : '(NULL, NULL, NULL, NULL)'}
) AS criteria(key, label, better, place)${some ? '' : '\nWHERE FALSE'}
ORDER BY place`;
}
