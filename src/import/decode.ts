import type { Encoding } from '../model/import';
import { splitBlanks } from './formats/delimited';
import { csvLine } from './csv';
import { countReplaced } from './count-replaced';
import { DoubleByteDecoder, type DoubleByteEncoding } from './double-byte';

/** From bytes in some encoding to UTF-8 bytes, piece by piece, with what had to be replaced so far. */
export interface Transcoder {
  push(chunk: Uint8Array): Uint8Array;
  /** What is left when there is no more. */
  end(): Uint8Array;
  readonly replaced: number;
}

/** Turns bytes of an encoding into UTF-8, without a byte order mark; counts what it cannot read (each becomes U+FFFD). */
export function transcoder(encoding: Encoding): Transcoder {
  return isDoubleByte(encoding) ? new DoubleByteDecoder(encoding) : new TextTranscoder(encoding);
}

function isDoubleByte(encoding: Encoding): encoding is DoubleByteEncoding {
  return encoding === 'gb18030' || encoding === 'big5' || encoding === 'shift_jis';
}

class TextTranscoder implements Transcoder {
  replaced = 0;
  private readonly decoder: TextDecoder;
  private readonly encoder = new TextEncoder();

  constructor(encoding: Encoding) {
    this.decoder = new TextDecoder(encoding);
  }

  push(chunk: Uint8Array): Uint8Array {
    return this.encoded(this.decoder.decode(chunk, { stream: true }));
  }

  end(): Uint8Array {
    return this.encoded(this.decoder.decode());
  }

  private encoded(text: string): Uint8Array {
    this.replaced += countReplaced(text);
    return this.encoder.encode(text);
  }
}

/** A transcoder as a stage of streams. */
export function transcoding(decoder: Transcoder): TransformStream<Uint8Array, Uint8Array> {
  const give = (utf8: Uint8Array, controller: TransformStreamDefaultController<Uint8Array>) => {
    if (utf8.length > 0) controller.enqueue(utf8);
  };
  return new TransformStream({
    transform(chunk, controller) {
      give(decoder.push(chunk), controller);
    },
    flush(controller) {
      give(decoder.end(), controller);
    },
  });
}

/** So much of a file is read at a time: each read has a cost of its own, whatever its size. */
const SLICE = 4 * 2 ** 20;

/**
 * A whole file transcoded. The next piece is read while one is decoded, which with large pieces is several times as fast as
 * a chain of streams. `report` hears how many bytes of the file were read.
 */
export async function transcodeBlob(
  blob: Blob,
  decoder: Transcoder,
  report: (done: number) => void,
): Promise<Blob> {
  const read = (at: number) => blob.slice(at, at + SLICE).arrayBuffer();
  const parts: Blob[] = [];
  let next = read(0);
  for (let at = 0; at < blob.size; at += SLICE) {
    const chunk = new Uint8Array(await next);
    next = read(at + SLICE);
    parts.push(new Blob([decoder.push(chunk) as Uint8Array<ArrayBuffer>]));
    report(Math.min(blob.size, at + SLICE));
  }
  await next;
  return new Blob([...parts, decoder.end() as Uint8Array<ArrayBuffer>]);
}

/** Lines of values set apart by runs of blanks -> canonical CSV, on UTF-8 bytes. Blank lines stay blank. */
export function blanksToCommas(): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let rest = '';
  return new TransformStream({
    transform(chunk, controller) {
      const text = rest + decoder.decode(chunk, { stream: true });
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      if (end > 0) controller.enqueue(encoder.encode(blankLines(text.slice(0, end))));
    },
    flush(controller) {
      const text = rest + decoder.decode();
      if (text !== '') controller.enqueue(encoder.encode(blankLines(text)));
    },
  });
}

/** The same for a text at hand; a last line without its end is taken as whole. */
export function blankLines(text: string): string {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line.trim() === '' ? '\n' : csvLine(splitBlanks(line)))).join('');
}
