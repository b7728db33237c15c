import type { ExportEncoding, ExportFormat, ExportRequest } from '../../model/export';

/** What the reader chooses of a new file. */
export interface FileChoice {
  readonly format: ExportFormat;
  readonly encoding: ExportEncoding;
  /** Most rows of a CSV file; null = no limit. */
  readonly rows: number | null;
  readonly megabytes: number | null;
  /** Whether columns get their names in the reader's language. */
  readonly headings: boolean;
  /** CSV: whether there is a row of headings. */
  readonly head: boolean;
}

export const USUAL_FILE: FileChoice = {
  format: 'csv',
  encoding: 'utf-8',
  rows: null,
  megabytes: null,
  headings: false,
  head: true,
};

/** The part of a request that says what the file is like. */
export function fileRequest({
  format,
  encoding,
  rows,
  megabytes,
  head,
}: FileChoice): Pick<ExportRequest, 'format' | 'encoding' | 'bom' | 'limits' | 'head'> {
  if (format !== 'csv') return { format };
  const limits = {
    ...(rows !== null && rows > 0 && { rows: Math.floor(rows) }),
    ...(megabytes !== null && megabytes > 0 && { bytes: Math.round(megabytes * 1e6) }),
  };
  return { format, encoding, bom: encoding === 'utf-8' && head, limits, head };
}
