import type { Database } from '../../model/database';
import type { SegmentationInfo } from '../../model/segmentation';
import type { TableInfo } from '../../model/table';
import { list, literal } from '../sql';
import { describeTable } from './describe';
import { replaceRelation } from './relation';

/** The table that describes a segmentation: `segment, label_zh, label_en, rank, colour, rule, basis`. */
export function segmentsSql({ basis, segments }: Pick<SegmentationInfo, 'basis' | 'segments'>): string {
  const rows = segments.map(
    ({ segment, label_zh, label_en, rank, colour, rule }) =>
      `(${list([segment, label_zh, label_en, rank, colour, rule, basis].map(literal))})`,
  );
  return `SELECT * FROM (VALUES
  ${rows.join(',\n  ')}
) AS segments(segment, label_zh, label_en, rank, colour, rule, basis)
ORDER BY rank`;
}

/** Publishes the table of segments beside that of customers, which is there already, and describes both. */
export async function publishSegments(database: Database, info: SegmentationInfo): Promise<TableInfo[]> {
  const { name } = info;
  await replaceRelation(database, `${name}_segments`, 'TABLE', segmentsSql(info));
  return [
    await describeTable(database, name, { key: 'customer', unique: ['customer'] }),
    await describeTable(database, `${name}_segments`, { key: 'rank', unique: ['segment', 'rank'] }),
  ];
}
