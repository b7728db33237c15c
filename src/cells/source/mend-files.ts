import { collect } from '../../import/bytes';
import { QuoteMender } from '../../import/mend-quotes';
import type { PreparedFile } from '../../import/prepare';

/** Files as they are read in the end, and how many of their lines were changed. */
export interface MendedFiles {
  readonly files: readonly PreparedFile[];
  readonly lines: number;
}

/** Reads the texts among files again, with quotes that do not match as plain characters. */
export async function mendFiles(
  files: readonly PreparedFile[],
  isMeant: (file: PreparedFile) => boolean,
  signal: AbortSignal,
): Promise<MendedFiles> {
  const mended: PreparedFile[] = [];
  let lines = 0;
  for (const file of files) {
    if (file.opened.typed || !isMeant(file)) {
      mended.push(file);
      continue;
    }
    const mender = new QuoteMender(file.layout.delimiter);
    const data = await collect(file.data.stream().pipeThrough(mending(mender), { signal }));
    lines += mender.lines;
    mended.push(mender.lines > 0 ? { ...file, data } : file);
  }
  return { files: mended, lines };
}

function mending(mender: QuoteMender): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  return new TransformStream({
    transform(chunk, controller) {
      const text = mender.push(decoder.decode(chunk, { stream: true }));
      if (text !== '') controller.enqueue(encoder.encode(text));
    },
    flush(controller) {
      controller.enqueue(encoder.encode(mender.push(decoder.decode()) + mender.end()));
    },
  });
}
