import { shareInCommon } from '../../lib/share-in-common';
import { isDescriptive } from '../../model/fields';
import { ALIKE_COLUMNS, type FileParts, type ImportOptions, type ImportPreview } from '../../model/import';

/** A file with what was found in it, or one of its parts: a sheet of a workbook, a file of an archive. */
export interface PreviewedFile {
  readonly file: File;
  readonly preview: ImportPreview;
  /** Which part it is; absent for the file itself. */
  readonly part?: string;
  /** What there is to choose from in the file. */
  readonly parts?: FileParts;
}

/** The option that reads one part. */
export function partOption({ part, parts }: Pick<PreviewedFile, 'part' | 'parts'>): ImportOptions {
  return part === undefined || !parts ? {} : { [parts.of]: part };
}

/** The files of a group, each once. */
export function filesOf(group: FileGroup): readonly File[] {
  return [...new Set(group.map(({ file }) => file))];
}

/** The parts of a group by name, each once. */
export function partNames(group: FileGroup): readonly string[] {
  return [...new Set(group.flatMap(({ part }) => part ?? []))];
}

/** What a part is called: its file and itself, as the column `file` will say it. */
export function partName({ file, part }: Pick<PreviewedFile, 'file' | 'part'>): string {
  return part === undefined ? file.name : `${file.name} · ${part}`;
}

/** Files that are read as one table. The first one's preview is shown; all are read by the same options. */
export type FileGroup = readonly [PreviewedFile, ...PreviewedFile[]];

/**
 * Monthly exports of one shape belong together: same format, and (nearly) the same columns, in any order. What a file lacks is
 * shown; a column that counts (see `isDescriptive`) must be in all of them. Groups and the files in them stand in the order in which they
 * were dropped.
 */
export function groupFiles(previewed: readonly PreviewedFile[]): FileGroup[] {
  const groups: [PreviewedFile, ...PreviewedFile[]][] = [];
  for (const one of previewed) {
    const group = groups.find(([first]) => isAlike(first.preview, one.preview));
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function isAlike(first: ImportPreview, other: ImportPreview): boolean {
  if (first.options.format !== other.options.format) return false;
  const [a, b] = [columnKeys(first), columnKeys(other)];
  const needed = Object.entries(first.map).flatMap(([field, column]) =>
    typeof column === 'string' && !isDescriptive(field) ? [column.toLowerCase()] : [],
  );
  return shareInCommon([...a], [...b]) >= ALIKE_COLUMNS && needed.every((column) => b.has(column));
}

function columnKeys({ columns }: ImportPreview): ReadonlySet<string> {
  return new Set(columns.map(({ name }) => name.toLowerCase()));
}

/** A column that only some of the files have. */
export interface ColumnDifference {
  readonly column: string;
  /** Names of the files without it. */
  readonly lacking: readonly string[];
}

/** What differs between the columns of a group's files; upper and lower case are the same. */
export function columnDifferences(files: readonly PreviewedFile[]): ColumnDifference[] {
  const names = new Map<string, string>();
  for (const { name } of files.flatMap(({ preview }) => preview.columns)) {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names].flatMap(([key, column]) => {
    const lacking = files.flatMap((one) => (columnKeys(one.preview).has(key) ? [] : [partName(one)]));
    return lacking.length === 0 ? [] : [{ column, lacking }];
  });
}
