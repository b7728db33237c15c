/** A quoted value may go over so many lines; one that goes on has lost its end. */
const MOST_LINES = 200;
const MOST_LENGTH = 2 ** 20;
const OPEN = -1;
const BROKEN = -2;

/**
 * Text in which a quote opens a value and never closes it, or closes it in the midst of it, loses its rows up to the next quote. This
 * reads such text again: a line that begins no whole record has its stray quotes taken as plain characters, and the next
 * line is a record of its own. Whole records are passed on as they are.
 */
export class QuoteMender {
  /** How many lines were changed. */
  lines = 0;
  #rest = '';

  constructor(private readonly delimiter: string) {}

  push(text: string): string {
    return this.#read(this.#rest + text, false);
  }

  /** What is left when there is no more. */
  end(): string {
    return this.#read(this.#rest, true);
  }

  #read(text: string, last: boolean): string {
    let out = '';
    let at = 0;
    while (at < text.length) {
      const quote = text.indexOf('"', at);
      // Whole lines without a quote need no look.
      const plain = quote < 0 ? text.lastIndexOf('\n') + 1 : text.lastIndexOf('\n', quote) + 1;
      if (plain > at) {
        out += text.slice(at, plain);
        at = plain;
        continue;
      }
      const whole = quote < 0 && last ? text.length : recordEnd(text, at, this.delimiter, last);
      if (whole === OPEN) break;
      const end = whole === BROKEN ? lineEnd(text, at) : whole;
      if (whole === BROKEN) this.lines += 1;
      out += whole === BROKEN ? mendedLine(text.slice(at, end), this.delimiter) : text.slice(at, end);
      at = end;
    }
    this.#rest = text.slice(at);
    return out;
  }
}

/** Where the record that begins at `start` ends; `OPEN` where more text is needed to tell, `BROKEN` where its quotes do not match. */
function recordEnd(text: string, start: number, delimiter: string, last: boolean): number {
  for (let at = start; ; at += 1) {
    at = text[at] === '"' ? quotedEnd(text, at, last) : plainEnd(text, at, delimiter);
    if (at < 0) return at;
    if (at >= text.length) return last ? text.length : OPEN;
    if (text[at] === '\n') return at + 1;
    if (text[at] === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1;
    if (text[at] !== delimiter) return BROKEN;
  }
}

/** The place after the closing quote. */
function quotedEnd(text: string, start: number, last: boolean): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (isTooLong(text, start, quote < 0 ? text.length : quote)) return BROKEN;
    if (quote < 0) return last ? BROKEN : OPEN;
    if (quote + 1 >= text.length && !last) return OPEN;
    if (text[quote + 1] !== '"') return quote + 1;
    at = quote + 2;
  }
}

function isTooLong(text: string, from: number, to: number): boolean {
  if (to - from > MOST_LENGTH) return true;
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines > MOST_LINES) return true;
  }
  return false;
}

function plainEnd(text: string, start: number, delimiter: string): number {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return Math.min(text.length, text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1);
}

/** One line whose values end at the delimiters, whatever its quotes say; values that are quoted as they should be stay. */
function mendedLine(line: string, delimiter: string): string {
  const [body = '', end = ''] = /^([^\r\n]*)(\r*\n?)$/.exec(line)?.slice(1) ?? [line];
  const values: string[] = [];
  for (let at = 0; at <= body.length;) {
    const quoted = body[at] === '"' ? quotedEnd(body, at, true) : BROKEN;
    const closed = quoted > 0 && (quoted === body.length || body[quoted] === delimiter);
    const next = closed ? quoted : plainEnd(body, at, delimiter);
    const value = body.slice(at, next);
    values.push(!closed && value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value);
    at = next + 1;
  }
  return values.join(delimiter) + end;
}
