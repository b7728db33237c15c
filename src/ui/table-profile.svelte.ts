import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { AskControl, Progress } from '../model/cell';
import type { ColumnProfile } from '../model/profile';

/** Profiles the columns of one table. */
export type ProfileTable = (control: AskControl) => Promise<readonly ColumnProfile[]>;

/** The tables whose profile the reader opened: kept while the page is, whatever is shown of them. */
const opened = new SvelteSet<string>();

/** The profile at the head of a table: shown or not, being counted, counted. */
export class TableProfile {
  /** By name. */
  columns = $state.raw<ReadonlyMap<string, ColumnProfile> | null>(null);
  progress = $state.raw<Progress | null>(null);
  failed = $state(false);

  isOpen(table: string): boolean {
    return opened.has(table);
  }

  toggle(table: string): void {
    if (!opened.delete(table)) opened.add(table);
  }

  /** Counts the columns; returns the way to stop, after which nothing more is heard of it. */
  run(profile: ProfileTable): () => void {
    const abort = new AbortController();
    this.failed = false;
    this.columns = null;
    this.progress = { stage: 'count', done: 0 };
    const { signal } = abort;
    const wanted = <T>(take: (value: T) => void) => {
      return (value: T) => {
        if (!signal.aborted) take(value);
      };
    };
    const control: AskControl = {
      signal,
      progress: wanted((progress) => {
        this.progress = progress;
      }),
    };
    profile(control).then(
      wanted((columns) => {
        this.columns = new SvelteMap(columns.map((column) => [column.name, column]));
        this.progress = null;
      }),
      wanted(() => {
        this.failed = true;
        this.progress = null;
      }),
    );
    return () => {
      abort.abort();
      this.progress = null;
    };
  }
}
