import { valuesSql } from '../../sql/table/values';
import type { PointResult } from './result';

/** The published table: a row a point. Its words are the document's and stay there. */
export function swotSql(points: readonly PointResult[]): string {
  return valuesSql(
    {
      key: 'VARCHAR',
      list: 'VARCHAR',
      weight: 'DOUBLE',
      score: 'DOUBLE',
      points: 'DOUBLE',
      share: 'DOUBLE',
      used: 'INTEGER',
    },
    points.map((one) => [one.key, one.part, one.weight, one.score, one.points, one.share, one.used]),
  );
}
