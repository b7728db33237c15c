import type { TextStorage } from './SessionKeyValue';
import { LockState, type StoreLock } from './StoreLock';

const BEAT = 1500;
/** Tabs in the background are slowed to one beat a minute by some browsers. */
const DEAD_AFTER = 75_000;

interface Beat {
  readonly tab: string;
  readonly at: number;
}

/**
 * The store's lock where there are no Web Locks (plain http): the owner leaves a beat in localStorage, and a beat
 * that is too old, or was taken away when its tab closed, leaves the store free.
 */
export class HeartbeatLock implements StoreLock {
  private readonly state = new LockState();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly storage: TextStorage,
    private readonly key: string,
    private readonly tab: string,
    private readonly now: () => number,
  ) {
    this.resume();
  }

  /** Begins (again) to look and to beat: at the start, and when a page comes back from the browser's back-forward cache. */
  resume(): void {
    clearInterval(this.timer);
    this.beat();
    this.timer = setInterval(() => this.beat(), BEAT);
  }

  get held(): boolean {
    return this.state.held;
  }

  onChange(listener: (held: boolean) => void): () => void {
    return this.state.onChange(listener);
  }

  takeOver(): Promise<void> {
    this.write();
    this.state.set(true);
    return Promise.resolve();
  }

  release(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    if (this.held) this.storage.removeItem(this.key);
    this.state.set(false);
  }

  /** Looks who owns the store; the owner says that it is still there, and a free store is taken. */
  beat(): void {
    const owner = this.read();
    const mine = owner === null || owner.tab === this.tab || this.now() - owner.at > DEAD_AFTER;
    if (mine) this.write();
    this.state.set(mine);
  }

  private read(): Beat | null {
    const [at, tab] = (this.storage.getItem(this.key) ?? '').split(' ');
    return tab === undefined ? null : { at: Number(at), tab };
  }

  private write(): void {
    this.storage.setItem(this.key, `${this.now()} ${this.tab}`);
  }
}
