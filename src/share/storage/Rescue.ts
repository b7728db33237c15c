import { isRecord } from '../../lib/is-record';

/** One text that is written and read at once, without waiting; false where the browser refuses it. */
export interface TextSlot {
  read(): string | null;
  write(text: string | null): boolean;
}

/** A notebook that was not saved yet when its page went. */
export interface Rescued {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  /** The text that the page had last read or written of it; null for a notebook that was never saved. */
  readonly base: string | null;
}

/**
 * Edits of the last moment before a page goes: the browser ends every save that is under way, so they are set down at
 * once, and the next page puts them where they belong.
 */
export class Rescue {
  private held = false;

  constructor(private readonly slot: TextSlot) {}

  /** Returns whether it is safe. */
  put(rescued: Rescued): boolean {
    this.held = this.slot.write(JSON.stringify(rescued));
    return this.held;
  }

  /** What an earlier page set down. */
  found(): Rescued | null {
    const text = this.slot.read();
    return text === null ? null : asRescued(text);
  }

  clear(): void {
    this.slot.write(null);
    this.held = false;
  }

  /** What this page set down has been saved meanwhile: the page did not go. */
  saved(): void {
    if (this.held) this.clear();
  }
}

function asRescued(text: string): Rescued | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return null;
    const { id, title, text: document, base } = value;
    if (typeof id !== 'string' || typeof document !== 'string') return null;
    return {
      id,
      text: document,
      title: typeof title === 'string' ? title : null,
      base: typeof base === 'string' ? base : null,
    };
  } catch {
    return null;
  }
}
