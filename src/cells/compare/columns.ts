import { KequnError } from '../../model/failure';
import type { CustomerColumn } from '../../sql/customers/columns';
import type { ColumnKind, CompareOptions } from './options';

/** A column to compare segments by. */
export interface Compared {
  readonly column: string;
  readonly kind: ColumnKind;
}

const NUMERIC = /^(DECIMAL|DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)?INT)/;
/** What says who a customer is, or how a segmentation was made. */
const NOT_COMPARED =
  /^(customer|segment|r|f|m|r100|f100|m100|score|score100|distance|frequency_\d+m|amount_12m|predicted|actual|name|contact|order|address|tags)$/i;

export function kindOf({ type }: Pick<CustomerColumn, 'type'>): ColumnKind | null {
  if (NUMERIC.test(type)) return 'metric';
  return type === 'VARCHAR' || type === 'BOOLEAN' ? 'dimension' : null;
}

/**
 * The columns asked for, or every one that could say something.
 *
 * @throws KequnError `analysis.missing_column`, `analysis.not_numeric`
 */
export function comparedColumns(
  { columns }: CompareOptions,
  known: readonly CustomerColumn[],
  table: string,
): Compared[] {
  if (columns.length === 0) {
    return known.flatMap((column) => {
      const kind = kindOf(column);
      const suits = kind !== null && column.sensitivity === undefined && !NOT_COMPARED.test(column.column);
      return suits ? [{ column: column.name, kind }] : [];
    });
  }
  return columns.map(({ column: name, as }) => {
    const column = known.find((one) => one.name === name);
    const values = { column: name, table, type: column?.type ?? '' };
    if (!column)
      throw new KequnError('analysis.missing_column', `missing column: ${name} in ${table}`, { values });
    if (as === 'metric' && kindOf(column) !== 'metric') {
      throw new KequnError('analysis.not_numeric', `invalid metric: ${name} is ${column.type}`, { values });
    }
    return { column: name, kind: as ?? kindOf(column) ?? 'dimension' };
  });
}
