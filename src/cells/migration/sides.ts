import type { AsOf, ComputeContext, Statement } from '../../model/cell';
import type { Database } from '../../model/database';
import type { SegmentationInfo } from '../../model/segmentation';
import type { Warning } from '../../model/warning';
import { ident } from '../../sql/sql';
import type { MigrationOptions } from './options';
import type { MigrationResult, RulerUsed } from './result';

export type Context = ComputeContext<MigrationOptions>;

/** What a group is called and drawn with. */
export type Group = Pick<
  SegmentationInfo['segments'][number],
  'segment' | 'label_zh' | 'label_en' | 'colour'
>;

/**
 * Two sides measured: temporary tables `(customer, segment, score, amount)`. `own` and `beforeOwn` hold both sides
 * measured each by its own ruler, where that differs from what is shown; `own` may be null where nothing is known.
 */
export interface Sides {
  readonly before: string;
  readonly after: string;
  readonly own: { readonly before: string; readonly after: string } | null;
  readonly groups: readonly Group[];
  readonly ruler: RulerUsed;
  readonly facts: Pick<MigrationResult, 'mode' | 'days' | 'entered_new' | 'cuts' | 'baseline_candidate'> & {
    readonly names: readonly [string | null, string | null];
    /** First and last days of the two windows. */
    readonly days_of: readonly (readonly [string, string])[] | null;
  };
  readonly asOf: AsOf | null;
  readonly warnings: readonly Warning[];
  readonly statements: readonly Statement[];
}

/** The temporary tables of a run. */
export function scratch(name: string): (part: string) => string {
  return (part) => `__${name}_${part}`;
}

/** Makes a temporary table. */
export async function makeTemp(database: Database, table: string, query: string): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE ${ident(table)} AS\n${query}`);
}
