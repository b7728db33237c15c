import type { ImportOptions } from '../../model/import';
import type { Bytes } from '../bytes';
import type { OpenedFile } from '../open';
import { notATable } from '../sniff';

/** Opens a workbook. */
export function openXlsx(
  _file: Blob & { readonly name: string },
  _bytes: Bytes,
  _options: ImportOptions,
): Promise<OpenedFile> {
  return Promise.reject(notATable('.xlsx'));
}
