import type { ExportedFile, FilledTemplate } from '../../model/export';
import type { exporting } from '../../i18n/shell/exporting';

type Key = keyof (typeof exporting)['zh'];

/** A sentence of what happened: a key of the texts with its values. */
export interface DoneLine {
  readonly key: Key;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What the reader must know of a file that was made; the first line is how much is in it. */
export function doneLines(file: ExportedFile | FilledTemplate): DoneLine[] {
  const { rows, parts, optedOut, unreachable, tooSmall, guarded, unwritable, beyondGbk } = file;
  const counted = (key: Key, count: number): DoneLine[] => (count > 0 ? [{ key, values: { count } }] : []);
  const byHeading = (key: Key, counts: Readonly<Record<string, number>>): DoneLine[] =>
    Object.entries(counts).map(([heading, count]) => ({ key, values: { heading, count } }));
  return [
    { key: parts > 1 ? 'doneParts' : 'done', values: { rows, parts } },
    ...(optedOut > 0 ? [{ key: 'doneOptedOut' as const, values: { rows: optedOut } }] : []),
    ...(unreachable > 0 ? [{ key: 'doneUnreachable' as const, values: { rows: unreachable } }] : []),
    ...counted('doneTooSmall', tooSmall),
    ...counted('doneGuarded', guarded),
    ...counted('doneUnwritable', unwritable),
    ...counted('doneBeyondGbk', beyondGbk),
    ...('notInList' in file ? byHeading('doneNotInList', file.notInList) : []),
    ...('missingRequired' in file ? byHeading('doneMissing', file.missingRequired) : []),
  ];
}
