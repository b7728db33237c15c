import { fieldSpec } from '../../model/fields';
import type { Column } from '../../model/table';

/** Columns of a table whose values are masked on display: those that carry a personal or sensitive field. */
export function personalColumns(columns: readonly Column[]): string[] {
  return columns
    .filter(
      ({ name, sensitivity }) =>
        sensitivity !== undefined || fieldSpec(name.replace(/_raw$/, '')).sensitivity !== 'none',
    )
    .map((column) => column.name);
}
