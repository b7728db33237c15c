/**
 * An ISO date or time (`2024-03-01`, `2024-03-01 08:05:00`) in a written pattern of `yyyy MM M dd d HH mm ss`. What is no
 * ISO date stays as it is.
 */
export function writeDate(iso: string, pattern: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(iso);
  if (!match) return iso;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = match;
  const parts: Readonly<Record<string, string>> = {
    yyyy: year,
    MM: month,
    M: String(Number(month)),
    dd: day,
    d: String(Number(day)),
    HH: hour,
    mm: minute,
    ss: second,
  };
  return pattern.replace(/yyyy|MM|M|dd|d|HH|mm|ss/g, (part) => parts[part] ?? part);
}
