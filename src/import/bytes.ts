import { KequnError } from '../model/failure';

/** Bytes of a file: as they lie there, or inflated while they are read. */
export interface Bytes {
  /** At most `length` bytes from the beginning. */
  head(length: number): Promise<Uint8Array>;
  stream(): ReadableStream<Uint8Array>;
  /** The bytes as they are, where nothing has to be inflated. */
  readonly blob: Blob | null;
  /** Bytes on disk: what progress is measured in. */
  readonly size: number;
  /** The whole, inflated. `report` hears how many bytes of the file were read. */
  whole(report: (done: number) => void): Promise<Blob>;
}

/** More than this, inflated, is refused: it would not fit where it is kept. */
export const MAX_INFLATED = 4 * 2 ** 30;
/** Text seldom shrinks to less than 1 %; zip bombs do. Only looked at above `RATIO_FROM` bytes. */
export const MAX_RATIO = 250;
const RATIO_FROM = 64 * 2 ** 20;

export function plainBytes(blob: Blob): Bytes {
  return {
    head: async (length) => new Uint8Array(await blob.slice(0, length).arrayBuffer()),
    stream: () => blob.stream(),
    blob,
    size: blob.size,
    whole: () => Promise.resolve(blob),
  };
}

const LIMITS = { bytes: MAX_INFLATED, ratio: MAX_RATIO, from: RATIO_FROM };

/** A gzip file's content. @throws `import.zip_bomb`, `import.corrupt` while reading */
export function gzipBytes(blob: Blob, limits = LIMITS): Bytes {
  return inflatedBytes(blob, 'gzip', limits);
}

/** What `deflate-raw` (as in a zip) or `gzip` packed. @throws as `gzipBytes` */
export function inflatedBytes(blob: Blob, format: 'gzip' | 'deflate-raw', limits = LIMITS): Bytes {
  const inflated = (report: (done: number) => void) => {
    const counted = blob.stream().pipeThrough(counting(report));
    return counted.pipeThrough(new DecompressionStream(format)).pipeThrough(limited(blob.size, limits));
  };
  const stream = () => inflated(() => undefined);
  return {
    head: (length) => readHead(stream(), length),
    stream,
    blob: null,
    size: blob.size,
    whole: (report) => collect(inflated(report)),
  };
}

function counting(
  report: (done: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let done = 0;
  return new TransformStream({
    transform(chunk, controller) {
      done += chunk.length;
      report(done);
      controller.enqueue(chunk);
    },
  });
}

function limited(
  packed: number,
  limits: { bytes: number; ratio: number; from: number },
): TransformStream<Uint8Array, Uint8Array> {
  let total = 0;
  return new TransformStream({
    transform(chunk, controller) {
      total += chunk.length;
      if (total > limits.bytes || (total > limits.from && total > packed * limits.ratio)) {
        throw new KequnError(
          'import.zip_bomb',
          `invalid compressed file: ${packed} bytes become more than ${total}`,
          {
            values: { bytes: packed, inflated: total },
          },
        );
      }
      controller.enqueue(chunk);
    },
  });
}

async function readHead(stream: ReadableStream<Uint8Array>, length: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const head = new Uint8Array(length);
  let filled = 0;
  try {
    while (filled < length) {
      const { done, value } = await reader.read();
      if (done) break;
      const part = value.subarray(0, length - filled);
      head.set(part, filled);
      filled += part.length;
    }
  } catch (error) {
    throw corrupt(error);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return head.subarray(0, filled);
}

const PART = 16 * 2 ** 20;

/** A stream as a Blob, put together in large parts so that the heap does not hold it all. */
export async function collect(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const parts: Blob[] = [];
  let chunks: BlobPart[] = [];
  let held = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value as Uint8Array<ArrayBuffer>);
      held += value.length;
      if (held < PART) continue;
      parts.push(new Blob(chunks));
      chunks = [];
      held = 0;
    }
  } catch (error) {
    throw corrupt(error);
  }
  return new Blob([...parts, ...chunks]);
}

function corrupt(error: unknown): unknown {
  if (error instanceof KequnError || (error instanceof Error && error.name === 'AbortError')) return error;
  return new KequnError('import.corrupt', 'invalid compressed file: it is damaged or cut off', {
    cause: error,
  });
}
