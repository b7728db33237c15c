import { getContext, hasContext, setContext } from 'svelte';
import type { RowFilter, SortOrder } from '../model/table';
import type { ProfileTable } from './table-profile.svelte';

/** What of a table is to be exported: as it stands before the reader. */
export interface ExportOrder {
  readonly table: string;
  /** What the reader calls it; the table's name when absent. */
  readonly what?: string;
  readonly filter?: RowFilter;
  readonly sort?: readonly SortOrder[];
  /** In this order; all when absent. */
  readonly columns?: readonly string[];
  /** How personal values leave unless the reader chooses otherwise; masked when absent. */
  readonly personal?: 'masked' | 'hashed';
  /** A file for each value of this column, unless the reader chooses otherwise. */
  readonly split?: string;
}

/** What the product around it does for any table or picture on screen. */
export interface TableTools {
  /** The columns of a table that are masked unless the reader chooses otherwise. */
  masked(table: string): readonly string[];
  /** Opens the export dialog. */
  export(order: ExportOrder): void;
  /** Gives a picture to the reader and notes it in the export log as `what`. */
  savePicture?(blob: Blob, fileName: string, what: string): void;
  /**
   * Which of the names in a picture (of a cell, where it is one's) are of groups that the privacy check hides, and of how
   * many customers groups without a name must be.
   */
  hiddenGroups?(
    names: readonly string[],
    cell: string | null,
  ): Promise<{ readonly names: readonly string[]; readonly least: number }>;
  /** What counts the columns of a table; null for a table that no cell publishes. */
  profiler?(table: string): ProfileTable | null;
}

const KEY = Symbol('table tools');

export function setTableTools(tools: TableTools): void {
  setContext(KEY, tools);
}

/** Null where a table stands by itself (the gallery, a test). */
export function getTableTools(): TableTools | null {
  return hasContext(KEY) ? getContext<TableTools>(KEY) : null;
}

const CELL = Symbol('cell');

/** Says of all below in the page of which cell they are. */
export function setCellName(name: () => string): void {
  setContext(CELL, name);
}

/** Gives the name of the cell that something on the page is part of; null where it is none's. */
export function getCellName(): () => string | null {
  return hasContext(CELL) ? getContext<() => string>(CELL) : () => null;
}
