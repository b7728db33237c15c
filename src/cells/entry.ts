import * as v from 'valibot';
import { isRecord } from '../lib/is-record';
import { typedNumber } from '../lib/typed-number';
import type { Claim } from '../model/evidence';
import { claimSchema } from './claim';

/** A part of an entry that cannot be read: its name, and what stands there. */
export interface Unread {
  readonly part: string;
  readonly value: string;
}

const NO_CLAIM: Claim = { text: '', confirmed: {} };

type Set = (path: readonly (string | number)[], value: unknown) => void;

/** Puts an entry at the end of a list of which `count` entries are stored: one undo step. */
export function appendEntry(set: Set, path: readonly string[], count: number, entry: unknown): void {
  // A path into a list that is not there yet would make a map of it.
  if (count === 0) set(path, [entry]);
  else set([...path, count], entry);
}

/** Keeps what cannot be read short where it is shown. */
const MOST_SHOWN = 60;

/**
 * Reads one entry of a list that people write by hand, part by part: what cannot be read is noted and left out of the
 * figures, and the other parts and entries stay as they are.
 */
export class EntryReader {
  readonly unread: Unread[] = [];
  private readonly parts: Readonly<Record<string, unknown>>;
  private readonly asked = new Set<string>();

  constructor(stored: unknown) {
    this.parts = isRecord(stored) ? stored : {};
    if (!isRecord(stored)) this.note('', stored);
  }

  /** A number within bounds; null where there is none. */
  number(part: string, least = -Infinity, most = Infinity): number | null {
    return this.readNumber(part, this.take(part), least, most);
  }

  /** Numbers by key; those that cannot be read are left out. */
  numbers(part: string, least: number, most: number): Readonly<Record<string, number>> {
    const stored = this.take(part);
    if (stored === undefined || stored === null) return {};
    if (!isRecord(stored)) {
      this.note(part, stored);
      return {};
    }
    const read = Object.entries(stored).map(
      ([key, value]) => [key, this.readNumber(`${part}.${key}`, value, least, most)] as const,
    );
    return Object.fromEntries(read.filter((entry): entry is [string, number] => entry[1] !== null));
  }

  /** A text; numbers and dates that YAML reads as such are texts too. */
  text(part: string): string {
    const stored = this.take(part);
    if (stored === undefined || stored === null) return '';
    if (typeof stored === 'string' || typeof stored === 'number') return String(stored);
    this.note(part, stored);
    return '';
  }

  /** Several names: a list, or one alone. */
  texts(part: string): readonly string[] {
    const stored = this.take(part);
    if (stored === undefined || stored === null) return [];
    const listed: readonly unknown[] = Array.isArray(stored) ? stored : [stored];
    const read = listed.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
    if (read.length < listed.length) this.note(part, stored);
    return read.filter((one) => one.trim() !== '');
  }

  flag(part: string): boolean {
    const stored = this.take(part);
    if (stored === undefined || stored === null) return false;
    if (typeof stored !== 'boolean') this.note(part, stored);
    return stored === true;
  }

  /** One of some words; null where it is none of them. */
  oneOf<Word extends string>(part: string, words: readonly Word[]): Word | null {
    const stored = this.take(part);
    const word = words.find((one) => one === stored);
    if (word === undefined && stored !== undefined && stored !== null) this.note(part, stored);
    return word ?? null;
  }

  claim(part: string): Claim {
    const stored = this.take(part);
    if (stored === undefined || stored === null) return NO_CLAIM;
    const read = v.safeParse(claimSchema, stored);
    if (!read.success) this.note(part, stored);
    return read.success ? read.output : NO_CLAIM;
  }

  /** To be called last: notes every part that nobody asked for. */
  rest(): readonly Unread[] {
    for (const [part, value] of Object.entries(this.parts)) if (!this.asked.has(part)) this.note(part, value);
    return this.unread;
  }

  private take(part: string): unknown {
    this.asked.add(part);
    return Object.hasOwn(this.parts, part) ? this.parts[part] : undefined;
  }

  private readNumber(part: string, stored: unknown, least: number, most: number): number | null {
    if (stored === undefined || stored === null || stored === '') return null;
    const number = typedNumber(stored);
    if (number !== null && number >= least && number <= most) return number;
    this.note(part, stored);
    return null;
  }

  private note(part: string, stored: unknown): void {
    const text = typeof stored === 'string' ? stored : (JSON.stringify(stored) as string | undefined);
    this.unread.push({ part, value: (text ?? '').slice(0, MOST_SHOWN) });
  }
}
