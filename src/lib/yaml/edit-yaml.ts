import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  Scalar,
  YAMLMap,
  YAMLSeq,
  type Document as YamlDocument,
  type Node,
} from 'yaml';
import { isRecord } from '../is-record';
import { stableJson } from '../stable-json';
import { plainValue, readYaml, yamlDocument } from './read-yaml';

export type Path = readonly (string | number)[];

const PRINT = { lineWidth: 0 };
/** Up to so many characters a map is written in one line. */
const LINE = 90;

/** A text with several lines, or that begins as a citation, is written as a block (`|`): YAML would read `{` as a map. */
function wantsBlock(text: string): boolean {
  return text.includes('\n') || /^\s*\{/.test(text);
}

/** A scalar node that reads back as the value: in the failsafe schema every scalar is text, so quotes are ours to set. */
function scalarNode(value: string | number | boolean | null): Scalar {
  const node = new Scalar(String(value));
  if (typeof value !== 'string') node.type = Scalar.PLAIN;
  else if (plainValue(value) !== value) node.type = Scalar.QUOTE_DOUBLE;
  else if (wantsBlock(value)) node.type = Scalar.BLOCK_LITERAL;
  return node;
}

/** A short map of plain values stands in one line, as `{ from: 3, to: 5 }`, unless it is the whole text. */
function mapNode(value: Record<string, unknown>): YAMLMap {
  const map = new YAMLMap();
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  for (const [key, entry] of entries) map.set(new Scalar(key), toNode(entry));
  map.flow = entries.every(([, entry]) => isInline(entry)) && lengthOf(entries) <= LINE;
  return map;
}

function lengthOf(entries: readonly [string, unknown][]): number {
  return entries.reduce((sum, [key, entry]) => sum + key.length + String(entry).length + 4, 0);
}

function isInline(value: unknown): boolean {
  return (typeof value !== 'object' || value === null) && !String(value).includes('\n');
}

/** Lists of plain values stand in one line: `[recency, frequency]`. */
function listNode(values: readonly unknown[]): YAMLSeq {
  const list = new YAMLSeq();
  list.items = values.map(toNode);
  list.flow = values.every(isInline);
  return list;
}

/** The YAML of a plain value; what YAML cannot say (functions, NaN) is null. */
function toNode(value: unknown): Node {
  if (Array.isArray(value)) return listNode(value);
  if (isRecord(value)) return mapNode(value);
  if (typeof value === 'string' || typeof value === 'boolean') return scalarNode(value);
  if (typeof value === 'number' && Number.isFinite(value)) return scalarNode(value);
  return scalarNode(null);
}

function childOf(node: unknown, key: string | number): unknown {
  if (isMap(node)) return node.get(String(key), true);
  return isSeq(node) ? node.get(Number(key), true) : undefined;
}

function setChild(node: unknown, key: string | number, child: Node): void {
  if (isSeq(node)) node.set(Math.min(Number(key), node.items.length), child);
  else if (isMap(node)) node.set(node.has(String(key)) ? String(key) : new Scalar(String(key)), child);
}

/** The collection that holds the end of a path, made where it is missing or something else stands: a list for a place. */
function collectionAt(document: YamlDocument, path: Path): unknown {
  if (!isMap(document.contents) && !isSeq(document.contents)) {
    const comment = document.contents === null ? undefined : document.contents.commentBefore;
    document.contents = new YAMLMap();
    document.contents.commentBefore = comment;
  }
  let node: unknown = document.contents;
  path.slice(0, -1).forEach((key, at) => {
    const child = childOf(node, key);
    const next = typeof path[at + 1] === 'number' ? new YAMLSeq() : new YAMLMap();
    if (!isMap(child) && !isSeq(child)) setChild(node, key, next);
    node = childOf(node, key);
  });
  return node;
}

/** Items of a list that stay keep their own text, wherever they stand now: a step that is moved takes its comments along. */
function keepItems(old: YAMLSeq, before: readonly unknown[], node: YAMLSeq, value: readonly unknown[]): void {
  const left = before.map((item) => stableJson(item));
  value.forEach((item, index) => {
    const at = left.indexOf(stableJson(item));
    const kept = at < 0 ? undefined : old.items[at];
    if (!isNode(kept)) return;
    node.items[index] = kept;
    left[at] = '';
  });
}

/** A new node in the place of an old one, whose plain value was `before`, takes over its comments. */
function replaceNode(parent: unknown, key: string | number, value: unknown, before: unknown): void {
  const node = toNode(value);
  const old = childOf(parent, key);
  if (isSeq(old) && isSeq(node) && Array.isArray(before) && Array.isArray(value))
    keepItems(old, before, node, value);
  if (isNode(old)) {
    node.comment = old.comment;
    node.commentBefore = old.commentBefore;
    node.spaceBefore = old.spaceBefore;
    if (isScalar(old) && isScalar(node)) keepStyle(old, node);
    // `[]` and `{}` cannot be written otherwise: they say nothing of the style.
    if (((isMap(old) && isMap(node)) || (isSeq(old) && isSeq(node))) && old.items.length > 0)
      node.flow = old.flow;
  }
  setChild(parent, key, node);
}

function keepStyle(old: Scalar, node: Scalar): void {
  const quoted = old.type === Scalar.QUOTE_DOUBLE || old.type === Scalar.QUOTE_SINGLE;
  if (node.type === undefined && quoted) node.type = old.type;
}

/** Removes an entry, and the maps that it leaves empty. */
function remove(document: YamlDocument, path: Path): void {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = length === 1 ? document.contents : nodeAt(document, path.slice(0, length - 1));
    const key = path[length - 1];
    if (key === undefined) return;
    if (isSeq(parent)) parent.delete(Number(key));
    else if (isMap(parent)) parent.delete(String(key));
    if (!isMap(parent) || parent.items.length > 0) return;
  }
}

function nodeAt(document: YamlDocument, path: Path): unknown {
  return path.reduce<unknown>((node, key) => childOf(node, key), document.contents);
}

function print(document: YamlDocument): string {
  const { contents } = document;
  const empty = contents === null || ((isMap(contents) || isSeq(contents)) && contents.items.length === 0);
  if (empty && !document.comment && !document.commentBefore && !contents?.commentBefore) return '';
  if (empty) document.contents = null;
  return document.toString(PRINT);
}

function withItem(list: readonly unknown[], key: string | number, rest: Path, value: unknown): unknown[] {
  const index = Math.min(Number(key), list.length);
  const next = withValue(list[index], rest, value);
  const added = next === undefined ? [] : [next];
  return [...list.slice(0, index), ...added, ...list.slice(index + 1)];
}

function withEntry(
  record: Readonly<Record<string, unknown>>,
  key: string,
  rest: Path,
  value: unknown,
): Record<string, unknown> {
  const next = withValue(record[key], rest, value);
  return Object.fromEntries(
    Object.entries({ ...record, [key]: next }).filter(([, entry]) => entry !== undefined),
  );
}

/** What plain data is after the edit: the measure that the edited text is held to. Maps left empty go away. */
export function withValue(stored: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (value === undefined && !Array.isArray(stored) && !isRecord(stored)) return stored;
  if (Array.isArray(stored)) return withItem(stored, key, rest, value);
  if (typeof key === 'number' && !isRecord(stored)) return withItem([], key, rest, value);
  const record = withEntry(isRecord(stored) ? stored : {}, String(key), rest, value);
  return value === undefined && Object.keys(record).length === 0 ? undefined : record;
}

/** Plain data as YAML can say it: no `undefined`, no NaN, nothing with a prototype. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value)) {
    const kept = Object.entries(value).filter(([key, entry]) => entry !== undefined && key !== '__proto__');
    return Object.fromEntries(kept.map(([key, entry]) => [key, plain(entry)]));
  }
  const known = typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  return known ? value : null;
}

/** YAML text of plain data. */
export function writeYaml(value: unknown): string {
  const document = yamlDocument('');
  const node = toNode(value);
  if (isMap(node) && node.items.length > 0) node.flow = false;
  document.contents = node as never;
  return print(document);
}

function valueAt(stored: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, stored);
}

function editDocument(text: string, stored: unknown, path: Path, value: unknown): string {
  const document = yamlDocument(text);
  const key = path.at(-1);
  if (key === undefined) return writeYaml(value);
  if (value === undefined) remove(document, path);
  else replaceNode(collectionAt(document, path), key, value, valueAt(stored, path));
  return print(document);
}

function tryEdit(text: string, stored: unknown, path: Path, value: unknown): string | null {
  try {
    return editDocument(text, stored, path, value);
  } catch {
    return null;
  }
}

/** A scalar written into the place of a scalar in one line, in the style that was there: nothing else of the text changes. */
function splice(text: string, path: Path, value: unknown): string[] {
  if (value === undefined || (typeof value === 'object' && value !== null) || String(value).includes('\n'))
    return [];
  const old = nodeAt(yamlDocument(text), path);
  if (!isScalar(old) || !old.range || old.type === Scalar.BLOCK_LITERAL || old.type === Scalar.BLOCK_FOLDED)
    return [];
  const [from, to] = old.range;
  if (from === to) return [];
  const quoted = JSON.stringify(String(value));
  const single = `'${String(value).replaceAll("'", "''")}'`;
  const styles =
    old.type === Scalar.QUOTE_SINGLE ? [single] : old.type === Scalar.QUOTE_DOUBLE ? [quoted] : [];
  const written = typeof value === 'string' ? [...styles, value, quoted] : [String(value)];
  return written.map((one) => text.slice(0, from) + one + text.slice(to));
}

/**
 * Sets (or with `undefined` removes) one value in YAML text; comments, order and every other scalar stay as written.
 * Where the library cannot say the result in the text at hand (an alias to what was removed, say), the whole is
 * written anew. Null where the text cannot be read: then it must not be edited.
 */
export function editYaml(text: string, path: Path, value: unknown): string | null {
  const reading = readYaml(text);
  if (!reading.ok) return null;
  const given = value === undefined ? undefined : plain(value);
  const wanted = withValue(reading.value ?? {}, path, given) ?? {};
  const says = (edited: string | null): edited is string => {
    const after = edited === null ? null : readYaml(edited);
    return after?.ok === true && stableJson(after.value ?? {}) === stableJson(wanted);
  };
  const spliced = splice(text, path, given).find(says);
  if (spliced !== undefined) return spliced;
  const edited = tryEdit(text, reading.value, path, given);
  return says(edited) ? edited : writeYaml(wanted);
}
