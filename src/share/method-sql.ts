import { findSensitive, isPlainlyPersonal } from './sensitive';
import { sqlRegions } from './sql-regions';

/**
 * SQL as a link of the method carries it: without comments, which are the author's notes, and without literals that
 * plainly are personal data (`'13812345678'` becomes `'…'`, a bare number NULL). Other literals, such as a status, are method.
 */
export function methodSql(sql: string): string {
  const personal = findSensitive(sql).filter(isPlainlyPersonal);
  const taken = new Uint8Array(sql.length);
  for (const { from, to } of personal) taken.fill(1, from, to);
  const parts = sqlRegions(sql).map(({ kind, from, to }) => {
    const text = sql.slice(from, to);
    if (kind === 'comment') return text.includes('\n') || text.startsWith('--') ? '' : ' ';
    if (kind === 'code') return replaceMarks(text, from, personal);
    if (kind === 'string' && taken.subarray(from, to).includes(1)) return "'…'";
    return text;
  });
  return withoutBlankLines(parts.join(''));
}

/** Bare numbers in code that are personal data. */
function replaceMarks(code: string, offset: number, marks: readonly { from: number; to: number }[]): string {
  const inside = marks.filter((mark) => mark.from >= offset && mark.to <= offset + code.length);
  let text = '';
  let at = 0;
  for (const { from, to } of inside) {
    text += `${code.slice(at, from - offset)}NULL`;
    at = to - offset;
  }
  return text + code.slice(at);
}

function withoutBlankLines(sql: string): string {
  return sql
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}
