import { naturalBreaks, type Breaks } from './natural-breaks';
import type { BreaksInput } from './task';

/** What the analysis worker runs for `breaksTask`. */
export function breaks({ values, most }: BreaksInput, report: (done: number, total: number) => void): Breaks {
  return naturalBreaks(values, most, report);
}
