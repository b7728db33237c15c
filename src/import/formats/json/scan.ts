/** A list of records in a document: where it is, and how many records it has. */
export interface FoundList {
  /** Names to it joined by dots; empty for the document's own list and for values one after the other. */
  readonly path: string;
  readonly records: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

interface Level {
  readonly list: boolean;
  /** Names to it; null inside a record, where lists are values. */
  readonly path: string | null;
  /** The name read last, for an object. */
  key: string;
}

/** Takes a record: its path and its bytes. */
export type TakeRecord = (path: string, record: Uint8Array) => void;

/** A longer single record than this is refused. */
const MAX_RECORD = 64 * 2 ** 20;
const MAX_DEPTH = 200;

/**
 * Goes through the bytes (UTF-8) of a JSON document as they come and cuts out its records: the objects and lists that are
 * items of a list. An object at the top is a record itself where `topObjects` says so (several one after the other, or one
 * without a list). Only brackets and quotes are looked at here; whether a record is JSON is for its reader.
 * @throws SyntaxError where brackets do not match or a record is too large
 */
export class RecordScanner {
  private readonly stack: Level[] = [];
  private inText = false;
  private escaped = false;
  private textBytes: number[] | null = null;
  /** Where the record at hand begins in the bytes held; −1 between records. */
  private start = -1;
  private recordDepth = 0;
  private recordPath = '';
  private held: Uint8Array = new Uint8Array();
  /** Values at the top so far. */
  tops = 0;

  constructor(
    private readonly take: TakeRecord,
    private readonly topObjects: boolean,
  ) {}

  push(chunk: Uint8Array): void {
    const bytes = this.held.length === 0 ? chunk : joined(this.held, chunk);
    this.scan(bytes, this.held.length);
    if (this.start < 0) this.held = new Uint8Array();
    else {
      this.held = bytes.slice(this.start);
      this.start = 0;
      if (this.held.length > MAX_RECORD) throw new SyntaxError('invalid record: too large');
    }
  }

  end(): void {
    if (this.stack.length > 0 || this.inText) throw new SyntaxError('missing end of the document');
  }

  private scan(bytes: Uint8Array, from: number): void {
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (this.inText) {
        this.insideText(byte);
        continue;
      }
      if (byte === QUOTE) this.beginText();
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.open(byte === OPEN_LIST, at);
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.close(byte === CLOSE_LIST, bytes, at);
    }
  }

  private insideText(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) {
      this.inText = false;
      this.endText();
      return;
    }
    this.textBytes?.push(byte);
  }

  /** Texts outside of records are kept: they may be the names of lists. */
  private beginText(): void {
    this.inText = true;
    const level = this.stack.at(-1);
    this.textBytes = level && !level.list && level.path !== null ? [] : null;
  }

  private endText(): void {
    const level = this.stack.at(-1);
    if (level && this.textBytes) level.key = new TextDecoder().decode(Uint8Array.from(this.textBytes));
    this.textBytes = null;
  }

  private open(list: boolean, at: number): void {
    const level = this.stack.at(-1);
    if (!level) this.tops += 1;
    if (this.stack.length >= MAX_DEPTH) throw new SyntaxError('invalid document: nested too deep');
    const isRecord = this.start < 0 && (level ? level.list && level.path !== null : this.topObjects && !list);
    if (isRecord) {
      this.start = at;
      this.recordDepth = this.stack.length;
      this.recordPath = level?.path ?? '';
    }
    this.stack.push({ list, path: this.start >= 0 ? null : pathBelow(level), key: '' });
  }

  private close(list: boolean, bytes: Uint8Array, at: number): void {
    const level = this.stack.pop();
    if (!level || level.list !== list) throw new SyntaxError('invalid brackets');
    if (this.start < 0 || this.stack.length !== this.recordDepth) return;
    this.take(this.recordPath, bytes.subarray(this.start, at + 1));
    this.start = -1;
  }
}

function pathBelow(level: Level | undefined): string {
  if (!level || level.list) return '';
  return level.path === null || level.path === '' ? level.key : `${level.path}.${level.key}`;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
