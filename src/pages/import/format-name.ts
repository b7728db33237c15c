import type { FileFormat } from '../../model/import';

const NAMES: Readonly<Record<FileFormat, string>> = {
  delimited: 'CSV',
  xlsx: 'Excel',
  xls: 'Excel (.xls)',
  xlsb: 'Excel (.xlsb)',
  ods: 'OpenDocument',
  json: 'JSON',
  ndjson: 'NDJSON',
  parquet: 'Parquet',
  arrow: 'Arrow',
};

/** What people call a file format. */
export function formatName(format: FileFormat): string {
  return NAMES[format];
}
