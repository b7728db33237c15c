import type { KeyValue } from './KeyValue';

/** A notebook kept on this device: its document and nothing else. */
export interface LocalNotebook {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  /** When it was last saved, in milliseconds. */
  readonly updated: number;
}

export type LocalNotebookEntry = Omit<LocalNotebook, 'text'> & { readonly characters: number };

export interface SeenTexts {
  get(id: string): string | undefined;
  set(id: string, text: string): void;
}

const PREFIX = 'notebook/';
const LAST = 'last';

/** The documents kept on this device, and which one was open last. */
export class Notebooks {
  constructor(
    private readonly values: KeyValue,
    private readonly now: () => number,
    /** The text that this page last read or wrote of each notebook. */
    private readonly seen: SeenTexts = new Map<string, string>(),
  ) {}

  async list(): Promise<readonly LocalNotebookEntry[]> {
    const entries: LocalNotebookEntry[] = [];
    for (const key of await this.values.keys(PREFIX)) {
      const notebook = asNotebook(await this.values.get(key));
      if (!notebook) continue;
      const { id, title, updated, text } = notebook;
      entries.push({ id, title, updated, characters: text.length });
    }
    return entries.sort((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1));
  }

  async load(id: string): Promise<LocalNotebook | null> {
    const notebook = asNotebook(await this.values.get(PREFIX + id));
    if (notebook) this.seen.set(id, notebook.text);
    return notebook;
  }

  /** Whether what is kept is not what this page last read or wrote: another tab has saved meanwhile. */
  async changedElsewhere(id: string): Promise<boolean> {
    const notebook = asNotebook(await this.values.get(PREFIX + id));
    return notebook !== null && notebook.text !== this.seen.get(id);
  }

  /** The notebook that was saved last, if it is still there. */
  async loadLast(): Promise<LocalNotebook | null> {
    const id = await this.values.get(LAST);
    return typeof id === 'string' ? this.load(id) : null;
  }

  async save(id: string, title: string | null, text: string): Promise<void> {
    const notebook: LocalNotebook = { id, title, text, updated: this.now() };
    await this.values.set(PREFIX + id, notebook);
    this.seen.set(id, text);
    await this.values.set(LAST, id);
  }

  async remove(id: string): Promise<void> {
    await this.values.remove(PREFIX + id);
    if ((await this.values.get(LAST)) === id) await this.values.remove(LAST);
  }
}

function asNotebook(value: unknown): LocalNotebook | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, title, text, updated } = value as Partial<LocalNotebook>;
  if (typeof id !== 'string' || typeof text !== 'string' || typeof updated !== 'number') return null;
  return { id, title: typeof title === 'string' ? title : null, text, updated };
}
