/**
 * A personal value as it is shown until the reader unmasks it: enough to recognise, not enough to use.
 * `13812345641` -> `138****5641`, `zhang@example.com` -> `z***@example.com`, `张小明` -> `张**`, a date of birth keeps its
 * decade, an address its first characters only (the end is the door).
 */
export function mask(text: string): string {
  if (text === '') return text;
  const at = text.lastIndexOf('@');
  if (at > 0) return `${first(text)}***${text.slice(at)}`;
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return `${text.slice(0, 3)}*-**-**`;
  const characters = [...text];
  if (isAddress(text)) return `${characters.slice(0, 3).join('')}****`;
  if (characters.length >= 8) return `${characters.slice(0, 3).join('')}****${characters.slice(-4).join('')}`;
  if (characters.length >= 5) return `${first(text)}***${characters.at(-1) ?? ''}`;
  return first(text) + '*'.repeat(Math.max(1, characters.length - 1));
}

function isAddress(text: string): boolean {
  return /\p{Script=Han}.{5,}/u.test(text) && /[省市区县镇村路街巷弄号楼栋幢室]/.test(text);
}

function first(text: string): string {
  return [...text][0] ?? '';
}
