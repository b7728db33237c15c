/**
 * A personal value as it is shown until the reader unmasks it: enough to recognise, not enough to use.
 * `13812345641` -> `138****5641`, `zhang@example.com` -> `z***@example.com`, `张小明` -> `张**`.
 */
export function mask(text: string): string {
  if (text === '') return text;
  const at = text.lastIndexOf('@');
  if (at > 0) return `${first(text)}***${text.slice(at)}`;
  const characters = [...text];
  if (characters.length >= 8) return `${text.slice(0, 3)}****${text.slice(-4)}`;
  if (characters.length >= 5) return `${text.slice(0, 1)}***${text.slice(-1)}`;
  return first(text) + '*'.repeat(Math.max(1, characters.length - 1));
}

function first(text: string): string {
  return [...text][0] ?? '';
}
