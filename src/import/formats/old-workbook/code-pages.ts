/** Windows' numbers of encodings, as the old formats name them. */
const NAMES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1201: 'utf-16be',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Decodes bytes in a numbered encoding, by the browser's own decoders. */
function decode(page: number, data: ArrayLike<number> | string): string {
  const codes = typeof data === 'string' ? Array.from(data, (character) => character.charCodeAt(0)) : data;
  const known = NAMES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
  return new TextDecoder(known).decode(Uint8Array.from(codes));
}

/** What the workbook reader asks for encodings; it only reads here. */
export const CODE_PAGES = { utils: { decode } };
