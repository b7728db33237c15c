import type { ComputeContext } from '../../model/cell';
import { KequnError } from '../../model/failure';
import type { Warning } from '../../model/warning';
import type { Report } from '../../import/open';
import { type FilePart, partsToRead } from '../../import/parts';
import { type PreparedFile, prepareFile } from '../../import/prepare';
import type { SourceOptions } from './options';
import { warn } from './source-warnings';

/** The tables that were read, and what there is to say of the choice. */
export interface FilesRead {
  readonly files: readonly PreparedFile[];
  readonly warnings: readonly Warning[];
}

/**
 * Reads every file of the input as UTF-8 text of data rows, with progress over all of them. A file whose sheets (or files inside)
 * are united gives several.
 * @throws `import.no_file`, and what reading a file throws, with the file's name
 */
export async function readFiles(context: ComputeContext<SourceOptions>): Promise<FilesRead> {
  const { input } = context.options;
  const given = context.files(input);
  if (given.length === 0)
    throw new KequnError('import.no_file', `missing file: ${input}`, { values: { input } });
  const total = given.reduce((sum, file) => sum + file.size, 0);
  const files: PreparedFile[] = [];
  const warnings: Warning[] = [];
  let before = 0;
  for (const file of given) {
    const report = (stage: 'read' | 'decode', done: number) => {
      context.signal.throwIfAborted();
      context.progress({ stage, done: before + Math.min(done, file.size), total });
    };
    const { parts, unread } = await withName(file, partsToRead(file, context.options.import));
    for (const part of parts) files.push(await withName(file, readPart(file, part, report)));
    if (unread.length > 0) warnings.push(unreadWarning(file, unread));
    before += file.size;
    context.progress({ stage: 'read', done: before, total });
  }
  return { files, warnings };
}

/** A part is called by its file and itself: months.xlsx · 1月. */
async function readPart(file: File, { options, name }: FilePart, report: Report): Promise<PreparedFile> {
  const prepared = await prepareFile(file, options, report);
  if (name === null) return prepared;
  return { ...prepared, opened: { ...prepared.opened, name: `${file.name} · ${name}` } };
}

function unreadWarning(file: File, unread: readonly string[]): Warning {
  const parts = unread.slice(0, SHOWN_PARTS).join(', ') + (unread.length > SHOWN_PARTS ? ' …' : '');
  return warn('import.parts_unread', { file: file.name, count: unread.length, parts });
}

const SHOWN_PARTS = 20;

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
