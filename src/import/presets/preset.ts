import type { FieldType, KnownField, RowKind } from '../../model/fields';
import type { PresetId } from '../../model/preset';
import type { TableKind } from '../../model/table-kind';

/**
 * One kind of export of one system: what its columns are called and what they are. Headings only, as people publish them;
 * each file says where they are from.
 */
export interface Preset {
  readonly system: PresetId;
  readonly table: TableKind;
  /** Headings the export is known to have, besides those of `map`. */
  readonly headings: readonly string[];
  /** Headings that hardly any other system has; one of them must be there. */
  readonly telling: readonly string[];
  /** Field -> its headings, the best one first. */
  readonly map: Readonly<Partial<Record<KnownField, readonly string[]>>>;
  /** Types of columns that are no field, where values would mislead. */
  readonly types?: Readonly<Record<string, FieldType>>;
  /** What a row is, where the export says so by its very form. */
  readonly row?: RowKind;
}

/** Headings as they are typed: one a word; those with blanks are given as `a_b` never, but in quotes by `names`. */
export function headings(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Headings with blanks in them, one a line or set apart by commas. */
export function names(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
