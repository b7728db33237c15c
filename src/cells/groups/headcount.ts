/**
 * How many people a text says a company has: 120, 50-99人, 少于50人, 1000人以上, 1千, 1万+. Of a range the lower end counts, of
 * `less than` one below. Null where it says no number.
 */
export function headcountOf(text: string): number | null {
  const plain = text.replace(/[,，\s]/g, '');
  const match = /(\d+(?:\.\d+)?)(千|万|k)?/i.exec(plain);
  if (!match) return null;
  const times = match[2] === '万' ? 10_000 : match[2] ? 1000 : 1;
  const number = Number(match[1]) * times;
  return /^(少于|小于|不足|不到|<|lessthan|under|below)|以下|以内/i.test(plain) && !/[-–—~至到]/.test(plain)
    ? Math.max(0, number - 1)
    : number;
}
