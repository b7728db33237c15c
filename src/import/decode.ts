import type { Encoding } from '../model/import';
import { splitBlanks } from './formats/delimited';
import { csvLine } from './csv';
import { countReplaced } from './count-replaced';
import { DoubleByteDecoder, type DoubleByteEncoding } from './double-byte';

/** A stage from bytes in some encoding to UTF-8 bytes, with what it had to replace so far. */
export interface Transcoder {
  readonly stream: TransformStream<Uint8Array, Uint8Array>;
  readonly replaced: () => number;
}

/** Turns bytes of an encoding into UTF-8, without a byte order mark; counts what it cannot read (each becomes U+FFFD). */
export function transcoder(encoding: Encoding): Transcoder {
  return isDoubleByte(encoding) ? byTables(encoding) : byTextDecoder(encoding);
}

function isDoubleByte(encoding: Encoding): encoding is DoubleByteEncoding {
  return encoding === 'gb18030' || encoding === 'big5' || encoding === 'shift_jis';
}

function byTables(encoding: DoubleByteEncoding): Transcoder {
  const decoder = new DoubleByteDecoder(encoding);
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const utf8 = decoder.push(chunk);
      if (utf8.length > 0) controller.enqueue(utf8);
    },
    flush(controller) {
      controller.enqueue(decoder.end());
    },
  });
  return { stream, replaced: () => decoder.replaced };
}

function byTextDecoder(encoding: Encoding): Transcoder {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  let replaced = 0;
  const push = (text: string, controller: TransformStreamDefaultController<Uint8Array>) => {
    replaced += countReplaced(text);
    if (text !== '') controller.enqueue(encoder.encode(text));
  };
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      push(decoder.decode(chunk, { stream: true }), controller);
    },
    flush(controller) {
      push(decoder.decode(), controller);
    },
  });
  return { stream, replaced: () => replaced };
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
