import type { ColumnMetaData, DataReader, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import type { TypedVector } from '../../../model/typed';
import { typedText } from '../typed-text';
import { type Source, textList, type VectorBuilder, vectorBuilder } from '../typed-vector';
import { compressors } from './compressors';
import { convertValues } from './convert';
import { readHybrid } from './hybrid';
import { isIndexed, readPlain, readValues } from './plain';
import { columnType, type Leaf } from './schema';

/** What one page may be, inflated. */
const MAX_PAGE = 2 ** 30;
/** What stands between the values of a list in one cell. */
const BETWEEN = ';';

/**
 * One column of a row group from the bytes of its chunk: `rows` values, or the first of them.
 * @throws Error, RangeError where the bytes are not what the file's index says
 */
export function readColumnChunk(
  bytes: Uint8Array,
  meta: ColumnMetaData,
  leaf: Leaf,
  rows: number,
): TypedVector {
  const pages = new Pages(bytes, meta, leaf);
  if (leaf.maxRepetition > 0) return readLists(pages, leaf, rows);
  const builder = vectorBuilder(leaf.type, rows);
  while (builder.filled < rows) {
    const page = pages.next();
    take(builder, page, Math.min(page.count, rows - builder.filled));
  }
  return builder.finish();
}

function take(builder: VectorBuilder, page: Page, rows: number): void {
  builder.add(page.source, rows, page.present, page.index);
}

/** Values of a page: of its `count` places those that are present (null: all) have the next value of `source`. */
interface Page {
  readonly count: number;
  readonly present: Uint8Array | null;
  readonly definition: Int32Array | null;
  readonly repetition: Int32Array | null;
  readonly source: Source;
  readonly index: Int32Array | null;
}

/** The data pages of a column chunk, one after the other. */
class Pages {
  private readonly reader: DataReader;
  private dictionary: { source: Source; size: number } | null = null;
  private left: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly meta: ColumnMetaData,
    private readonly leaf: Leaf,
  ) {
    this.reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
    this.left = Number(meta.num_values);
  }

  get more(): boolean {
    return this.left > 0;
  }

  next(): Page {
    for (;;) {
      if (this.reader.offset >= this.bytes.length) throw new RangeError('missing pages');
      const header = parquetHeader(this.reader);
      const size = header.compressed_page_size;
      const start = this.reader.offset;
      if (!(size >= 0) || start + size > this.bytes.length) throw new RangeError('missing bytes of a page');
      if (!(header.uncompressed_page_size >= 0) || header.uncompressed_page_size > MAX_PAGE)
        throw new RangeError(`invalid size of a page: ${header.uncompressed_page_size}`);
      this.reader.offset += size;
      const body = this.bytes.subarray(start, start + size);
      if (header.dictionary_page_header) this.readDictionary(body, header);
      else if (header.data_page_header) return this.pageOne(body, header);
      else if (header.data_page_header_v2) return this.pageTwo(body, header);
    }
  }

  private inflate(body: Uint8Array, size: number): Uint8Array {
    return decompressPage(body, size, this.meta.codec, compressors);
  }

  private readDictionary(body: Uint8Array, header: PageHeader): void {
    const size = header.dictionary_page_header?.num_values ?? 0;
    const values = this.inflate(body, header.uncompressed_page_size);
    if (size < 0 || size > values.length * 8) throw new RangeError(`invalid size of a dictionary: ${size}`);
    this.dictionary = { source: this.convert(readPlain(values, this.leaf.element, size)), size };
  }

  private pageOne(body: Uint8Array, header: PageHeader): Page {
    const { data_page_header: page } = header;
    const count = this.counted(page?.num_values ?? 0);
    const bytes = this.inflate(body, header.uncompressed_page_size);
    const repetition = this.levels(bytes, 0, this.leaf.maxRepetition, count);
    const definition = this.levels(bytes, repetition.end, this.leaf.maxDefinition, count);
    return this.page(
      count,
      repetition.values,
      definition.values,
      bytes.subarray(definition.end),
      page?.encoding,
    );
  }

  /** In pages of the second kind the levels come first, apart and as they are. */
  private pageTwo(body: Uint8Array, header: PageHeader): Page {
    const { data_page_header_v2: page } = header;
    const count = this.counted(page?.num_values ?? 0);
    const first = page?.repetition_levels_byte_length ?? 0;
    const second = first + (page?.definition_levels_byte_length ?? 0);
    if (!(first >= 0 && second >= first && second <= body.length)) throw new RangeError('invalid levels');
    const { maxRepetition, maxDefinition } = this.leaf;
    const levels = (part: Uint8Array, max: number) =>
      max === 0 ? null : readHybrid(part, bitsOf(max), count);
    const repetition = levels(body.subarray(0, first), maxRepetition);
    const definition = levels(body.subarray(first, second), maxDefinition);
    const rest = body.subarray(second);
    const size = header.uncompressed_page_size - second;
    const values = page?.is_compressed === false || rest.length === 0 ? rest : this.inflate(rest, size);
    return this.page(count, repetition, definition, values, page?.encoding);
  }

  /** A page may not hold more than is left of the column. */
  private counted(count: number): number {
    if (!(count >= 0) || count > this.left) throw new RangeError(`invalid number of values: ${count}`);
    this.left -= count;
    return count;
  }

  private levels(bytes: Uint8Array, at: number, max: number, count: number) {
    if (max === 0) return { values: null, end: at };
    if (at + 4 > bytes.length) throw new RangeError('missing levels');
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);
    const end = at + 4 + length;
    if (end > bytes.length) throw new RangeError('missing levels');
    return { values: readHybrid(bytes.subarray(at + 4, end), bitsOf(max), count), end };
  }

  private page(
    count: number,
    repetition: Int32Array | null,
    definition: Int32Array | null,
    bytes: Uint8Array,
    encoding = 'PLAIN' as NonNullable<PageHeader['data_page_header']>['encoding'],
  ): Page {
    const { present, values } = presence(definition, this.leaf.maxDefinition, count);
    const base = { count, present, definition, repetition };
    if (!isIndexed(encoding)) {
      const source = this.convert(readValues(bytes, encoding, this.leaf.element, values));
      return { ...base, source, index: null };
    }
    if (values > 0 && !this.dictionary) throw new RangeError('missing dictionary');
    const index = values === 0 ? new Int32Array() : readHybrid(bytes.subarray(1), bytes[0] ?? 0, values);
    const size = this.dictionary?.size ?? 0;
    for (const at of index)
      if (at < 0 || at >= size) throw new RangeError(`invalid place in a dictionary: ${at}`);
    return {
      ...base,
      source: this.dictionary?.source ?? this.convert(readPlain(bytes, this.leaf.element, 0)),
      index,
    };
  }

  private convert(source: Source): Source {
    const { type, element, maxRepetition } = this.leaf;
    return convertValues(source, maxRepetition > 0 ? columnType(element) : type, element);
  }
}

function bitsOf(max: number): number {
  return 32 - Math.clz32(max);
}

/** Which places have a value, and how many do. */
function presence(definition: Int32Array | null, max: number, count: number) {
  if (definition === null) return { present: null, values: count };
  const present = new Uint8Array(count);
  let values = 0;
  for (let i = 0; i < count; i += 1) {
    if (definition[i] !== max) continue;
    present[i] = 1;
    values += 1;
  }
  return values === count ? { present: null, values } : { present, values };
}

/** Lists of plain values: each row's values as one text. A place begins a new row where it repeats nothing. */
function readLists(pages: Pages, leaf: Leaf, rows: number): TypedVector {
  const type = columnType(leaf.element);
  const texts: string[][] = [];
  const known: boolean[] = [];
  while (pages.more) {
    const page = pages.next();
    const builder = vectorBuilder(type, page.count);
    take(builder, page, page.count);
    const vector = builder.finish();
    for (let i = 0; i < page.count; i += 1) {
      if (page.repetition?.[i] === 0) {
        texts.push([]);
        known.push(false);
      }
      if (page.present !== null && page.present[i] === 0) continue;
      texts.at(-1)?.push(typedText(type, vector, i));
      known[known.length - 1] = true;
    }
    if (texts.length > rows) break;
  }
  if (texts.length < rows) throw new RangeError('missing rows of a list');
  const filled = texts.slice(0, rows);
  const list = textList(filled.filter((_, i) => known[i]).map((values) => values.join(BETWEEN)));
  const builder = vectorBuilder('VARCHAR', rows);
  builder.add(
    { list },
    rows,
    Uint8Array.from({ length: rows }, (_, i) => (known[i] ? 1 : 0)),
    null,
  );
  return builder.finish();
}
