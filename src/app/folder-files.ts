/** More files than this are not taken from one folder, and folders are not followed deeper than this. */
export const MOST_FILES = 500;
const DEEPEST = 8;

/** What systems leave in folders, and lock files of open workbooks. */
const NO_DATA = /^(\.|~\$|thumbs\.db$|desktop\.ini$)|\.(md|docx?|pptx?|pdf|png|jpe?g|gif|exe|tmp|lnk|ini)$/i;

/**
 * The files of a folder that may hold data, in order of their paths. Where two have the same name (one a month's folder), the name is
 * the path, so that rows can be told apart by it.
 */
export function folderFiles(files: readonly File[]): File[] {
  const data = files
    .filter(({ name }) => !NO_DATA.test(leaf(name)))
    .sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))
    .slice(0, MOST_FILES);
  const counts = new Map<string, number>();
  for (const file of data) counts.set(leaf(file.name), (counts.get(leaf(file.name)) ?? 0) + 1);
  return data.map((file) => {
    const name = (counts.get(leaf(file.name)) ?? 0) > 1 ? pathOf(file) : leaf(file.name);
    return name === file.name
      ? file
      : new File([file], name, { type: file.type, lastModified: file.lastModified });
  });
}

function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}

function leaf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The files below a dropped folder, named by their paths. */
export async function filesBelow(entry: FileSystemEntry, depth = 0): Promise<File[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [
      new File([file], entry.fullPath.replace(/^\//, ''), {
        type: file.type,
        lastModified: file.lastModified,
      }),
    ];
  }
  if (!isFolder(entry) || depth > DEEPEST) return [];
  const files: File[] = [];
  for (const child of await children(entry)) {
    if (files.length >= MOST_FILES) break;
    files.push(...(await filesBelow(child, depth + 1)));
  }
  return files;
}

/** A folder is listed in parts until a part is empty. */
async function children(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
