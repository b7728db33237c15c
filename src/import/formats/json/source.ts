import { KequnError } from '../../../model/failure';
import { corruptFile } from '../typed-file';
import { type FoundList, RecordScanner } from './scan';

/** The bytes of a JSON text in UTF-8, from the beginning each time they are asked for. */
export interface JsonText {
  readonly name: string;
  readonly size: number;
  read(): { readonly stream: ReadableStream<Uint8Array>; readonly replaced: () => number };
}

/** How the records stand in the text: a line each, or in a list of a document. */
export type JsonShape =
  | { readonly kind: 'lines' }
  | { readonly kind: 'document'; readonly path: string; readonly topObjects: boolean };

const decoder = new TextDecoder();

/**
 * The records of a text, as many at a time as come with a chunk of bytes; a line that is blank is none.
 * @throws `import.corrupt`
 */
export async function* records(
  stream: ReadableStream<Uint8Array>,
  shape: JsonShape,
): AsyncGenerator<readonly string[]> {
  const splitter = shape.kind === 'lines' ? lineSplitter() : documentSplitter(shape);
  for await (const chunk of chunks(stream)) yield broken(() => splitter.push(chunk));
  yield broken(() => splitter.end());
}

/** The chunks of a stream; it is cancelled where no more are wanted. */
export async function* chunks(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** What is no JSON is a file that is damaged. */
function broken<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof SyntaxError ? corruptFile(error.message, error) : error;
  }
}

interface Splitter {
  push(chunk: Uint8Array): readonly string[];
  end(): readonly string[];
}

function documentSplitter({
  path,
  topObjects,
}: {
  readonly path: string;
  readonly topObjects: boolean;
}): Splitter {
  let found: string[] = [];
  const scanner = new RecordScanner((at, bytes) => {
    if (at === path) found.push(decoder.decode(bytes));
  }, topObjects);
  return {
    push: (chunk) => {
      found = [];
      scanner.push(chunk);
      return found;
    },
    end: () => {
      scanner.end();
      return [];
    },
  };
}

function lineSplitter(): Splitter {
  const text = new TextDecoder();
  let rest = '';
  const lines = (all: string) =>
    all
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return {
    push: (chunk) => {
      const all = rest + text.decode(chunk, { stream: true });
      const end = all.lastIndexOf('\n');
      rest = all.slice(end + 1);
      return end < 0 ? [] : lines(all.slice(0, end));
    },
    end: () => lines(rest + text.decode()),
  };
}

/** The lists of records in a document, the longest first. Goes through all of it. @throws `import.corrupt` */
export async function findLists(
  stream: ReadableStream<Uint8Array>,
): Promise<{ lists: FoundList[]; tops: number }> {
  const counts = new Map<string, number>();
  const scanner = new RecordScanner((path) => counts.set(path, (counts.get(path) ?? 0) + 1), false);
  for await (const chunk of chunks(stream)) {
    broken(() => {
      scanner.push(chunk);
    });
  }
  broken(() => {
    scanner.end();
  });
  const lists = [...counts].map(([path, records]) => ({ path, records }));
  return {
    lists: lists.sort((a, b) => b.records - a.records || (a.path < b.path ? -1 : 1)),
    tops: scanner.tops,
  };
}

/** There is no list of records. */
export function noRecords(): KequnError {
  return new KequnError('import.json_shape', 'invalid JSON: no list of records');
}
