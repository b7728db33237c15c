import { KequnError } from '../../../model/failure';
import type { TypedBatch } from '../../../model/typed';
import type { Warning } from '../../../model/warning';
import type { OpenedFile } from '../../open';
import { guardedRead } from '../guarded-read';
import { nestedWarnings } from '../nested-warnings';
import { corruptFile, typedFile, type TypedTable } from '../typed-file';
import { sliceVector } from '../typed-vector';
import { Body } from './body';
import { type Dictionaries, readColumns } from './columns';
import { FlatTable } from './flatbuffer';
import { type ArrowColumn, type ArrowField, flatColumns, isPlainList, readFields } from './schema';
import { readSource } from './values';

/** What ends a file: the length of its list of contents, and the mark it begins with. */
const FILE_END = 10;
const FILE_MARK = 'ARROW1';
const CONTINUATION = 0xffffffff;
const MAX_METADATA = 2 ** 28;
const SCHEMA = 1;
const DICTIONARY = 2;
const BATCH = 3;

interface Message {
  readonly kind: number;
  readonly header: FlatTable;
  /** Where its body is, and where the next message begins. */
  readonly body: { readonly from: number; readonly to: number };
}

/**
 * Opens an Arrow IPC file (which is Feather V2 as well) or stream: record batches one at a time, plain or packed with LZ4 or
 * Zstandard. (Arrow Columnar Format 1.5, "Serialization and Interprocess Communication".)
 * @throws `import.corrupt`, `import.nested`, `import.empty`
 */
export async function openArrow(
  file: Blob & { readonly name: string },
  isFile: boolean,
): Promise<OpenedFile> {
  const { fields, places } = await guardedRead(() => (isFile ? readContents(file) : readStart(file)));
  const { columns, nested } = flatColumns(fields);
  if (columns.length === 0) {
    if (nested.length === 0) throw new KequnError('import.empty', 'missing columns');
    throw new KequnError('import.nested', `invalid columns: ${nested.join(', ')}`, {
      values: { columns: nested.join(', ') },
    });
  }
  const table: TypedTable = {
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: null,
    batches: (wanted, report, limit) => {
      const chosen = wanted.flatMap((at) => columns[at] ?? []);
      return readBatches(file, places, fields, chosen, report, limit);
    },
  };
  return typedFile(file, 'arrow', table, columnWarnings(columns, nested));
}

function columnWarnings(columns: readonly ArrowColumn[], nested: readonly string[]): Warning[] {
  return nestedWarnings({
    nested,
    lists: columns.filter(({ field }) => isPlainList(field)).map(({ name }) => name),
    utc: columns.filter(({ field }) => field.zone !== '').map(({ name }) => name),
  });
}

/** What a file or stream has; the places of a file's messages, dictionaries first. */
interface Contents {
  readonly fields: readonly ArrowField[];
  readonly places: readonly number[] | null;
}

async function readStart(file: Blob): Promise<Contents> {
  const message = await readMessage(file, 0);
  if (message?.kind !== SCHEMA) throw new RangeError('missing schema');
  return { fields: readFields(message.header), places: null };
}

/** A file lists its contents at its end; not all writers put a schema at the beginning. */
async function readContents(file: Blob): Promise<Contents> {
  const end = new Uint8Array(await file.slice(Math.max(0, file.size - FILE_END)).arrayBuffer());
  if (new TextDecoder().decode(end.subarray(4)) !== FILE_MARK)
    throw new RangeError('missing end of the file');
  const length = new DataView(end.buffer).getInt32(0, true);
  const to = file.size - FILE_END;
  if (!(length > 0) || length > MAX_METADATA || length > to) throw new RangeError('missing list of contents');
  const footer = FlatTable.root(new Uint8Array(await file.slice(to - length, to).arrayBuffer()));
  const schema = footer.table(1);
  if (!schema) throw new RangeError('missing schema');
  const offsets = (field: number) => footer.int64s(field, 3).filter((_, i) => i % 3 === 0);
  return { fields: readFields(schema), places: [...offsets(2), ...offsets(3)] };
}

/** The message at a place; null at the end. */
async function readMessage(file: Blob, at: number): Promise<Message | null> {
  if (!(at >= 0)) throw new RangeError(`invalid place of a message: ${at}`);
  const prefix = new DataView(await file.slice(at, at + 8).arrayBuffer());
  if (prefix.byteLength < 4) return null;
  const first = prefix.getUint32(0, true);
  // Before Arrow 0.15 messages had no mark before their length.
  const marked = first === CONTINUATION;
  const length = marked ? prefix.getInt32(4, true) : first;
  if (length === 0) return null;
  const from = at + (marked ? 8 : 4);
  if (!(length > 0) || length > MAX_METADATA || from + length > file.size)
    throw new RangeError('missing message');
  const message = FlatTable.root(new Uint8Array(await file.slice(from, from + length).arrayBuffer()));
  const header = message.table(2);
  const size = message.int64(3);
  const body = { from: from + length, to: from + length + size };
  if (!header || !(size >= 0) || body.to > file.size) throw new RangeError('missing body of a message');
  return { kind: message.int8(1), header, body };
}

async function* messages(file: Blob, places: readonly number[] | null): AsyncGenerator<Message> {
  if (places) {
    for (const at of places) {
      const message = await guardedRead(() => readMessage(file, at));
      if (!message) throw corruptFile('missing message');
      yield message;
    }
    return;
  }
  let at = 0;
  for (;;) {
    const message = await guardedRead(() => readMessage(file, at));
    if (!message) return;
    yield message;
    at = message.body.to;
  }
}

async function* readBatches(
  file: Blob,
  places: readonly number[] | null,
  fields: readonly ArrowField[],
  columns: readonly ArrowColumn[],
  report: (done: number, total: number) => void,
  limit = Infinity,
): AsyncGenerator<TypedBatch> {
  const wanted = new Set(columns.map(({ field }) => field));
  const dictionaries = new Map<
    number,
    { readonly source: ReturnType<typeof readSource>; readonly size: number }
  >();
  let left = limit;
  for await (const { kind, header, body } of messages(file, places)) {
    const bytes = async () => new Uint8Array(await file.slice(body.from, body.to).arrayBuffer());
    if (kind === DICTIONARY)
      await guardedRead(async () => addDictionary(dictionaries, header, await bytes(), fields));
    if (kind !== BATCH) continue;
    const batch = await guardedRead(async () =>
      columnsOf(new Body(header, await bytes()), fields, columns, wanted, dictionaries),
    );
    yield limited(batch, columns, left);
    report(body.to, file.size);
    left -= batch.rows;
    if (left <= 0) return;
  }
}

function columnsOf(
  body: Body,
  fields: readonly ArrowField[],
  columns: readonly ArrowColumn[],
  wanted: ReadonlySet<ArrowField>,
  dictionaries: Dictionaries,
): TypedBatch {
  const found = readColumns(fields, body, wanted, dictionaries);
  const vectors = columns.map(({ field }) => found.get(field));
  return {
    rows: body.rows,
    columns: vectors.map((vector, i) => {
      if (!vector || rowsOf(vector, columns[i]) < body.rows) throw new RangeError('missing rows of a column');
      return vector;
    }),
  };
}

function rowsOf({ values, offsets }: TypedBatch['columns'][number], column: ArrowColumn | undefined): number {
  if (offsets) return offsets.length - 1;
  if (column?.type === 'BOOLEAN') return values.length * 8;
  return column?.type.startsWith('DECIMAL') ? values.length / 2 : values.length;
}

function limited(batch: TypedBatch, columns: readonly ArrowColumn[], left: number): TypedBatch {
  if (batch.rows <= left) return batch;
  const slices = batch.columns.map((vector, i) =>
    sliceVector(columns[i]?.type ?? 'VARCHAR', vector, 0, left),
  );
  return { rows: left, columns: slices };
}

/** A dictionary's values; one that adds to what is there is put after it. */
function addDictionary(
  dictionaries: Map<number, { readonly source: ReturnType<typeof readSource>; readonly size: number }>,
  header: FlatTable,
  bytes: Uint8Array,
  fields: readonly ArrowField[],
): void {
  const id = header.int64(0);
  const field = dictionaryField(fields, id);
  const data = header.table(1);
  if (!field || !data || field.children.length > 0) return;
  const body = new Body(data, bytes);
  const size = body.nextLength();
  if (field.kind !== 'null') body.skipBuffers(1);
  const source = readSource({ ...field, dictionary: null }, body, size);
  const before = dictionaries.get(id);
  const isDelta = header.int8(2) !== 0;
  if (isDelta && before) throw new RangeError('unknown kind of dictionary: one that grows');
  dictionaries.set(id, { source, size });
}

function dictionaryField(fields: readonly ArrowField[], id: number): ArrowField | null {
  for (const field of fields) {
    if (field.dictionary?.id === id) return field;
    const within = dictionaryField(field.children, id);
    if (within) return within;
  }
  return null;
}
