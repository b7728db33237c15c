import { harmless } from '../../../lib/harmless';
import type { Value } from '../../../model/table';
import type { ExportColumn } from './rows';

/** Makes texts harmless that a spreadsheet would take for formulas, and counts them. */
export class FormulaGuard {
  guarded = 0;

  /** Only text can hide a formula: numbers and dates keep their minus signs. */
  value(value: Value, column: ExportColumn | undefined): Value {
    if (typeof value !== 'string' || column?.type !== 'VARCHAR') return value;
    return this.text(value);
  }

  text(value: string): string {
    const safe = harmless(value);
    if (safe !== value) this.guarded += 1;
    return safe;
  }
}
