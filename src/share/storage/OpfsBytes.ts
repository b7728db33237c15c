import type { ByteStore } from './ByteStore';
import { storageError } from './storage-error';

/** Copies in the origin's private file system, in a folder of this installation. */
export class OpfsBytes implements ByteStore {
  constructor(private readonly folderName: string) {}

  /** Whether this browser can write its private file system from a page (Safari can from workers only). */
  static isAvailable(): boolean {
    return (
      typeof navigator !== 'undefined' &&
      typeof navigator.storage?.getDirectory === 'function' &&
      typeof FileSystemFileHandle !== 'undefined' &&
      'createWritable' in FileSystemFileHandle.prototype
    );
  }

  async write(id: string, data: Blob): Promise<void> {
    try {
      const file = await (await this.folder()).getFileHandle(id, { create: true });
      await data.stream().pipeTo(await file.createWritable());
    } catch (error) {
      await this.remove(id);
      throw storageError(error);
    }
  }

  async read(id: string): Promise<Blob | null> {
    try {
      return await (await (await this.folder()).getFileHandle(id)).getFile();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return null;
      throw storageError(error);
    }
  }

  async remove(id: string): Promise<void> {
    await this.folder()
      .then((folder) => folder.removeEntry(id))
      .catch(() => undefined);
  }

  async ids(): Promise<readonly string[]> {
    const ids: string[] = [];
    for await (const name of (await this.folder()).keys()) ids.push(name);
    return ids.sort();
  }

  private async folder(): Promise<FileSystemDirectoryHandle> {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle(this.folderName, { create: true });
  }
}

/** The name of the folder of an installation: its prefix, as a file system takes it. */
export function opfsFolder(prefix: string): string {
  return encodeURIComponent(prefix).replaceAll('%', '_');
}
