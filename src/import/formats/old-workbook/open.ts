import type { FileFormat, ImportOptions } from '../../../model/import';
import type { OpenedFile } from '../../open';
import { readSheetSomewhere } from './reader';

/** Opens .xls, .xlsb, .ods or a table of a web page (`markup`): one of its sheets as CSV. @throws as `readSheet` */
export async function openSheets(
  file: Blob & { readonly name: string },
  format: FileFormat,
  markup: boolean,
  options: ImportOptions,
): Promise<OpenedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = await readSheetSomewhere({
    bytes,
    markup,
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
  });
  return {
    name: file.name,
    bytes: file.size,
    format,
    compressed: true,
    encoding: 'utf-8',
    encodings: [],
    encodingCertain: true,
    sheets: found.sheets,
    hiddenSheets: found.hiddenSheets,
    sheet: found.sheet,
    members: [],
    warnings: [],
    merges: () => Promise.resolve(found.merges),
    delimiter: ',',
    head: found.head,
    headIsWhole: found.headIsWhole,
    headReplaced: 0,
    text: () => Promise.resolve({ blob: found.csv, replaced: 0 }),
  };
}
