import { describe, expect, it } from 'vitest';
import { filesBelow, folderFiles } from '../../src/app/folder-files';

const named = (path: string) => new File([path], path);

interface Folder {
  readonly [name: string]: string | Folder;
}

/** A folder as browsers hand it over: listed a few entries at a time. */
function entry(path: string, content: string | Folder): FileSystemEntry {
  if (typeof content === 'string') {
    const file = new File([content], path.slice(path.lastIndexOf('/') + 1));
    const give = (done: (file: File) => void) => done(file);
    return { isFile: true, isDirectory: false, fullPath: path, file: give } as never;
  }
  const children = Object.entries(content).map(([name, inside]) => entry(`${path}/${name}`, inside));
  const createReader = () => {
    let at = 0;
    const readEntries = (done: (part: FileSystemEntry[]) => void) => done(children.slice(at, (at += 2)));
    return { readEntries };
  };
  return { isFile: false, isDirectory: true, fullPath: path, createReader } as never;
}

describe('a dropped folder', () => {
  it('gives the files that may hold data, in order, by path where two months share a name', async () => {
    const folder = entry('/2024', {
      feb: { 'orders.csv': 'f', 'Thumbs.db': '' },
      jan: { 'orders.csv': 'j', '~$orders.xlsx': '', '.DS_Store': '', deeper: { 'members.xlsx': 'm' } },
      'readme.md': '',
      'notes.pdf': '',
    });
    const files = folderFiles(await filesBelow(folder));
    expect(files.map(({ name }) => name)).toEqual([
      '2024/feb/orders.csv',
      'members.xlsx',
      '2024/jan/orders.csv',
    ]);
    expect(await Promise.all(files.map((file) => file.text()))).toEqual(['f', 'm', 'j']);
  });

  it('is the same in whatever order it is listed', () => {
    const files = [named('b.csv'), named('a.csv'), named('c/a.csv')];
    const names = folderFiles(files).map(({ name }) => name);
    expect(names).toEqual(['a.csv', 'b.csv', 'c/a.csv']);
    expect(folderFiles([...files].reverse()).map(({ name }) => name)).toEqual(names);
  });
});
