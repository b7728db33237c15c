const EMAIL = /^([^@\s])[^@\s]*(@\S+)$/;
const LONG_DIGITS = /^(\+?\d{3})[\d\s-]{4,}(\d{4})$/;

/**
 * A personal value as it is shown unless the reader unmasks it: 张*, 138****5641, z***@mail.com. Short and long
 * values lose as much; what is empty stays empty.
 */
export function maskValue(value: string): string {
  const text = value.trim();
  if (text === '') return value;
  const email = EMAIL.exec(text);
  if (email) return `${email[1]}***${email[2]}`;
  const digits = LONG_DIGITS.exec(text);
  if (digits) return `${digits[1]}****${digits[2]}`;
  const [first = '', ...rest] = Array.from(text);
  return rest.length <= 3 ? `${first}${'*'.repeat(Math.max(1, rest.length))}` : `${first}***`;
}
