import { KequnError } from '../../model/failure';
import { Autosave, type SaveState } from './Autosave';
import type { Erased } from './erase';
import { ExportLog } from './ExportLog';
import { KeptSources } from './KeptSources';
import { MemoryKeyValue, type KeyValue } from './KeyValue';
import { Notebooks, type SeenTexts } from './Notebooks';
import type { StorePorts } from './ports';
import { Rescue } from './Rescue';
import { ValueMaps } from './ValueMaps';

/** What a reader is told about the store as a whole. */
export interface StoreStatus {
  /** Where things go: on the device, in this tab only (shared computer), or nowhere. */
  readonly place: 'device' | 'tab' | 'nowhere';
  /** Whether this tab may write. False: another tab has the store. */
  readonly owner: boolean;
  readonly save: SaveState;
}

interface Snapshot {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
}

/** How long a tab that hands over has to save what it has. */
const HAND_OVER = 800;

/**
 * What is kept on this device, for one page: notebooks, source files, the export log; who may write; autosave with
 * a visible state. All of it goes through `ports`, so that it runs in tests without a browser.
 */
export class LocalStore {
  private listeners = new Set<(status: StoreStatus) => void>();
  private saveState: SaveState = { state: 'saved' };
  private erased = false;
  private erasing = false;
  private readonly seen = new Map<string, string>();
  /** The notebook that another tab saved after this page had read it. */
  private outdated: { readonly id: string; readonly seen: string | undefined } | null = null;
  private autosave: Autosave<Snapshot>;
  private readonly rescue: Rescue;
  private flushed: (() => void) | null = null;

  constructor(private readonly ports: StorePorts) {
    this.autosave = new Autosave(
      (snapshot) => this.save(snapshot),
      (state) => this.setSave(state),
    );
    this.rescue = new Rescue(ports.rescue);
    ports.lock.onChange(() => this.announce());
    ports.channel.onMessage((message) => {
      if (message === 'flush' && this.owner)
        void this.autosave.flush().then(() => ports.channel.send('flushed'));
      if (message === 'flushed') this.flushed?.();
      if (message === 'erased') this.stopForGood();
    });
  }

  get status(): StoreStatus {
    return { place: this.place, owner: this.owner, save: this.blocked() ?? this.saveState };
  }

  /** Calls back with every change of the status; returns the way to stop. */
  onStatus(listener: (status: StoreStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get shared(): boolean {
    return this.ports.shared.get();
  }

  get notebooks(): Notebooks {
    return new Notebooks(this.guarded(), this.ports.now, this.seenTexts());
  }

  /** Null where no file can be kept: on a shared computer, or without storage. */
  get sources(): KeptSources | null {
    const { bytes, now } = this.ports;
    return this.place === 'device' && bytes ? new KeptSources(this.guarded(), bytes, now) : null;
  }

  get valueMaps(): ValueMaps {
    return new ValueMaps(this.guarded(), this.ports.now);
  }

  get exports(): ExportLog {
    return new ExportLog(this.logValues(), this.ports.now);
  }

  newId(): string {
    return this.ports.newId();
  }

  /** Notes the present text of a notebook, to be saved in a moment. Does nothing where nothing may be written. */
  changed(id: string, title: string | null, text: string): void {
    if (id !== this.outdated?.id) this.outdated = null;
    if (!this.blocked()) this.autosave.changed({ id, title, text });
  }

  /**
   * Call it when the page is hidden or goes (`visibilitychange`, `beforeunload`, `pagehide`): saves what is pending, and
   * sets it down at once in case the save is not let finish. Returns false where it may be lost.
   */
  leave(): boolean {
    const { unsaved } = this.autosave;
    if (!unsaved || this.blocked()) return true;
    void this.autosave.flush();
    if (this.place !== 'device') return this.saveState.state !== 'failed';
    return this.rescue.put({ ...unsaved, base: this.seen.get(unsaved.id) ?? null });
  }

  /** Saves what is pending now. */
  flush(): Promise<void> {
    return this.blocked() ? Promise.resolve() : this.autosave.flush();
  }

  /**
   * Call once at the start: saves what the page before was not let finish, and deletes copies whose time has come.
   * Returns their names.
   */
  async start(): Promise<readonly string[]> {
    if (!this.owner) return [];
    await this.recover();
    if (!this.sources) return [];
    return (await this.sources.expire()).map((source) => source.name);
  }

  /** Makes this tab the owner; the tab that was saves first. Load the notebook anew afterwards. */
  async takeOver(): Promise<void> {
    const answer = new Promise<void>((resolve) => {
      this.flushed = resolve;
      setTimeout(resolve, HAND_OVER);
    });
    this.ports.channel.send('flush');
    await answer;
    await this.ports.lock.takeOver();
    await this.recover();
  }

  /**
   * Turns "shared computer" on or off. On: everything kept on the device is erased and the open notebook stays in
   * this tab only. Off: the open notebook is kept on the device from now on (call `changed` with it).
   */
  async setShared(shared: boolean): Promise<readonly Erased[]> {
    if (shared === this.shared) return [];
    this.autosave.stop();
    const gone = shared ? await this.eraseDevice() : await this.clearTab();
    this.ports.shared.set(shared);
    this.setSave({ state: 'saved' });
    return gone;
  }

  /** Deletes everything on this device, in all tabs; nothing is saved any more until the page is loaded anew. */
  async eraseEverything(): Promise<readonly Erased[]> {
    this.stopForGood();
    return this.eraseDevice();
  }

  /** Gives the store up, for the next tab. */
  async close(): Promise<void> {
    await this.flush();
    this.ports.lock.release();
    this.ports.channel.close();
    await this.ports.closeDurable();
  }

  /**
   * Saves unless another tab has saved the notebook since this page read it (a tab that waited becomes the owner with
   * an old text): then nothing is overwritten, and the status says `another_tab` until it is loaded anew.
   */
  private async save({ id, title, text }: Snapshot): Promise<void> {
    const { notebooks } = this;
    if (await notebooks.changedElsewhere(id)) {
      this.outdated = { id, seen: this.seen.get(id) };
      this.autosave.stop();
      this.setSave({ state: 'saved' });
      return;
    }
    await notebooks.save(id, title, text);
    this.rescue.saved();
  }

  /** Saves what the page before set down in its last moment, unless the notebook was saved by somebody else since. */
  private async recover(): Promise<void> {
    const found = this.place === 'device' ? this.rescue.found() : null;
    if (!found) return;
    const kept = await this.notebooks.load(found.id);
    // What cannot be saved now (no room) stays for the next time.
    if ((kept?.text ?? null) === found.base)
      await this.notebooks.save(found.id, found.title, found.text).catch(() => undefined);
    if (this.seen.get(found.id) !== found.base) this.rescue.clear();
  }

  /** What was read and written, telling listeners when an old text is not old any more. */
  private seenTexts(): SeenTexts {
    return {
      get: (id) => this.seen.get(id),
      set: (id, text) => {
        this.seen.set(id, text);
        if (id === this.outdated?.id) this.announce();
      },
    };
  }

  /** Until the notebook is read anew, which changes what was seen of it. */
  private get isOutdated(): boolean {
    return this.outdated !== null && this.seen.get(this.outdated.id) === this.outdated.seen;
  }

  private get owner(): boolean {
    return this.place !== 'device' || this.ports.lock.held;
  }

  private get place(): StoreStatus['place'] {
    if (this.shared) return 'tab';
    return this.ports.durable ? 'device' : 'nowhere';
  }

  private async eraseDevice(): Promise<readonly Erased[]> {
    this.erasing = true;
    this.ports.channel.send('erased');
    await this.ports.closeDurable();
    try {
      return await this.ports.erase();
    } finally {
      this.erasing = false;
    }
  }

  private async clearTab(): Promise<readonly Erased[]> {
    const { session } = this.ports;
    for (const key of await session.keys('')) await session.remove(key);
    return [];
  }

  /** Saves nothing more and leaves the store to the next page that is loaded. */
  private stopForGood(): void {
    this.erased = true;
    this.autosave.stop();
    this.ports.lock.release();
    this.announce();
  }

  private blocked(): SaveState | null {
    if (this.erased) return { state: 'off', because: 'erased' };
    if (this.place === 'nowhere') return { state: 'off', because: 'unavailable' };
    return this.owner && !this.isOutdated ? null : { state: 'off', because: 'another_tab' };
  }

  /** Where notebooks go, refusing writes of a tab that does not own the store. Reading is always allowed. */
  private guarded(): KeyValue {
    const values = this.values();
    const check = () => {
      if (this.erased) throw new KequnError('storage.unavailable', 'invalid write: everything was erased');
      if (!this.owner)
        throw new KequnError('storage.another_tab', 'invalid write: another tab owns the store');
    };
    return {
      get: (key) => values.get(key),
      keys: (prefix) => values.keys(prefix),
      set: async (key, value) => (check(), values.set(key, value)),
      remove: async (key) => (check(), values.remove(key)),
    };
  }

  /** Every tab logs its exports: entries never overwrite each other. */
  private logValues(): KeyValue {
    const values = this.values();
    const refuse = () =>
      Promise.reject(new KequnError('storage.unavailable', 'invalid write: everything was erased'));
    return this.erased ? { ...bind(values), set: refuse } : values;
  }

  /** Reading would open the database anew: after erasing there is nothing to read. */
  private values(): KeyValue {
    if (this.erased || this.erasing) return new MemoryKeyValue();
    return (this.shared ? null : this.ports.durable) ?? this.ports.session;
  }

  private setSave(state: SaveState): void {
    this.saveState = state;
    this.announce();
  }

  private announce(): void {
    for (const listener of this.listeners) listener(this.status);
  }
}

function bind(values: KeyValue): KeyValue {
  return {
    get: (key) => values.get(key),
    set: (key, value) => values.set(key, value),
    remove: (key) => values.remove(key),
    keys: (prefix) => values.keys(prefix),
  };
}
