import type { ImportPreview } from '../../model/import';

/** A file with what was found in it. */
export interface PreviewedFile {
  readonly file: File;
  readonly preview: ImportPreview;
}

/** Files that are read as one table, because their columns are the same. */
export interface FileGroup {
  readonly files: readonly File[];
  /** Of the first file: all others are read the same way. */
  readonly preview: ImportPreview;
}

/**
 * Monthly exports of one shape belong together: same format, same columns (in any order). Groups and the files in
 * them stand in the order in which they were dropped.
 */
export function groupFiles(previewed: readonly PreviewedFile[]): FileGroup[] {
  const groups = new Map<string, { files: File[]; preview: ImportPreview }>();
  for (const { file, preview } of previewed) {
    const shape = shapeOf(preview);
    const group = groups.get(shape);
    if (group) group.files.push(file);
    else groups.set(shape, { files: [file], preview });
  }
  return [...groups.values()];
}

function shapeOf({ options, columns }: ImportPreview): string {
  const names = columns.map((column) => column.name).sort();
  return JSON.stringify([options.format, names]);
}
