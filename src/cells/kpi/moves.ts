import type { ComputeContext } from '../../model/cell';
import { found } from './customers';
import type { KpiOptions } from './options';
import { movesSql } from './query';
import type { MovesResult } from './result';

interface MoveRow {
  readonly move: string;
  readonly segment_before: string | null;
  readonly segment_after: string | null;
  readonly customers: number;
}

/** How many of the largest moves are shown. */
const MOST = 10;

/** Who moved between segments, from the table of a migration cell; null where none is chosen or it is gone. */
export async function movesOf({
  options,
  table,
  database,
}: ComputeContext<KpiOptions>): Promise<MovesResult | null> {
  const name = options.migration;
  const info = name === null ? null : found(() => table(name));
  const columns = ['move', 'segment_before', 'segment_after'];
  if (!info || !columns.every((wanted) => info.columns.some((column) => column.name === wanted))) return null;
  const rows = await database.rows<MoveRow>(movesSql(info.name));
  const total = (wanted: string) =>
    rows.reduce((sum, { move, customers }) => sum + (move === wanted ? customers : 0), 0);
  return {
    cell: info.name,
    ...{ stayed: total('stayed'), moved: total('moved'), entered: total('entered'), left: total('left') },
    moves: rows
      .filter(({ move }) => move === 'moved')
      .slice(0, MOST)
      .map(({ segment_before: from, segment_after: to, customers }) => ({ from, to, customers })),
  };
}
