import { isRecord } from '../../lib/is-record';
import type { KeyValue } from './KeyValue';

/** One file that left the notebook, as noted on this device. It says what kind of data went out, never the data. */
export interface ExportEntry {
  /** When, in milliseconds. */
  readonly at: number;
  /** What: the segment list, a report, the document … in the reader's words or a table's name. */
  readonly what: string;
  readonly format: string;
  readonly rows: number | null;
  readonly columns: readonly string[];
  /** Personal columns among them that were written in full, not masked. */
  readonly unmasked?: readonly string[];
  /** Personal columns that left as hashes. */
  readonly hashed?: readonly string[];
  /** Rows left out since their customers opted out. */
  readonly optedOut?: number;
  readonly notebook?: string | null;
}

const PREFIX = 'export/';
/** The oldest entries go when there are more. */
const MOST = 1000;

/** The log of exports on this device; erased with everything else. */
export class ExportLog {
  constructor(
    private readonly values: KeyValue,
    private readonly now: () => number,
  ) {}

  async log(entry: Omit<ExportEntry, 'at'>): Promise<void> {
    const at = this.now();
    await this.values.set(await this.freeKey(at), { ...entry, at });
    const keys = await this.values.keys(PREFIX);
    for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) await this.values.remove(key);
  }

  /** Newest first. */
  async list(): Promise<readonly ExportEntry[]> {
    const entries: ExportEntry[] = [];
    for (const key of await this.values.keys(PREFIX)) {
      const value = await this.values.get(key);
      if (isEntry(value)) entries.push(value);
    }
    return entries.reverse();
  }

  async clear(): Promise<void> {
    for (const key of await this.values.keys(PREFIX)) await this.values.remove(key);
  }

  /** Keys sort by time; two exports of one millisecond get different ones. */
  private async freeKey(at: number): Promise<string> {
    const stem = PREFIX + String(at).padStart(15, '0');
    const taken = await this.values.keys(stem);
    return `${stem}-${String(taken.length).padStart(4, '0')}`;
  }
}

function isEntry(value: unknown): value is ExportEntry {
  return isRecord(value) && typeof value['at'] === 'number' && Array.isArray(value['columns']);
}
