/**
 * The records of a small CSV text (RFC 4180): commas, quotes, any line end. What is empty is an empty text. Meant for files
 * that the product wrote itself; other people's files are read by the import.
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gy;
  const plain = text.replace(/^\uFEFF/, '');
  let row: string[] = [];
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
    const [whole, quoted, bare = '', end] = match;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      if (row.length > 1 || row[0] !== '') rows.push(row);
      row = [];
    }
    if (pattern.lastIndex >= plain.length && (end !== ',' || whole === '')) break;
  }
  return rows;
}
