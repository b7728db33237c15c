/** Deeper nesting than this is refused. */
const MAX_DEPTH = 100;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const BLANK = /[ \t\r\n]*/y;
/** What stands between the values of a list in one cell. */
const BETWEEN = ';';

/** Takes one cell: the path of names to it and its text; `list` where several values were put together. */
export type TakeCell = (path: string, text: string, list: boolean) => void;

/**
 * Reads one JSON value and hands over its cells. Names of objects within objects are joined by dots; lists of plain values
 * become one text, other lists stay JSON. Numbers keep the digits they are written with, so that long ids stay what they
 * are. @throws SyntaxError
 */
export function readRecord(text: string, take: TakeCell): void {
  const end = new RecordReader(text, take).value(blank(text, 0), '', 0);
  if (blank(text, end) !== text.length) throw new SyntaxError(`invalid JSON at ${end}`);
}

/** The cells of a record that is a list itself: a row. @throws SyntaxError */
export function readRow(text: string): string[] {
  const cells: string[] = [];
  const start = blank(text, 0);
  if (text[start] !== '[') throw new SyntaxError('invalid row');
  const end = readItems(text, start, 0, (at, depth) => {
    let cell = '';
    const next = new RecordReader(text, (path, value) => {
      cell = path === '' ? value : cell;
    }).value(at, '', depth);
    cells.push(text[at] === '{' ? text.slice(at, next) : cell);
    return next;
  });
  if (blank(text, end) !== text.length) throw new SyntaxError(`invalid JSON at ${end}`);
  return cells;
}

class RecordReader {
  constructor(
    private readonly text: string,
    private readonly take: TakeCell,
  ) {}

  /** Reads the value that begins at `at`; returns where it ends. */
  value(at: number, path: string, depth: number): number {
    const first = this.text[at];
    if (first === '{') return this.object(at, path, depth + 1);
    if (first === '[') return this.list(at, path, depth + 1);
    const { end, cell } = scalar(this.text, at);
    this.take(path, cell, false);
    return end;
  }

  private object(start: number, path: string, depth: number): number {
    const { text } = this;
    assertDepth(depth);
    let at = blank(text, start + 1);
    if (text[at] === '}') return at + 1;
    for (;;) {
      if (text[at] !== '"') throw new SyntaxError(`missing name at ${at}`);
      const key = readString(text, at);
      at = blank(text, key.end);
      if (text[at] !== ':') throw new SyntaxError(`missing colon at ${at}`);
      const name = path === '' ? key.value : `${path}.${key.value}`;
      at = blank(text, this.value(blank(text, at + 1), name, depth));
      if (text[at] === '}') return at + 1;
      if (text[at] !== ',') throw new SyntaxError(`missing comma at ${at}`);
      at = blank(text, at + 1);
    }
  }

  private list(start: number, path: string, depth: number): number {
    const values: string[] = [];
    let plain = true;
    const end = readItems(this.text, start, depth, (at, within) => {
      const first = this.text[at];
      if (first === '{' || first === '[') {
        plain = false;
        return new RecordReader(this.text, () => undefined).value(at, '', within);
      }
      const { end: next, cell } = scalar(this.text, at);
      values.push(cell);
      return next;
    });
    this.take(path, plain ? values.join(BETWEEN) : this.text.slice(start, end), true);
    return end;
  }
}

/** Goes through the items of a list; returns where it ends. */
function readItems(
  text: string,
  start: number,
  depth: number,
  item: (at: number, depth: number) => number,
): number {
  assertDepth(depth);
  let at = blank(text, start + 1);
  if (text[at] === ']') return at + 1;
  for (;;) {
    at = blank(text, item(at, depth));
    if (text[at] === ']') return at + 1;
    if (text[at] !== ',') throw new SyntaxError(`missing comma at ${at}`);
    at = blank(text, at + 1);
  }
}

function assertDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new SyntaxError('invalid JSON: nested too deep');
}

function blank(text: string, at: number): number {
  if (text.charCodeAt(at) > 0x20) return at;
  BLANK.lastIndex = at;
  BLANK.exec(text);
  return BLANK.lastIndex;
}

const WORDS: readonly (readonly [string, string])[] = [
  ['true', 'true'],
  ['false', 'false'],
  ['null', ''],
  // Not JSON, but what some writers put for a missing number.
  ['NaN', ''],
];

function scalar(text: string, at: number): { end: number; cell: string } {
  if (text[at] === '"') {
    const { value, end } = readString(text, at);
    return { cell: value, end };
  }
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text)?.[0];
  if (number !== undefined) return { cell: plainNumber(number), end: at + number.length };
  const word = WORDS.find(([name]) => text.startsWith(name, at));
  if (!word) throw new SyntaxError(`invalid value at ${at}`);
  return { cell: word[1], end: at + word[0].length };
}

/** 1.5e3 is 1500 in a cell. */
function plainNumber(number: string): string {
  return /[eE]/.test(number) ? String(Number(number)) : number;
}

function readString(text: string, at: number): { value: string; end: number } {
  let end = text.indexOf('"', at + 1);
  if (end < 0) throw new SyntaxError(`missing end of text at ${at}`);
  const simple = text.slice(at + 1, end);
  if (!simple.includes('\\')) return { value: simple, end: end + 1 };
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  if (end < 0) throw new SyntaxError(`missing end of text at ${at}`);
  // Line breaks as such are no JSON, but their meaning is plain.
  const quoted = text.slice(at, end + 1).replace(/[\u0000-\u001f]/g, (c) => JSON.stringify(c).slice(1, -1));
  const value: unknown = JSON.parse(quoted);
  return { value: String(value), end: end + 1 };
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}
