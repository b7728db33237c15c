import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KequnError } from '../../../src/model/failure';
import { openTestDatabase, type TestDatabase } from '../../support/database';
import { runCell } from '../../support/run-cell';
import { fileOf, rowsOf } from '../../support/files';

const RUNS = Number(process.env.FUZZ_RUNS ?? 40);
/** No small file may take longer, whatever is wrong with it. */
const PATIENCE_MS = 15_000;

const sample = (name: string) => new Uint8Array(readFileSync(new URL(`./samples/${name}`, import.meta.url)));
const ROWS = [
  ['会员号', '下单时间', '金额'],
  ...Array.from({ length: 30 }, (_, i) => [`m${i}`, `2024-03-${(i % 28) + 1}`, i * 1.5]),
];
const CSV = ROWS.map((row) => row.join(',')).join('\n');
const RECORDS = ROWS.slice(1).map(([a, b, c]) => ({
  会员号: a,
  when: { 下单时间: b },
  金额: c,
  tags: ['x', 'y'],
}));

function old(bookType: 'biff8' | 'xlsb' | 'ods'): Uint8Array {
  const workbook = { SheetNames: ['s'], Sheets: { s: utils.aoa_to_sheet(ROWS) } };
  return new Uint8Array(write(workbook, { type: 'array', bookType }) as ArrayBuffer);
}

const FILES: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['Parquet, Snappy', () => sample('all-snappy.parquet')],
  ['Parquet, gzip', () => sample('all-gzip.parquet')],
  ['Parquet, Zstandard', () => sample('all-zstd.parquet')],
  ['Parquet, plain', () => sample('all-none.parquet')],
  ['Parquet of differences', () => sample('delta.parquet')],
  ['Arrow stream', () => sample('all.arrows')],
  ['Feather, LZ4', () => sample('all-lz4.feather')],
  ['Arrow, views', () => sample('views.arrow')],
  ['JSON', () => strToU8(JSON.stringify({ data: RECORDS }))],
  ['NDJSON', () => strToU8(RECORDS.map((each) => JSON.stringify(each)).join('\n'))],
  ['.xls', () => old('biff8')],
  ['.xlsb', () => old('xlsb')],
  ['.ods', () => old('ods')],
  [
    '.xlsx',
    async () =>
      new Uint8Array((await writeXlsx({ sheets: [{ name: 's', rows: ROWS }] })) as Uint8Array<ArrayBuffer>),
  ],
  [
    'web page',
    () => strToU8(`<table>${ROWS.map((row) => `<tr><td>${row.join('<td>')}</tr>`).join('')}</table>`),
  ],
  ['zip', () => zipSync({ 'a.csv': strToU8(CSV), 'b.json': strToU8(JSON.stringify(RECORDS)) })],
  ['gzip', () => gzipSync(strToU8(CSV))],
  ['CSV', () => strToU8(CSV)],
];

/** One damage: a byte changed, bytes cut out, said twice, or the end lost. Places are shares of the length. */
const damage = fc.record({
  kind: fc.constantFrom('change', 'bit', 'cut', 'twice', 'end', 'number'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  byte: fc.integer({ min: 0, max: 255 }),
  length: fc.integer({ min: 1, max: 40 }),
});
type Damage = typeof damage extends fc.Arbitrary<infer Kind> ? Kind : never;

function damaged(bytes: Uint8Array, { kind, at, byte, length }: Damage): Uint8Array {
  const place = Math.min(bytes.length - 1, Math.floor(at * bytes.length));
  const part = (from: number, to: number) => Array.from(bytes.subarray(from, to));
  const copy = bytes.slice();
  switch (kind) {
    case 'change':
      copy[place] = byte;
      return copy;
    case 'bit':
      copy[place] = (copy[place] ?? 0) ^ (1 << (byte % 8));
      return copy;
    case 'number':
      copy.fill(byte < 128 ? 0xff : 0x7f, place, place + 4);
      return copy;
    case 'cut':
      return Uint8Array.from([...part(0, place), ...part(place + length, bytes.length)]);
    case 'twice':
      return Uint8Array.from([...part(0, place + length), ...part(place, bytes.length)]);
    default:
      return bytes.slice(0, place + 1);
  }
}

/** Reads the file, or says why not; anything else is a fault. */
async function readOrRefused(bytes: Uint8Array): Promise<void> {
  try {
    const rows = await rowsOf(bytes);
    expect(rows.length).toBeGreaterThan(0);
  } catch (error) {
    if (!(error instanceof KequnError)) throw error;
  }
}

describe('damaged files are read or refused with a reason, in time', () => {
  it.each(FILES)('%s', async (_name, make) => {
    const bytes = await make();
    await readOrRefused(bytes);
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const started = performance.now();
        await readOrRefused(
          damages.reduce((all, each) => (all.length === 0 ? all : damaged(all, each)), bytes),
        );
        expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
      }),
      { seed: 20240701, numRuns: RUNS },
    );
  });
});

describe('damaged files with types of their own leave the engine as it was', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await database.run('CREATE TABLE before AS SELECT 1 AS one');
  });
  afterAll(() => database.close());

  it.each(['all-zstd.parquet', 'all-lz4.feather', 'all-none.parquet'])('%s', async (name) => {
    const bytes = sample(name);
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const files = { orders: [fileOf(damaged(bytes, how))] };
        try {
          await runCell('source', { name: 'orders', options: { input: 'orders' }, files }, database);
        } catch (error) {
          if (!(error instanceof KequnError)) throw error;
          expect(error.code).toMatch(/^import\./);
        }
        expect(await database.rows('FROM before')).toEqual([{ one: 1 }]);
      }),
      { seed: 11, numRuns: Math.min(RUNS, 400) },
    );
  });
});
