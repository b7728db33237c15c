import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { previewFile } from '../../src/import/preview';
import { prepareFile } from '../../src/import/prepare';
import { KequnError } from '../../src/model/failure';
import { encode, encodeUtf16 } from '../support/encode';

const numRuns = Number(process.env.FUZZ_RUNS ?? 50);
const SEED = 20240301;
const PATIENCE = 20_000;

const TEXT = [
  '三月订单报表,,,,',
  '订单号,会员号,下单时间,实付金额,备注',
  ...Array.from(
    { length: 40 },
    (_, i) => `${1000 + i},C${i % 7},2024-03-${(i % 28) + 1},${i}.50,"说明, ""${i}"""`,
  ),
  '合计,,,820.00,',
  '制表人：张三,,,,',
].join('\n');
const RECORDS = JSON.stringify(
  Array.from({ length: 20 }, (_, i) => ({
    会员号: `C${i}`,
    下单时间: '2024-03-01',
    实付金额: i,
    地址: { 省: '广东' },
  })),
);

let seeds: readonly (readonly [string, Uint8Array])[] = [];
beforeAll(async () => {
  const rows = TEXT.split('\n').map((line) => line.split(','));
  const workbook = await writeXlsx({ sheets: [{ name: '订单', rows }] });
  const utf8 = new TextEncoder().encode(TEXT);
  seeds = [
    ['utf8.csv', utf8],
    ['gbk.csv', encode(TEXT, 'gb18030')],
    ['utf16.txt', encodeUtf16(TEXT.replaceAll(',', '\t'), false, true)],
    ['gzip.csv', new Uint8Array(gzipSync(utf8))],
    ['book.xlsx', workbook],
    ['records.json', new TextEncoder().encode(RECORDS)],
    ['lines.ndjson', new TextEncoder().encode(RECORDS.slice(1, -1).replaceAll('},{', '}\n{'))],
  ];
});

/** One change of a file's bytes; places and lengths are shares of the file, so that they fit any file. */
type Change =
  | { readonly do: 'set'; readonly at: number; readonly byte: number }
  | { readonly do: 'cut'; readonly at: number; readonly share: number }
  | { readonly do: 'double'; readonly at: number; readonly share: number }
  | { readonly do: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly do: 'end'; readonly at: number };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), at: share, byte: fc.nat(255) }),
  fc.record({ do: fc.constant('cut' as const), at: share, share }),
  fc.record({ do: fc.constant('double' as const), at: share, share }),
  fc.record({
    do: fc.constant('insert' as const),
    at: share,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
  fc.record({ do: fc.constant('end' as const), at: share }),
);

function changed(bytes: Uint8Array, one: Change): Uint8Array {
  const at = Math.floor(one.at * bytes.length);
  const until = 'share' in one ? Math.min(bytes.length, at + Math.floor(one.share * 200)) : at;
  const [before, within, after] = [bytes.subarray(0, at), bytes.subarray(at, until), bytes.subarray(until)];
  switch (one.do) {
    case 'set':
      return Uint8Array.from(bytes, (byte, place) => (place === at ? one.byte : byte));
    case 'cut':
      return joined(before, after);
    case 'double':
      return joined(before, within, within, after);
    case 'insert':
      return joined(before, one.bytes, after);
    case 'end':
      return before;
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Reads a file to its end, or says why not. Anything but a reason of ours is a fault. */
async function readOrReason(file: File): Promise<string> {
  try {
    const preview = await previewFile(file, {});
    const prepared = await prepareFile(file, {}, () => undefined);
    expect(prepared.names).toHaveLength(new Set(prepared.names.map((name) => name.toLowerCase())).size);
    expect(preview.columns.map(({ name }) => name)).toEqual(prepared.names);
    for (const row of preview.rows) expect(row.length).toBeGreaterThan(0);
    return 'read';
  } catch (error) {
    if (error instanceof KequnError) return error.code;
    throw error;
  }
}

describe('changed files', () => {
  it('unchanged, all of the seeds are read', async () => {
    for (const [name, bytes] of seeds) {
      expect(await readOrReason(new File([bytes as Uint8Array<ArrayBuffer>], name)), name).toBe('read');
    }
  });

  it(
    'are read, or refused with a reason, and never hang',
    { timeout: PATIENCE + numRuns * 400 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(6),
          fc.array(change, { minLength: 1, maxLength: 6 }),
          async (which, changes) => {
            const [name, bytes] = seeds[which] ?? ['none', new Uint8Array()];
            const broken = changes.reduce(changed, bytes);
            const started = performance.now();
            const end = await readOrReason(new File([broken as Uint8Array<ArrayBuffer>], name));
            expect(end === 'read' || end.startsWith('import.')).toBe(true);
            expect(performance.now() - started).toBeLessThan(PATIENCE);
          },
        ),
        { numRuns, seed: SEED },
      );
    },
  );

  it(
    'that are nothing but noise are read or refused too',
    { timeout: PATIENCE + numRuns * 400 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (noise) => {
          const end = await readOrReason(new File([noise as Uint8Array<ArrayBuffer>], 'noise.bin'));
          expect(end === 'read' || end.startsWith('import.')).toBe(true);
        }),
        { numRuns, seed: SEED },
      );
    },
  );

  it(
    'in one place of one value differ in that value only',
    { timeout: PATIENCE + numRuns * 400 },
    async () => {
      const lines = TEXT.split('\n');
      await fc.assert(
        fc.asyncProperty(fc.nat(39), fc.stringMatching(/^[a-z0-9甲乙]{1,8}$/), async (row, value) => {
          const line = (lines[row + 2] ?? '').replace(/,C\d,/, `,X${value},`);
          const text = lines.map((one, place) => (place === row + 2 ? line : one)).join('\n');
          const prepared = await prepareFile(new File([text], 'a.csv'), {}, () => undefined);
          const members = prepared.columns.find(({ name }) => name === '会员号')?.values ?? [];
          expect(members).toEqual(
            Array.from({ length: 40 }, (_, i) => (i === row ? `X${value}` : `C${i % 7}`)),
          );
          expect(prepared.footer).toHaveLength(2);
        }),
        { numRuns, seed: SEED },
      );
    },
  );
});
