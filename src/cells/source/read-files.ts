import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import { type PreparedFile, prepareFile } from '../../import/prepare';
import type { SourceOptions } from './options';

/**
 * Reads every file of the input as UTF-8 text of data rows, with progress over all of them.
 * @throws `import.no_file`, and what reading a file throws, with the file's name
 */
export async function readFiles(context: ComputeContext<SourceOptions>): Promise<PreparedFile[]> {
  const { input } = context.options;
  const files = context.files(input);
  if (files.length === 0)
    throw new KequnError('import.no_file', `missing file: ${input}`, { values: { input } });
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const prepared: PreparedFile[] = [];
  let before = 0;
  for (const file of files) {
    const report = (stage: 'read' | 'decode', done: number) => {
      context.signal.throwIfAborted();
      context.progress({ stage, done: before + Math.min(done, file.size), total });
    };
    prepared.push(await withName(file, prepareFile(file, context.options.import, report)));
    before += file.size;
    context.progress({ stage: 'read', done: before, total });
  }
  return prepared;
}

/** Adds the file's name to what went wrong with it. */
async function withName<T>(file: File, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof KequnError) {
      const { code, message, sql, position } = error;
      throw new KequnError(code, message, {
        values: { file: file.name, ...error.values },
        sql,
        position,
        cause: error,
      });
    }
    if (!(error instanceof DOMException) || error.name === 'AbortError') throw error;
    throw new KequnError('import.unreadable', `invalid file: ${error.message}`, {
      values: { file: file.name },
      cause: error,
    });
  }
}
