/** Encodes text in a legacy encoding for tests, by turning TextDecoder around. Characters the encoding lacks become `?`. */
export function encode(
  text: string,
  encoding: 'gb18030' | 'big5' | 'shift_jis' | 'windows-1252',
): Uint8Array {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of text) bytes.push(...(table.get(character) ?? [0x3f]));
  return Uint8Array.from(bytes);
}

/** UTF-16, little or big endian, with a byte order mark or without. */
export function encodeUtf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const full = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(full.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < full.length; i += 1) view.setUint16(i * 2, full.charCodeAt(i), !bigEndian);
  return bytes;
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  const add = (bytes: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
      table.set(character, bytes);
  };
  for (let byte = 0; byte < 256; byte += 1) add([byte]);
  if (encoding !== 'windows-1252') {
    for (let lead = 0x81; lead < 0xff; lead += 1)
      for (let trail = 0x40; trail < 0xff; trail += 1) add([lead, trail]);
  }
  tables.set(encoding, table);
  return table;
}
