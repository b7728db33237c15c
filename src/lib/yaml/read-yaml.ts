import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  type Document as YamlDocument,
  type ParsedNode,
} from 'yaml';

/** A plain value as YAML can say it. */
export type YamlValue = string | number | boolean | null | YamlValue[] | { [key: string]: YamlValue };

export interface Position {
  readonly line: number;
  readonly column: number;
}

export type YamlReading =
  | {
      readonly ok: true;
      readonly value: YamlValue;
      positionOf(path: readonly (string | number)[]): Position | null;
    }
  | { readonly ok: false; readonly message: string; readonly position?: Position };

/** A body longer than this, or nested deeper, was not written by an author; reading it would freeze the page. */
const MAX_LENGTH = 200_000;
const MAX_DEPTH = 100;
const MAX_NODES = 50_000;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]\d+)?$/;

/**
 * What a plain scalar means. A number or a boolean must print back as its source text, or it is text:
 * `0012345`, ids of 18 digits, `1e3`, `TRUE` all stay what the author wrote.
 */
export function plainValue(source: string): string | number | boolean | null {
  if (source === '' || source === '~' || source === 'null') return null;
  if (source === 'true' || source === 'false') return source === 'true';
  return NUMBER.test(source) && String(Number(source)) === source ? Number(source) : source;
}

class Refused extends Error {}

/** Nesting that the parser would follow by recursion, counted before it sees the text. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return true;
  }
  return /^(?:[ \t]*[-?:](?=[ \t])){50}/m.test(text) || /^ {1000}/m.test(text);
}

/** Turns nodes into plain values within a budget, so that aliases cannot multiply without end. */
class Reader {
  private nodes = 0;
  private readonly anchors = new Map<string, ParsedNode>();

  read(node: ParsedNode | null, depth = 0): YamlValue {
    this.nodes += 1;
    if (this.nodes > MAX_NODES || depth > MAX_DEPTH) throw new Refused('invalid YAML: too large');
    if (node === null) return null;
    if (isAlias(node)) return this.alias(node.source, depth);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isMap(node)) return this.map(node.items, depth);
    if (isSeq(node)) return node.items.map((item) => this.read(item, depth + 1));
    return this.scalar(node);
  }

  private alias(name: string, depth: number): YamlValue {
    const target = this.anchors.get(name);
    if (!target) throw new Refused(`unknown anchor: ${name}`);
    return this.read(target, depth + 1);
  }

  private scalar(node: Scalar): string | number | boolean | null {
    const text = typeof node.value === 'string' ? node.value : String(node.value);
    return node.type === Scalar.PLAIN || node.type === undefined ? plainValue(text) : text;
  }

  private map(items: readonly { key: ParsedNode; value: ParsedNode | null }[], depth: number): YamlValue {
    const object: Record<string, YamlValue> = {};
    for (const { key, value } of items) {
      const name = keyText(key);
      if (name === '__proto__') throw new Refused(`invalid key: ${name}`);
      if (Object.hasOwn(object, name)) throw new Refused(`duplicate key: ${name}`);
      object[name] = this.read(value, depth + 1);
    }
    return object;
  }
}

function keyText(key: ParsedNode): string {
  if (!isScalar(key)) throw new Refused('invalid key: not a text');
  return typeof key.value === 'string' ? key.value : String(key.value ?? '');
}

/** The YAML library's own document, in which every scalar is the text that was written. */
export function yamlDocument(text: string, lineCounter?: LineCounter): YamlDocument.Parsed {
  return parseDocument(text, {
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    lineCounter,
  });
}

/** Whether the text can be given to the library at all. */
export function isReadable(text: string): boolean {
  return text.length <= MAX_LENGTH && !tooDeep(text);
}

function positionAt(counter: LineCounter, offset: number): Position {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function read(text: string): YamlReading {
  const counter = new LineCounter();
  const document = yamlDocument(text, counter);
  const error = document.errors[0];
  if (error) {
    const message = `invalid YAML: ${error.message.split('\n')[0] ?? ''}`;
    return { ok: false, message, position: positionAt(counter, error.pos[0]) };
  }
  const value = new Reader().read(document.contents);
  return {
    ok: true,
    value,
    positionOf(path) {
      const node = document.getIn([...path], true);
      const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : null;
      return range ? positionAt(counter, range[0]) : null;
    },
  };
}

/** Reads YAML into plain values. Never throws; hostile text (alias bombs, endless nesting, `__proto__`) is refused. */
export function readYaml(text: string): YamlReading {
  if (!isReadable(text)) return { ok: false, message: 'invalid YAML: too large or nested too deep' };
  try {
    return read(text);
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : 'invalid YAML' };
  }
}
