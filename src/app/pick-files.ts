import { filesBelow, folderFiles } from './folder-files';

const handles = new WeakMap<File, FileSystemFileHandle>();

/** The way back to a file that was dropped or picked, where the browser gave one. */
export function handleOf(file: File): FileSystemFileHandle | undefined {
  return handles.get(file);
}

/** Remembers the handle that belongs to a file: one restored from the device, say. */
export function rememberHandle(file: File, handle: FileSystemFileHandle): void {
  handles.set(file, handle);
}

interface FilePicker {
  showOpenFilePicker?(options: { multiple: boolean }): Promise<FileSystemFileHandle[]>;
}

const DATA_FILES =
  '.csv,.tsv,.txt,.xlsx,.xls,.xlsb,.ods,.json,.ndjson,.jsonl,.parquet,.arrow,.feather,.zip,.gz,text/csv,text/plain';
const DOCUMENT_FILES = '.md,text/markdown,text/plain';

/** Asks for files: through the picker that gives handles where there is one, else through a file input. */
export async function pickFiles(kind: 'data' | 'document'): Promise<readonly File[]> {
  const multiple = kind === 'data';
  const accept = multiple ? DATA_FILES : DOCUMENT_FILES;
  const picker = (window as FilePicker).showOpenFilePicker?.bind(window);
  if (!picker) return pickByInput(multiple, accept);
  try {
    return await Promise.all((await picker({ multiple })).map(withHandle));
  } catch (error) {
    const cancelled = error instanceof DOMException && error.name === 'AbortError';
    return cancelled ? [] : pickByInput(multiple, accept);
  }
}

async function withHandle(handle: FileSystemFileHandle): Promise<File> {
  const file = await handle.getFile();
  rememberHandle(file, handle);
  return file;
}

function pickByInput(multiple: boolean, accept: string): Promise<readonly File[]> {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', multiple, accept });
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Asks for a folder and gives the files in it and below. */
export function pickFolder(): Promise<readonly File[]> {
  const input = document.createElement('input');
  Object.assign(input, { type: 'file', multiple: true, webkitdirectory: true });
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(folderFiles([...(input.files ?? [])])));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

interface DroppedItem extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

/** The files of a drop, those in folders included. Handles must be asked for before the event is over. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  const asked = items.map((item: DroppedItem) => ({
    file: item.getAsFile(),
    entry: item.webkitGetAsEntry(),
    handle: item.getAsFileSystemHandle?.().catch(() => null),
  }));
  const files: File[] = [];
  for (const { file, entry, handle } of asked) {
    if (entry?.isDirectory) files.push(...folderFiles(await filesBelow(entry)));
    if (!file || entry?.isDirectory) continue;
    const found = await handle;
    if (found?.kind === 'file') rememberHandle(file, found as FileSystemFileHandle);
    files.push(file);
  }
  return files;
}
