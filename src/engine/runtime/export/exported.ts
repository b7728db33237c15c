import type { ExportedFile } from '../../../model/export';
import type { RowSource } from './rows';

type Known = Pick<ExportedFile, 'blob' | 'extension' | 'rows'> & Partial<ExportedFile>;

/** What is said of a file, with nothing to say where nothing is said. */
export function exported(source: RowSource, known: Known): ExportedFile {
  const { optedOut, unreachable, tooSmall } = source;
  return { parts: 1, unwritable: 0, beyondGbk: 0, guarded: 0, optedOut, unreachable, tooSmall, ...known };
}
