import { isRecord } from '../../lib/is-record';
import type { ByteStore } from './ByteStore';
import type { KeyValue } from './KeyValue';

/**
 * How a file stays available after a reload: by a handle to it (no copy), by a copy for some days, or not at all; `always`
 * is a copy without an end, for what the reader wrote here and nobody else has.
 */
export type KeepChoice = 'handle' | '1' | '7' | '30' | 'always' | 'nothing';
/** What is offered for a file that exists elsewhere. */
export const KEEP_CHOICES: readonly KeepChoice[] = ['handle', '1', '7', '30', 'nothing'];

const DAY = 86_400_000;
const PREFIX = 'source/';

/** A file kept for a notebook. */
export interface KeptSource {
  readonly id: string;
  readonly notebook: string;
  readonly input: string;
  /** Its place among the files of its input. */
  readonly order: number;
  readonly name: string;
  readonly bytes: number;
  readonly modified: number;
  readonly choice: Exclude<KeepChoice, 'nothing'>;
  /** When a copy is deleted, in milliseconds; null for a handle and for a copy without an end. */
  readonly until: number | null;
  readonly handle?: FileSystemFileHandle;
}

/** A file asked for after a reload. `changed`: the file behind a handle is not the one it was. */
export type RestoredFile =
  | { readonly state: 'ready'; readonly source: KeptSource; readonly file: File; readonly changed: boolean }
  /** The browser wants to ask first: call `ask()` from a click. */
  | { readonly state: 'ask'; readonly source: KeptSource; ask(): Promise<RestoredFile> }
  | { readonly state: 'missing'; readonly source: KeptSource };

export interface FileToKeep {
  readonly notebook: string;
  readonly input: string;
  readonly order: number;
  readonly file: File;
  /** Where the browser gave one (`showOpenFilePicker`, a dropped item's `getAsFileSystemHandle()`). */
  readonly handle?: FileSystemFileHandle;
}

/** The source files that readers chose to keep, for as long as they chose. */
export class KeptSources {
  constructor(
    private readonly values: KeyValue,
    private readonly bytes: ByteStore,
    private readonly now: () => number,
  ) {}

  async list(): Promise<readonly KeptSource[]> {
    const kept: KeptSource[] = [];
    for (const key of await this.values.keys(PREFIX)) {
      const value = await this.values.get(key);
      if (isKept(value)) kept.push(value);
    }
    return kept.sort(
      (a, b) => compare(a.notebook, b.notebook) || compare(a.input, b.input) || a.order - b.order,
    );
  }

  /** Keeps a file as chosen, in place of whatever was kept for its place before. */
  async keep(what: FileToKeep, choice: KeepChoice): Promise<KeptSource | null> {
    const { notebook, input, order, file, handle } = what;
    const id = `${notebook}.${input}.${order}`;
    await this.remove(id);
    if (choice === 'nothing' || (choice === 'handle' && !handle)) return null;
    const about = {
      id,
      notebook,
      input,
      order,
      name: file.name,
      bytes: file.size,
      modified: file.lastModified,
    };
    if (choice === 'handle') return this.put({ ...about, choice, until: null, handle });
    await this.bytes.write(id, file);
    try {
      const until = choice === 'always' ? null : this.now() + Number(choice) * DAY;
      return await this.put({ ...about, choice, until });
    } catch (error) {
      await this.bytes.remove(id);
      throw error;
    }
  }

  /**
   * Keeps all files of an input as chosen, in place of all that was kept for it before: some of them, or old ones among
   * them, would be another result after a reload.
   * @throws `storage.full` and the like; none of them is kept then
   */
  async keepInput(
    notebook: string,
    input: string,
    files: readonly Pick<FileToKeep, 'file' | 'handle'>[],
    choice: KeepChoice,
  ): Promise<void> {
    await this.removeInput(notebook, input);
    try {
      for (const [order, one] of files.entries()) await this.keep({ notebook, input, order, ...one }, choice);
    } catch (error) {
      await this.removeInput(notebook, input);
      throw error;
    }
  }

  /** The files of a notebook, as far as they were kept. */
  async restore(notebook: string): Promise<readonly RestoredFile[]> {
    const kept = (await this.list()).filter((source) => source.notebook === notebook);
    return Promise.all(
      kept.map((source) => (source.handle ? fromHandle(source, source.handle) : this.fromCopy(source))),
    );
  }

  /** The bytes of a kept copy; null for a handle and where the copy is gone. */
  read({ id, handle }: KeptSource): Promise<Blob | null> {
    return handle ? Promise.resolve(null) : this.bytes.read(id);
  }

  /** Puts other content into the place of a kept copy, for as long as the copy was to stay. */
  async rewrite(source: KeptSource, file: Blob): Promise<void> {
    await this.bytes.write(source.id, file);
    await this.put({ ...source, bytes: file.size });
  }

  async remove(id: string): Promise<void> {
    await this.values.remove(PREFIX + id);
    await this.bytes.remove(id);
  }

  async removeInput(notebook: string, input: string): Promise<void> {
    for (const source of await this.list())
      if (source.notebook === notebook && source.input === input) await this.remove(source.id);
  }

  async removeNotebook(notebook: string): Promise<void> {
    for (const source of await this.list()) if (source.notebook === notebook) await this.remove(source.id);
  }

  /** Deletes copies whose time has come, and bytes that no record speaks of. Returns what has expired. */
  async expire(): Promise<readonly KeptSource[]> {
    const now = this.now();
    const kept = await this.list();
    const expired = kept.filter(({ until }) => until !== null && until <= now);
    for (const source of expired) await this.remove(source.id);
    const known = new Set(kept.map((source) => source.id));
    for (const id of await this.bytes.ids()) if (!known.has(id)) await this.bytes.remove(id);
    return expired;
  }

  private async put(source: KeptSource): Promise<KeptSource> {
    await this.values.set(PREFIX + source.id, source);
    return source;
  }

  private async fromCopy(source: KeptSource): Promise<RestoredFile> {
    const data =
      source.until !== null && source.until <= this.now() ? null : await this.bytes.read(source.id);
    if (!data) return { state: 'missing', source };
    const file = new File([data], source.name, { lastModified: source.modified });
    return { state: 'ready', source, file, changed: file.size !== source.bytes };
  }
}

/** Handles as browsers with file system access have them; the types of the DOM do not know permissions yet. */
interface AskableHandle extends FileSystemFileHandle {
  queryPermission?(options: { mode: 'read' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'read' }): Promise<PermissionState>;
}

async function fromHandle(source: KeptSource, handle: AskableHandle): Promise<RestoredFile> {
  const permission = await permissionOf(handle, 'queryPermission');
  if (permission === 'granted') return open(source, handle);
  return {
    state: 'ask',
    source,
    ask: async () =>
      (await permissionOf(handle, 'requestPermission')) === 'granted'
        ? open(source, handle)
        : { state: 'missing', source },
  };
}

async function permissionOf(
  handle: AskableHandle,
  how: 'queryPermission' | 'requestPermission',
): Promise<PermissionState> {
  return (await handle[how]?.({ mode: 'read' }).catch(() => 'denied' as const)) ?? 'granted';
}

async function open(source: KeptSource, handle: FileSystemFileHandle): Promise<RestoredFile> {
  const file = await handle.getFile().catch(() => null);
  if (!file) return { state: 'missing', source };
  return {
    state: 'ready',
    source,
    file,
    changed: file.size !== source.bytes || file.lastModified !== source.modified,
  };
}

function isKept(value: unknown): value is KeptSource {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['notebook'] === 'string';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
