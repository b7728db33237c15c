import { readFileSync } from 'node:fs';
import type { FieldMap, RowKind } from '../../src/model/fields';

/** Which field comes from where in a real file: what the import must guess unaided. */
export interface ExpectedMapping {
  readonly file: string;
  readonly rows: number;
  readonly row: RowKind;
  readonly map: FieldMap;
}

/** `test/expected/field-mappings.json`: every file of orders in the shared data. */
export function expectedMappings(): readonly ExpectedMapping[] {
  const path = new URL('../expected/field-mappings.json', import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { files: ExpectedMapping[] }).files;
}
