import type { ComputeContext } from '../../model/cell';
import type { Warning } from '../../model/warning';
import type { Columns } from './columns';
import { MOST_LEVELS, type ClusterOptions } from './options';
import { levelsQuery, type Levels } from './query';

/** The values of a categorical column, with the code that each has. */
export interface KnownLevels extends Levels {
  readonly column: string;
  /** Where it stands among the columns of the working table: `t<i>`, `c<i>`. */
  readonly position: number;
  /** One text a code; the last may stand for all rare values together (null). */
  readonly texts: readonly (string | null)[];
}

/**
 * Numbers the values of each categorical column in the order of their texts; of many the most frequent, all others
 * together as one. A baseline keeps its own numbers; a value it did not know is like none of them.
 */
export async function readLevels(
  { database, options }: ComputeContext<ClusterOptions>,
  columns: Columns,
): Promise<{ levels: readonly KnownLevels[]; warnings: readonly Warning[] }> {
  const levels: KnownLevels[] = [];
  const warnings: Warning[] = [];
  for (const [i, { column }] of columns.categories.entries()) {
    const frozen = options.baseline?.categories[i];
    if (frozen) {
      levels.push({ column, position: i, levels: frozen.levels, texts: frozen.levels, other: -1 });
      continue;
    }
    const found = await database.rows<{ level: string }>(levelsQuery(options.from, columns, column));
    const merged = found.length > MOST_LEVELS;
    const own = found.slice(0, merged ? MOST_LEVELS - 1 : MOST_LEVELS).map(({ level }) => level);
    own.sort();
    levels.push({
      column,
      position: i,
      levels: own,
      texts: merged ? [...own, null] : own,
      other: merged ? own.length : -1,
    });
    if (merged) {
      const values = { feature: column, levels: found.length, kept: own.length };
      warnings.push({ code: 'cluster.levels_merged', values });
    }
  }
  return { levels, warnings };
}
