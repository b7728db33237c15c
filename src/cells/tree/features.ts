import { KequnError } from '../../model/failure';
import type { Database } from '../../model/database';
import type { Warning } from '../../model/warning';
import type { CustomerColumn } from '../../sql/customers/columns';
import type { FeatureKind, TreeOptions } from './options';
import { levelsSql } from './query';

/** A column the tree may ask about. */
export interface Feature {
  readonly column: string;
  readonly kind: FeatureKind;
  readonly boolean: boolean;
  readonly levels: readonly string[];
  /** Rarer categories that are told apart no more: the last of the levels stands for them. */
  readonly merged: number;
  readonly missing: number;
}

/** More categories than this are put together, rarest first. */
const MOST_LEVELS = 50;
/** A text with more different values than this is no category unless it is asked for by name. */
const MOST_AUTOMATIC = 30;

const NUMERIC = /^(DECIMAL|DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)?INT)/;
/** What a segmentation publishes of how it was made, and what says who a customer is. */
const NO_FEATURE =
  /^(customer|segment|r|f|m|r100|f100|m100|score|score100|grade|distance|frequency_\d+m|amount_12m|predicted|actual|name|contact|order|address|tags)$/i;

export function kindOf({ type }: Pick<CustomerColumn, 'type'>): FeatureKind | null {
  if (NUMERIC.test(type)) return 'number';
  return type === 'VARCHAR' || type === 'BOOLEAN' ? 'category' : null;
}

/**
 * The columns asked for, or every one that could say something: no names and ids, no scores made for a segmentation.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.not_numeric` (a date, a list, …)
 */
export function chosenColumns(
  { features, from, target }: TreeOptions,
  known: readonly CustomerColumn[],
): readonly { readonly column: CustomerColumn; readonly kind: FeatureKind }[] {
  if (features.length === 0) {
    return known.flatMap((column) => {
      const kind = kindOf(column);
      const suits = kind !== null && column.name !== target && column.sensitivity === undefined;
      return suits && !NO_FEATURE.test(column.column) ? [{ column, kind }] : [];
    });
  }
  return features.map(({ column: name, as }) => {
    const column = known.find((one) => one.name === name);
    const values = { column: name, table: from, type: column?.type ?? '' };
    if (!column)
      throw new KequnError('analysis.missing_column', `missing column: ${name} in ${from}`, { values });
    const kind = as ?? kindOf(column);
    if (kind === null || (kind === 'number' && kindOf(column) !== 'number')) {
      throw new KequnError('analysis.not_numeric', `invalid feature: ${name} is ${column.type}`, { values });
    }
    return { column, kind };
  });
}

/** The features with their categories. Automatic ones with too many or only one are left out; others are told of. */
export async function readFeatures(
  database: Database,
  classed: string,
  chosen: ReturnType<typeof chosenColumns>,
  automatic: boolean,
): Promise<{ readonly features: readonly Feature[]; readonly warnings: readonly Warning[] }> {
  const features: Feature[] = [];
  const warnings: Warning[] = [];
  const skipped: string[] = [];
  for (const { column, kind } of chosen) {
    const plain = { column: column.name, kind, boolean: column.type === 'BOOLEAN' };
    if (kind === 'number') {
      features.push({ ...plain, levels: [], merged: 0, missing: 0 });
      continue;
    }
    const rows = await database.rows<{ level: string | null; customers: number }>(
      levelsSql(classed, column.name),
    );
    const known = rows.flatMap(({ level, customers }) => (level === null ? [] : [{ level, customers }]));
    const missing = rows.find(({ level }) => level === null)?.customers ?? 0;
    if (automatic && (known.length > MOST_AUTOMATIC || known.length + (missing > 0 ? 1 : 0) < 2)) {
      if (known.length > MOST_AUTOMATIC) skipped.push(column.name);
      continue;
    }
    const merged = Math.max(0, known.length - MOST_LEVELS);
    if (merged > 0)
      warnings.push({
        code: 'tree.categories_merged',
        values: { feature: column.name, kept: MOST_LEVELS, merged },
      });
    const kept = known.slice(0, MOST_LEVELS).map(({ level }) => level);
    kept.sort((a, b) => (a < b ? -1 : 1));
    features.push({ ...plain, levels: merged > 0 ? [...kept, ''] : kept, merged, missing });
  }
  for (const field of skipped) {
    warnings.push({ code: 'tree.columns_skipped', values: { field, most: MOST_AUTOMATIC } });
  }
  return { features, warnings };
}
