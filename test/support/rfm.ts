import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Database } from '../../src/model/database';
import { sharedData } from './shared-data';

/** Reads a delimited reference file into a table of text columns, without the product's import. */
export async function importDelimited(
  database: Database,
  table: string,
  file: string,
  encoding = 'utf-8',
): Promise<void> {
  const path = sharedData(file);
  if (!path) throw new Error(`missing file: ${file}`);
  const bytes = readFileSync(path);
  const plain = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  const text = new TextDecoder(encoding).decode(plain);
  const source = await database.addFile(file.replaceAll('/', '_').replace('.gz', ''), new Blob([text]));
  await database.run(
    `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM read_csv('${source}', all_varchar = true, header = true)`,
  );
  await database.dropFile(source);
}
