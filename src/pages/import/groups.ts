import type { ImportPreview } from '../../model/import';

/** A file with what was found in it. */
export interface PreviewedFile {
  readonly file: File;
  readonly preview: ImportPreview;
}

/** Files that are read as one table. The first one's preview is shown; all are read by the same options. */
export type FileGroup = readonly [PreviewedFile, ...PreviewedFile[]];

/** Files with this share of their columns in common are exports of one shape. */
const ALIKE = 0.7;

/**
 * Monthly exports of one shape belong together: same format, and (nearly) the same columns, in any order. What a file lacks is
 * shown; a column that is mapped must be in all of them. Groups and the files in them stand in the order in which they
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
  const common = [...a].filter((name) => b.has(name)).length;
  const mapped = Object.values(first.map).filter((mapping): mapping is string => typeof mapping === 'string');
  return (
    common >= ALIKE * new Set([...a, ...b]).size && mapped.every((column) => b.has(column.toLowerCase()))
  );
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
    const lacking = files.flatMap(({ file, preview }) => (columnKeys(preview).has(key) ? [] : [file.name]));
    return lacking.length === 0 ? [] : [{ column, lacking }];
  });
}
