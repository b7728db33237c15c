import { LockState, type StoreLock } from './StoreLock';

/** The part of the Web Locks API that is used. */
export interface Locks {
  request(
    name: string,
    options: { ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal },
    callback: (lock: unknown) => Promise<void>,
  ): Promise<unknown>;
}

/**
 * The store's lock through Web Locks: asked for once at the start, then waited for, so that the next tab gets it
 * the moment the owner is closed, crashes or hands over.
 */
export class WebLock implements StoreLock {
  private readonly state = new LockState();
  private readonly waiting = new AbortController();
  private letGo: (() => void) | null = null;

  private constructor(
    private readonly locks: Locks,
    private readonly name: string,
  ) {}

  /** Settles when it is known whether this tab is the owner. */
  static async open(locks: Locks, name: string): Promise<WebLock> {
    const lock = new WebLock(locks, name);
    await lock.ask({ ifAvailable: true });
    if (!lock.held) lock.wait();
    return lock;
  }

  get held(): boolean {
    return this.state.held;
  }

  onChange(listener: (held: boolean) => void): () => void {
    return this.state.onChange(listener);
  }

  takeOver(): Promise<void> {
    return this.held ? Promise.resolve() : this.ask({ steal: true });
  }

  release(): void {
    this.waiting.abort();
    this.letGo?.();
  }

  private wait(): void {
    void this.ask({ signal: this.waiting.signal });
  }

  /** Settles when the lock is held, or is not to be had. Holding goes on until it is released or taken away. */
  private ask(options: { ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal }): Promise<void> {
    return new Promise((settle) => {
      let mine = false;
      const hold = (lock: unknown) => {
        if (!lock || this.held) return Promise.resolve();
        return new Promise<void>((done) => {
          mine = true;
          this.letGo = done;
          this.state.set(true);
          settle();
        });
      };
      const ended = (taken: boolean) => {
        if (mine) this.lost(taken);
        settle();
      };
      this.locks.request(this.name, options, hold).then(
        () => ended(false),
        () => ended(true),
      );
    });
  }

  /** Released, or taken by another tab: then wait for it again. */
  private lost(taken: boolean): void {
    this.letGo = null;
    this.state.set(false);
    if (taken && !this.waiting.signal.aborted) this.wait();
  }
}
