import type { TypedVector } from '../../../model/typed';
import { isValid, typedText } from '../typed-text';
import { type Source, textList, vectorBuilder } from '../typed-vector';
import type { Body } from './body';
import { type ArrowField, fieldType, isPlainList, type Kind } from './schema';
import { anyIntegers, readOffsets, readSource } from './values';

/** Dictionaries by their number, each with the values read so far. */
export type Dictionaries = ReadonlyMap<number, { readonly source: Source; readonly size: number }>;

/** What stands between the values of a list in one cell. */
const BETWEEN = ';';

/** The columns of a batch, in the order of `flatColumns`; those that nobody wants are passed over. */
export function readColumns(
  fields: readonly ArrowField[],
  body: Body,
  wanted: ReadonlySet<ArrowField>,
  dictionaries: Dictionaries,
): Map<ArrowField, TypedVector> {
  const found = new Map<ArrowField, TypedVector>();
  const read = (field: ArrowField, parent: Uint8Array | null): void => {
    if (field.kind === 'struct' && !field.dictionary) {
      const rows = body.nextLength();
      const valid = both(validity(body, rows), parent, rows);
      for (const child of field.children) read(child, valid);
    } else if (wanted.has(field)) found.set(field, readColumn(field, body, parent, dictionaries));
    else skip(field, body);
  };
  for (const field of fields) read(field, null);
  for (const vector of found.values()) assertRows(vector);
  return found;
}

function assertRows({ offsets, values }: TypedVector): void {
  if (offsets && (offsets.at(-1) ?? 0) > values.length) throw new RangeError('invalid offsets');
}

/** Bits of the rows that have a value; an empty buffer says that all have one. */
function validity(body: Body, rows: number): Uint8Array | null {
  const bits = body.nextBuffer();
  if (bits.length === 0) return null;
  if (bits.length * 8 < rows) throw new RangeError('missing validity');
  return bits;
}

function both(own: Uint8Array | null, parent: Uint8Array | null, rows: number): Uint8Array | null {
  if (own === null || parent === null) return own ?? parent;
  return Uint8Array.from({ length: (rows + 7) >> 3 }, (_, i) => (own[i] ?? 0) & (parent[i] ?? 0));
}

function readColumn(
  field: ArrowField,
  body: Body,
  parent: Uint8Array | null,
  dictionaries: Dictionaries,
): TypedVector {
  const rows = body.nextLength();
  if (parent && parent.length * 8 < rows) throw new RangeError('invalid number of rows');
  if (field.kind === 'null') return absent(rows);
  const valid = both(validity(body, rows), parent, rows);
  if (isPlainList(field) && !field.dictionary) return readList(field, body, rows, valid, dictionaries);
  const builder = vectorBuilder(fieldType(field) ?? 'VARCHAR', rows);
  const { present, places } = presentRows(valid, rows);
  if (!field.dictionary) builder.add(readSource(field, body, rows), rows, present, places);
  else {
    const { source, codes } = coded(field, body, rows, places, dictionaries);
    builder.add(source, rows, present, codes);
  }
  return builder.finish();
}

function absent(rows: number): TypedVector {
  const values = new Uint8Array();
  return { values, offsets: new Int32Array(rows + 1), valid: new Uint8Array((rows + 7) >> 3) };
}

/** Which rows have a value, and their places among the values (which has one for every row). */
function presentRows(valid: Uint8Array | null, rows: number) {
  if (valid === null) return { present: null, places: null };
  const present = Uint8Array.from({ length: rows }, (_, i) => (isValid(valid, i) ? 1 : 0));
  const places: number[] = [];
  present.forEach((is, i) => {
    if (is === 1) places.push(i);
  });
  return { present, places: Int32Array.from(places) };
}

/** The places in the dictionary of the rows that have a value. */
function coded(
  field: ArrowField,
  body: Body,
  rows: number,
  places: Int32Array | null,
  dictionaries: Dictionaries,
): { source: Source; codes: Int32Array } {
  const { id, width, signed } = field.dictionary ?? { id: -1, width: 32, signed: true };
  const all = anyIntegers(body.nextBuffer(), rows, width, signed);
  const codes = places
    ? Int32Array.from(places, (at) => Number(all[at]))
    : Int32Array.from({ length: rows }, (_, i) => Number(all[i]));
  const dictionary = dictionaries.get(id);
  if (codes.length > 0 && !dictionary) throw new RangeError('missing dictionary');
  const size = dictionary?.size ?? 0;
  for (const code of codes)
    if (code < 0 || code >= size) throw new RangeError(`invalid place in a dictionary: ${code}`);
  const empty: Source =
    fieldType(field) === 'VARCHAR' ? { list: textList([]) } : { values: new Int32Array() };
  return { source: dictionary?.source ?? empty, codes };
}

function readList(
  field: ArrowField,
  body: Body,
  rows: number,
  valid: Uint8Array | null,
  dictionaries: Dictionaries,
): TypedVector {
  const fixed = field.kind === 'fixedList';
  const offsets = fixed ? null : body.nextBuffer();
  const item = field.children[0];
  if (!item) throw new RangeError('missing items of a list');
  const before = readColumn(item, body, null, dictionaries);
  const type = fieldType(item) ?? 'VARCHAR';
  const items = itemCount(before, type === 'BOOLEAN');
  const places = offsets
    ? readOffsets(offsets, rows, field.kind === 'largeList', items)
    : Int32Array.from({ length: rows + 1 }, (_, i) => Math.min(items, i * field.width));
  const { present } = presentRows(valid, rows);
  const texts: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    if (present && present[row] === 0) continue;
    const cell: string[] = [];
    for (let at = places[row] ?? 0; at < (places[row + 1] ?? 0); at += 1) {
      if (isValid(before.valid, at)) cell.push(typedText(type, before, at));
    }
    texts.push(cell.join(BETWEEN));
  }
  const builder = vectorBuilder('VARCHAR', rows);
  builder.add({ list: textList(texts) }, rows, present, null);
  return builder.finish();
}

function itemCount({ offsets, values }: TypedVector, bits: boolean): number {
  if (offsets) return offsets.length - 1;
  return bits ? values.length * 8 : values.length;
}

/** Buffers that a field of a kind has of its own, before its children's. */
const BUFFERS: Readonly<Partial<Record<Kind, number>>> = {
  null: 0,
  runs: 0,
  struct: 1,
  fixedList: 1,
  list: 2,
  largeList: 2,
  map: 2,
  listView: 3,
  largeListView: 3,
  utf8: 3,
  binary: 3,
  largeUtf8: 3,
  largeBinary: 3,
};

/** Passes over a field and what is in it. */
function skip(field: ArrowField, body: Body): void {
  body.nextLength();
  if (field.dictionary) {
    body.skipBuffers(2);
    return;
  }
  const views = field.kind === 'utf8View' || field.kind === 'binaryView';
  if (field.kind === 'union') body.skipBuffers(field.sparse ? 1 : 2);
  else body.skipBuffers((BUFFERS[field.kind] ?? 2) + (views ? body.nextVariadic() : 0));
  for (const child of field.children) skip(child, body);
}
