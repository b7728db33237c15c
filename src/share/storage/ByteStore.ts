import type { KeyValue } from './KeyValue';

/** Where copies of files are kept. Rejects as a KeyValue does. */
export interface ByteStore {
  write(id: string, data: Blob): Promise<void>;
  read(id: string): Promise<Blob | null>;
  remove(id: string): Promise<void>;
  ids(): Promise<readonly string[]>;
}

const PREFIX = 'bytes/';

/** Copies as Blobs in a KeyValue, for browsers that cannot write their private file system from a page. */
export class KeyValueBytes implements ByteStore {
  constructor(private readonly values: KeyValue) {}

  write(id: string, data: Blob): Promise<void> {
    return this.values.set(PREFIX + id, data);
  }

  async read(id: string): Promise<Blob | null> {
    const value = await this.values.get(PREFIX + id);
    return value instanceof Blob ? value : null;
  }

  remove(id: string): Promise<void> {
    return this.values.remove(PREFIX + id);
  }

  async ids(): Promise<readonly string[]> {
    return (await this.values.keys(PREFIX)).map((key) => key.slice(PREFIX.length));
  }
}
